"""What a lost machine loses: at most what was answered after the last copy began, whenever it dies."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.practices import PASSWORD
from tests.harness.bucket import BUCKET, Gate, a_bucket, client
from tests.harness.waiting import until
from tests.integration.copies.machines import EVERY_S, PLACE, Machine, a_writer, copied_since, notes_at

# A copy of the small databases here takes some tens of milliseconds; a busy machine is given a lot of it.
ONE_COPY_S = 5.0


@pytest.fixture
def store() -> Iterator[str]:
    with a_bucket() as address:
        yield address


@pytest.fixture
def gate(store: str) -> Iterator[Gate]:
    gate = Gate(store)
    yield gate
    gate.close()


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def test_a_machine_lost_right_after_a_copy_loses_nothing_older(store: str, tmp_path: Path) -> None:
    first = Machine(tmp_path / "first", store)
    first.start()
    writer = a_writer(first)
    writer.writes(5)
    writer.writes(5)
    before_ms = now_ms()
    writer.writes(1)
    began_ms = copied_since(first, before_ms)
    first.is_lost()

    second = Machine(tmp_path / "second", store, lost_after_s=1)
    second.start()
    try:
        found = notes_at(second)
        assert writer.until(began_ms) <= found <= set(writer.answered)
        assert len(writer.until(before_ms)) == 10
        assert second.events("restored")
    finally:
        second.kill()


def test_under_load_the_loss_is_the_pause_and_one_copy_at_most(store: str, tmp_path: Path) -> None:
    first = Machine(tmp_path / "first", store)
    first.start()
    writer = a_writer(first)
    end = time.monotonic() + 6 * EVERY_S
    while time.monotonic() < end:
        writer.writes()
    killed_ms = now_ms()
    first.is_lost()

    second = Machine(tmp_path / "second", store, lost_after_s=1)
    second.start()
    try:
        lost = set(writer.answered) - notes_at(second)
        ages_s = [(killed_ms - writer.answered[note]) / 1000 for note in lost]
        assert max(ages_s, default=0.0) <= EVERY_S + ONE_COPY_S
        assert len(lost) < len(writer.answered)
    finally:
        second.kill()


@pytest.mark.parametrize("held", [r"/copies/blocks/", r"/copies/copies/\d+\.json"])
def test_a_machine_lost_in_the_middle_of_a_copy_leaves_the_one_before(
    gate: Gate, store: str, tmp_path: Path, held: str
) -> None:
    first = Machine(tmp_path / "first", gate.address)
    first.start()
    writer = a_writer(first)
    writer.writes(5)
    copied_since(first, max(writer.answered.values()))
    gate.stops = lambda method, path: method == "PUT" and re.search(held, path) is not None
    writer.writes(5)
    until(gate.reached.is_set, what="a copy under way")
    began_ms = max(int(one["copy"][-18:-5]) for one in first.events("copied"))
    first.is_lost()

    second = Machine(tmp_path / "second", store, lost_after_s=1)
    second.start()
    try:
        found = notes_at(second)
        assert writer.until(began_ms) <= found <= set(writer.answered)
        assert found != set(writer.answered), "what was under way is not there"
    finally:
        second.kill()


def test_a_machine_that_is_stopped_loses_nothing(store: str, tmp_path: Path) -> None:
    first = Machine(tmp_path / "first", store, every_s=600)
    first.start()
    writer = a_writer(first)
    writer.writes(3)
    first.asked_to_stop()
    assert first.ended_with() == 0

    second = Machine(tmp_path / "second", store)
    second.start()
    try:
        assert notes_at(second) == set(writer.answered)
    finally:
        first.kill()
        second.kill()


def test_a_machine_that_is_replaced_hands_over_and_loses_nothing(store: str, tmp_path: Path) -> None:
    """As in a managed update: the new one starts while the old one still serves."""
    first, second = Machine(tmp_path / "first", store), Machine(tmp_path / "second", store)
    first.start()
    writer = a_writer(first)
    writer.writes(3)
    try:
        second.start()
        assert notes_at(second) == set(writer.answered)
        assert not first.is_ready()
        # The replacement fails: the old machine goes on with what the new one wrote.
        person = second.visitor()
        with person.client:
            person.is_signed_in_by(person.post("/auth/login", {"email": "lena@example.org", "password": PASSWORD}))
            kept = person.writes_note(writer.dog)["id"]
        second.asked_to_stop()
        second.ended_with()
        until(first.is_ready, what="the first machine", within_s=30)
        assert notes_at(first) == {*writer.answered, kept}
    finally:
        first.kill()
        second.kill()


def test_a_machine_that_was_cut_off_stops_when_it_hears_of_its_successor(
    gate: Gate, store: str, tmp_path: Path
) -> None:
    first = Machine(tmp_path / "first", gate.address, lost_after_s=1)
    first.start()
    writer = a_writer(first)
    writer.writes(3)
    copied_since(first, max(writer.answered.values()))
    gate.stops = lambda method, path: True
    until(gate.reached.is_set, what="a request that is held")
    writer.writes(2)
    second = Machine(tmp_path / "second", store, lost_after_s=1)
    try:
        second.start()
        assert len(notes_at(second)) == 3
        gate.opened.set()
        until(lambda: first.events("another machine has taken over"), what="the first machine stops", within_s=30)
        assert not first.is_ready()
        listed = client(store).list_objects_v2(Bucket=BUCKET, Prefix="copies/overtaken/")
        assert len(listed["Contents"]) == 1, "what it wrote meanwhile is kept apart"
    finally:
        gate.opened.set()
        first.kill()
        second.kill()


def test_a_registry_that_was_killed_goes_on_with_its_own_disk(store: str, tmp_path: Path) -> None:
    machine = Machine(tmp_path / "first", store, every_s=600)
    machine.start()
    writer = a_writer(machine)
    writer.writes(4)
    machine.kill()
    machine.start()
    try:
        assert notes_at(machine) == set(writer.answered)
        assert not machine.events("restored")
    finally:
        machine.kill()


def test_a_person_can_list_copies_and_bring_an_earlier_one_back(store: str, tmp_path: Path) -> None:
    machine = Machine(tmp_path / "first", store)
    machine.start()
    writer = a_writer(machine)
    writer.writes(2)
    early_ms = copied_since(machine, max(writer.answered.values()))
    early = set(writer.answered)
    writer.writes(2)
    machine.asked_to_stop()
    machine.ended_with()
    listed = machine.operate("copies", PLACE).stdout.splitlines()
    assert len(listed) >= 2
    moment = next(line.split()[0] for line in listed if int(line[-18:-5]) > early_ms)
    refused = machine.operate("restore", PLACE, "--before", moment)
    assert "Say --replace" in refused.stderr
    assert machine.operate("restore", PLACE, "--before", "noon").returncode == 2
    done = machine.operate("restore", PLACE, "--before", moment, "--replace")
    assert done.returncode == 0, done.stderr
    machine.start()
    try:
        assert early <= notes_at(machine) < set(writer.answered)
    finally:
        machine.kill()


def test_a_damaged_copy_is_refused_and_nothing_is_served(store: str, tmp_path: Path) -> None:
    machine = Machine(tmp_path / "first", store)
    machine.start()
    a_writer(machine).writes(2)
    machine.asked_to_stop()
    machine.ended_with()
    s3 = client(store)
    blocks = s3.list_objects_v2(Bucket=BUCKET, Prefix="copies/blocks/")["Contents"]
    for block in blocks:
        s3.put_object(Bucket=BUCKET, Key=block["Key"], Body=b"noise")
    machine.kill()
    second = Machine(tmp_path / "second", store)
    second.begins_to_start()
    assert second.ended_with() == 2
    assert "A block of the copy is damaged" in second.logged()
