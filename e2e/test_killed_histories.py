"""Random histories of two devices, with `kill -9` of the registry and of the browser's tabs between the steps: whatever
the page called saved stands in a record or in its history, nothing is there twice, and both devices show the same.

3 histories in `make test`, more with `LONGLINE_KILLED_HISTORIES` (`make soak`). Each has a dog of its own, and each
deals out the same deck of steps in another order.
"""

import os
import random
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as TooLate

import service_worker
import trainer
from killed import MortalRegistry, kill_tabs
from practice import Person, join, new_id, register
from registry_process import prepared_registry
from test_field_session import phone, sign_in
from test_this_device import RECORDS
from waiting import NOTHING_WAITS, until, wait_until_complete

Document = dict[str, Any]
HISTORIES = int(os.environ.get("LONGLINE_KILLED_HISTORIES", "3"))
EVENING = "2026-11-20T16:20:00+01:00"
# What a device holds of the registry's, as one line for each document.
HELD = """async () => (await (RECORDS)()).filter((one) => one.stored && !one.stored.deleted)
    .map(({ stored }) => `${stored.id} ${stored.revision}`).sort().join()""".replace("RECORDS", RECORDS)


@dataclass
class Device:
    """A browser of one person over a profile on the disk, and what its page called saved there."""

    name: str
    profile: Path
    page: Page
    words: dict[str, str] = field(default_factory=dict)
    online: bool = True
    _count: int = 0

    def new_word(self) -> str:
        """A word that stands nowhere else."""
        self._count += 1
        return f"{self.name}{self._count:04d}"

    def notes(self, dog: str) -> list[str]:
        """The notes of a dog that the device shows."""
        found = []
        for one in self.page.evaluate(RECORDS):
            change = one["waiting"] or one["sending"]
            body = change["body"] if change else one["stored"] and one["stored"]["body"]
            if one["kind"] == "note" and body and body["dog_id"] == dog:
                found.append(one["id"])
        return sorted(found)


class History:
    """A dog, and what two people do about it."""

    def __init__(self, world: "World", seed: int) -> None:
        self._world = world
        self._chance = random.Random(seed)
        self.owner = world.owner
        self.dog, session, self.session_note = self.owner.add_dog(f"Juno {seed}"), new_id(), new_id()
        self._dog_name = f"Juno {seed}"
        times = {"started_at": EVENING, "ended_at": "2026-11-20T16:50:00+01:00", "status": "ended"}
        self.owner.call("PUT", f"/sessions/{session}", {"dog_id": self.dog, **times})
        text = {"dog_id": self.dog, "session_id": session, "body": "Recall 8/10.", "occurred_at": EVENING}
        self.owner.call("PUT", f"/notes/{self.session_note}", text)

    def deck(self) -> list[Callable[[Device], None]]:
        """The steps of a history in a random order."""
        edits = [self.edit, self.edit, self.edit, self.edit_session]
        kills = [self.kill_tab, self.kill_registry, self.start_registry]
        steps: list[Callable[[Device], None]] = [
            self.write,
            self.write,
            *edits,
            self.delete,
            self.switch_network,
            *kills,
        ]
        self._chance.shuffle(steps)
        return steps

    def any_device(self) -> Device:
        """Who does the next step."""
        return self._chance.choice(self._world.devices)

    def write(self, device: Device) -> None:
        """A new note from the composer."""
        word, page = device.new_word(), device.page
        page.goto("/new-note")
        page.get_by_label("Dog", exact=True).select_option(self._dog_name)
        trainer.note_field(page).fill(word)
        page.get_by_role("button", name="Save note").click()
        expect(page.get_by_text(re.compile(r"Note on .* saved"))).to_be_visible()
        page.get_by_role("button", name="Open").click()
        expect(page.locator(".note-text")).to_contain_text(word)
        device.words[word] = page.url.partition("?")[0].rpartition("/")[2]

    def edit(self, device: Device) -> None:
        """A further line in any note; two people's lines in the same place contradict."""
        self._edit(device, self._chance.choice(device.notes(self.dog) or [self.session_note]))

    def edit_session(self, device: Device) -> None:
        """A further line in the session's text."""
        self._edit(device, self.session_note)

    def _edit(self, device: Device, note: str) -> None:
        page, word = device.page, device.new_word()
        if note not in device.notes(self.dog):
            return  # deleted, or it never came here
        page.goto(f"/dogs/{self.dog}/notes/{note}")
        text = trainer.note_field(page)
        try:
            page.get_by_role("button", name="Edit").click()
            text.fill(f"{text.input_value()}\n{word}")
        except TooLate:
            assert note not in device.notes(self.dog), "the note is there and cannot be changed"
            return  # somebody's deletion of it arrived between the look and the tap
        page.get_by_role("button", name="Save note").click()
        try:
            expect(page.locator(".note-text")).to_contain_text(word)
        except AssertionError:
            assert note not in device.notes(self.dog), "the note is there and was not changed"
            return  # the deletion arrived between the last word and the tap
        device.words[word] = note

    def delete(self, device: Device) -> None:
        """Deletes a note; what was never sent of it is given up by that."""
        notes = [one for one in device.notes(self.dog) if one != self.session_note]
        if not notes:
            return
        note = self._chance.choice(notes)
        device.page.goto(f"/dogs/{self.dog}/notes/{note}")
        device.page.get_by_role("button", name="Delete").click()
        expect(device.page.get_by_text("Note deleted")).to_be_visible()
        device.words = {word: where for word, where in device.words.items() if where != note}

    def switch_network(self, device: Device) -> None:
        """Into a place without a network, or out of it."""
        device.online = not device.online
        device.page.context.set_offline(not device.online)

    def kill_tab(self, device: Device) -> None:
        """As the system does when memory is short."""
        device.page = kill_tabs(device.page, device.profile)

    def kill_registry(self, device: Device) -> None:
        """In the middle of whatever it does for any device."""
        self._world.registry.kill()

    def start_registry(self, device: Device) -> None:
        """Over the same data, on the same port."""
        self._world.registry.start()


@dataclass
class World:
    """A registry that dies, and two people with a device each."""

    registry: MortalRegistry
    owner: Person
    devices: list[Device]

    def comes_to_rest(self) -> list[Document]:
        """Everybody is online until nothing waits and all have everything; answers what the registry holds."""
        self.registry.start()
        for device in self.devices:
            device.online = True
            device.page.context.set_offline(False)
            device.page.goto("/sync")
            assert until(device.page, NOTHING_WAITS), f"{device.name} does not send what waits"
        documents = self.held()
        truth = ",".join(sorted(f"{one['id']} {one['revision']}" for one in documents))
        for device in self.devices:
            device.page.goto("/sync")
            same = f"async () => await ({HELD})() === '{truth}'"
            assert until(device.page, same), f"{device.name} does not hold what the registry holds"
        return documents

    def held(self) -> list[Document]:
        """Every document of the practice that is not deleted."""
        documents: list[Document] = []
        asked, more = "", True
        while more:
            page = self.owner.call("GET", f"/sync/pull?limit=1000{asked}").json()
            documents += [one for one in page["documents"] if not one["deleted"]]
            asked, more = f"&checkpoint={page['checkpoint']}", page["more"]
        return documents


@pytest.fixture(scope="module")
def world(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Lena and Tom, who own a practice together, each with a phone that holds the page and everything."""
    folder = tmp_path_factory.mktemp("killed")
    (folder / "registry").mkdir()
    running = prepared_registry(folder / "registry")
    registry = MortalRegistry(running, folder / "registry")
    registry.start()
    with ExitStack() as at_end:
        at_end.callback(registry.kill)
        owner = register(running.address)
        owner.add_dog("Pip")
        people = {"lena": owner, "tom": join(owner, "owner", "Tom Weber")}
        devices = []
        for name, person in people.items():
            context = at_end.enter_context(phone(browser, folder / name, running.address))
            sign_in(context, person, running.address)
            (page,) = context.pages
            page.goto("/dogs")
            service_worker.wait_until_kept(page)
            wait_until_complete(page)
            devices.append(Device(name, folder / name, page))
        yield World(registry, owner, devices)


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_nothing_is_lost_or_doubled_when_tabs_and_the_registry_are_killed(world: World, seed: int) -> None:
    world.registry.start()  # an earlier history that failed may have left it dead
    history = History(world, seed)
    world.comes_to_rest()
    for step in history.deck():
        step(history.any_device())
    documents = world.comes_to_rest()

    words = {word: note for device in world.devices for word, note in device.words.items()}
    notes = {one["id"]: one["body"] for one in documents if one["kind"] == "note"}
    for word, note in words.items():
        revisions = world.owner.call("GET", f"/notes/{note}/revisions?limit=200").json()["items"]
        texts = [revision["body"] for revision in revisions]
        assert any(word in text.split("\n") for text in texts), f"{word} is lost: {texts}"
        assert all(text.split("\n").count(word) <= 1 for text in texts), f"{word} is there twice: {texts}"
        assert [one for one in notes if one != note and word in notes[one]["body"]] == []
    shown = [shown_of(device.page, history.dog) for device in world.devices]
    assert shown[0] == shown[1]
    assert sorted(shown[0]) == sorted(one for one in notes if notes[one]["dog_id"] == history.dog)


def shown_of(page: Page, dog: str) -> list[str]:
    """The ids of the notes on a dog's page, in the order in which they stand there."""
    page.goto(f"/dogs/{dog}")
    entries = page.get_by_role("main").locator("a[href*='/notes/']")
    expect(page.get_by_text(re.compile("^The beginning of .* line$"))).to_be_visible()
    return [re.findall(r"[0-9a-f-]{36}", str(entry.get_attribute("href")))[-1] for entry in entries.all()]
