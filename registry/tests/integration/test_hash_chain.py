"""The hash chain: whatever is changed, taken out or put in between is found and named."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.platform.database import Transaction, Value
from registry.records.audit import AuditReport, verify
from tests.factories.practices import Practice
from tests.harness.person import read
from tests.harness.site import Site

COLUMNS = (
    "position", "at_ms", "actor", "action", "kind", "id", "revision", "deleted", "occurred_at", "reason", "body",
    "body_hash", "previous_hash", "hash",
)  # fmt: skip
IN_THE_TEST = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


class Undone(Exception):
    """Takes back what was tampered with."""


@pytest.fixture(scope="module")
def tampered_site(shared_site: Site) -> tuple[Site, int]:
    """A practice with some history, and its number."""
    practice = Practice(shared_site)
    owner, tom = practice.owner, practice.joined_by("Tom", "trainer")
    dog = owner.adds_dog(about="Pulls at the gate.")
    note = tom.writes_note(dog, "Recall 8/10 at 15 m. #recall")
    note = read(owner.patch(f"/notes/{note['id']}", {"body": "Recall 9/10."}, if_match=1, params={"reason": "counted"}))
    owner.deletes("notes", note)
    read(owner.post(f"/notes/{note['id']}/restore"))
    owner.logs_session(dog, summary="Yard")
    owner.makes_token("read")
    return shared_site, owner.access.organization


def _rows(site: Site, organization: int) -> list[tuple[Any, ...]]:
    with site.registry.database.reading() as tx:
        return tx.rows(
            f"SELECT number, {', '.join(COLUMNS)} FROM ledger WHERE organization = ? ORDER BY position", organization
        )


def _report_after(site: Site, organization: int, sql: str, *values: Value) -> AuditReport:
    """What a verification says after a statement that is undone again."""
    reports: list[AuditReport] = []

    def work(tx: Transaction) -> None:
        tx.run(sql, *values)
        reports.append(verify(tx, organization))
        raise Undone

    with pytest.raises(Undone):
        site.registry.database.write(work)
    return reports[0]


def _flipped(value: Value, bit: int) -> Value:
    """The value with one bit changed, as near as its type allows."""
    if value is None:
        return None
    if isinstance(value, int):
        return value ^ (1 << (bit % 12))
    if isinstance(value, bytes):
        place = bit // 8 % len(value)
        return value[:place] + bytes([value[place] ^ (1 << bit % 8)]) + value[place + 1 :]
    assert isinstance(value, str)
    if not value:
        return "x"
    place = bit % len(value)
    flipped = chr(ord(value[place]) ^ 1)
    return value[:place] + flipped + value[place + 1 :]


def test_an_untouched_chain_is_whole(tampered_site: tuple[Site, int]) -> None:
    site, organization = tampered_site
    with site.registry.database.reading() as tx:
        report = verify(tx, organization)
    assert (report.ok, report.problems) == (True, [])
    assert report.entries == len(_rows(site, organization)) == 10


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_bit_of_any_entry_is_found_and_named(tampered_site: tuple[Site, int], column: str) -> None:
    site, organization = tampered_site
    rows = _rows(site, organization)

    @IN_THE_TEST
    @given(entry=st.integers(0, len(rows) - 1), bit=st.integers(0, 4095))
    def flip(entry: int, bit: int) -> None:
        before = dict(zip(("number", *COLUMNS), rows[entry], strict=True))
        changed = _flipped(before[column], bit)
        if column == "id" and site.registry.database.dialect == "postgresql":
            changed = changed if _is_uuid(changed) else "00000000-0000-7000-8000-000000000000"
        if changed == before[column]:
            return
        if column == "position":
            changed = 1000 + entry  # its place is unique
        if column in ("id", "revision") and _taken(rows, before | {column: changed}):
            return
        report = _report_after(
            site, organization, f"UPDATE ledger SET {column} = ? WHERE number = ?", changed, before["number"]
        )
        assert not report.ok, f"{column} of entry {before['position']}: {before[column]!r} -> {changed!r}"
        first = report.problems[0]
        named = {(problem.kind, problem.id, problem.revision) for problem in report.problems}
        identity = {"kind", "id", "revision"} & {column}
        if not identity and column != "position":
            assert first.position == before["position"]
            assert (before["kind"], before["id"], before["revision"]) in named

    flip()


@pytest.mark.parametrize("column", ["actor", "occurred_at", "body", "body_hash"])
def test_a_value_that_was_taken_away_is_found(tampered_site: tuple[Site, int], column: str) -> None:
    site, organization = tampered_site
    for row in _rows(site, organization):
        before = dict(zip(("number", *COLUMNS), row, strict=True))
        if before[column] is None:
            continue
        report = _report_after(
            site, organization, f"UPDATE ledger SET {column} = NULL WHERE number = ?", before["number"]
        )
        assert not report.ok, f"{column} of {before['kind']} revision {before['revision']}"
        assert before["position"] in {problem.position for problem in report.problems}


def test_an_entry_that_was_taken_out_is_found(tampered_site: tuple[Site, int]) -> None:
    site, organization = tampered_site
    for row in _rows(site, organization):
        report = _report_after(site, organization, "DELETE FROM ledger WHERE number = ?", row[0])
        assert not report.ok, f"entry {row[1]}"


def test_an_end_that_was_cut_off_is_found(tampered_site: tuple[Site, int]) -> None:
    site, organization = tampered_site
    last = len(_rows(site, organization))
    for keep in range(last):
        report = _report_after(
            site, organization, "DELETE FROM ledger WHERE organization = ? AND position > ?", organization, keep
        )
        assert not report.ok


def test_an_entry_from_another_practice_is_found(tampered_site: tuple[Site, int]) -> None:
    site, organization = tampered_site
    other = Practice(site, "Other")
    other.owner.adds_dog()
    taken = _rows(site, other.owner.access.organization)[-1]
    sql = "UPDATE ledger SET organization = ?, position = ? WHERE number = ?"
    report = _report_after(site, organization, sql, organization, len(_rows(site, organization)) + 1, taken[0])
    assert not report.ok


def test_two_entries_that_changed_places_are_found(tampered_site: tuple[Site, int]) -> None:
    site, organization = tampered_site
    numbers = [row[0] for row in _rows(site, organization)]

    def work(tx: Transaction) -> None:
        for number, position in ((numbers[3], 900), (numbers[4], 4), (numbers[3], 5)):
            tx.run("UPDATE ledger SET position = ? WHERE number = ?", position, number)
        assert not verify(tx, organization).ok
        raise Undone

    with pytest.raises(Undone):
        site.registry.database.write(work)


def test_what_is_shown_is_what_was_recorded(tampered_site: tuple[Site, int]) -> None:
    """The current state lies in a table of its own; it is compared with the chain, every field of it."""
    site, organization = tampered_site
    with site.registry.database.reading() as tx:
        documents = tx.rows("SELECT number, representation FROM document WHERE organization = ?", organization)
    changes = [
        (number, text.replace(old, new, 1))
        for number, text in documents
        for old, new in (("Recall", "Heel"), ('"revision":', '"revision":1'), ('"author_id":"0', '"author_id":"1'),
                         ('"updated_by_id":"0', '"updated_by_id":"1'), ('"created_at":"20', '"created_at":"19'),
                         ('"updated_at":"20', '"updated_at":"19'), ('"id":"0', '"id":"1'))
        if old in text
    ]  # fmt: skip
    assert len(changes) > 20
    for number, changed in changes:
        report = _report_after(
            site, organization, "UPDATE document SET representation = ? WHERE number = ?", changed, number
        )
        assert not report.ok, changed


def test_a_record_that_vanished_without_a_purge_is_found(tampered_site: tuple[Site, int]) -> None:
    site, organization = tampered_site
    with site.registry.database.reading() as tx:
        numbers = tx.rows("SELECT number, kind FROM document WHERE organization = ?", organization)
    for number, kind in numbers:
        report = _report_after(site, organization, "DELETE FROM document WHERE number = ?", number)
        assert not report.ok, kind


def test_a_record_that_was_put_back_to_an_older_state_is_found(tampered_site: tuple[Site, int]) -> None:
    site, organization = tampered_site
    rows = [dict(zip(("number", *COLUMNS), row, strict=True)) for row in _rows(site, organization)]
    first = next(row for row in rows if row["kind"] == "note" and row["revision"] == 1)
    report = _report_after(
        site, organization, "UPDATE document SET revision = 1, position = ? WHERE organization = ? AND id = ?",
        *(first["position"], organization, first["id"]),
    )  # fmt: skip
    assert not report.ok


def _is_uuid(value: Value) -> bool:
    return isinstance(value, str) and all(c in "0123456789abcdef-" for c in value)


def _taken(rows: list[tuple[Any, ...]], wanted: dict[str, Any]) -> bool:
    found = [dict(zip(("number", *COLUMNS), row, strict=True)) for row in rows]
    return any(
        (row["id"], row["revision"]) == (wanted["id"], wanted["revision"]) and row["number"] != wanted["number"]
        for row in found
    )
