"""The archive keeps to the format that it describes, and leaves nothing out by accident."""

import csv
import io
from typing import Any

import msgspec
import pytest
from jsonschema_rs import Draft202012Validator, Registry, meta

from registry.exchange.lines import LINES
from tests.factories.files import sha256
from tests.factories.practices import Practice
from tests.harness.archives import archive_of, members_of
from tests.harness.site import Site

Members = dict[str, bytes]
IN_THE_ARCHIVE = {
    "organization", "person", "ledger", "acknowledgement", "stored_file", "push", "conflict",
}  # fmt: skip
DERIVED = {
    "document", "membership", "timeline", "assignment", "household", "fact", "search_entry", "search_word", "report",
    "report_version", "reader", "reading",
}  # fmt: skip
LEFT_OUT = {  # how people sign in here and now, what counts their failures, mail under way; an archive opens no door
    "login_session", "access_token", "invitation", "password_reset", "recovery_code", "passkey", "challenge",
    "failed_log_in", "alembic_version", "share_grant", "calendar_feed", "letter",
    "reminder_member", "reminder_dog", "reminder_household", "reminder_day",
}  # fmt: skip


@pytest.fixture(scope="module")
def members(busy_site: Site, busy_practice: Practice) -> Members:
    return members_of(archive_of(busy_site, busy_practice.owner.access.organization))


def _lines(members: Members, name: str) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in members[f"{name}.jsonl"].splitlines()]


def _validator(members: Members, name: str) -> Draft202012Validator:
    schema = msgspec.json.decode(members[f"schemas/{name}.schema.json"])
    meta.validate(schema)
    found = [msgspec.json.decode(content) for one, content in members.items() if one.startswith("schemas/")]
    return Draft202012Validator(schema, registry=Registry([(one["$id"], one) for one in found]))


@pytest.mark.parametrize("name", LINES)
def test_every_line_fits_the_schema_that_ships_with_it(members: Members, name: str) -> None:
    lines = _lines(members, name)
    assert lines, name
    validator = _validator(members, name)
    for line in lines:
        validator.validate(line)
        assert not validator.is_valid({**line, "more": 1})


def test_every_body_fits_the_schema_of_its_kind(members: Members) -> None:
    kinds = set()
    for line in _lines(members, "ledger"):
        if line["body"] is not None:
            kinds.add(line["kind"])
            _validator(members, f"bodies/{line['kind']}").validate(msgspec.json.decode(line["body"]))
    assert len(kinds) > 12
    conditions = msgspec.json.decode(members["schemas/ledger.schema.json"])["allOf"]
    named = {condition["if"]["properties"]["kind"]["const"] for condition in conditions}
    assert kinds <= named


def test_the_manifest_lists_every_member_with_its_checksum(members: Members) -> None:
    manifest = msgspec.json.decode(members["manifest.json"])
    _validator(members, "manifest").validate(manifest)
    listed = {member["name"]: (member["bytes"], member["sha256"]) for member in manifest["members"]}
    there = {name: (len(content), sha256(content)) for name, content in members.items() if name != "manifest.json"}
    assert listed == there
    assert manifest["missing_files"] == []


def test_the_readme_names_everything_that_is_there(members: Members) -> None:
    readme = members["README.md"].decode()
    for name in members:
        top = f"{name.split('/')[0]}/" if "/" in name else name
        assert top in readme or name == "README.md", name


def test_no_table_is_forgotten(busy_site: Site) -> None:
    """A new table is either in the archive, made from it, or left out on purpose: whoever adds one says which."""
    with busy_site.registry.database.reading() as tx:
        if tx.dialect == "sqlite":
            found = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        else:
            found = tx.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    tables = {name for (name,) in found if not name.startswith("search_fts")}
    assert tables == IN_THE_ARCHIVE | DERIVED | LEFT_OUT


def test_there_is_a_table_of_every_kind_and_formulas_stay_texts(members: Members, busy_site: Site) -> None:
    for kind in busy_site.registry.records.kinds:
        rows = list(csv.DictReader(io.StringIO(members[f"tables/{kind}.csv"].decode(), newline="")))
        assert rows, kind
        for row in rows:
            assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r")) for value in row.values()), row
    dogs = list(csv.DictReader(io.StringIO(members["tables/dog.csv"].decode(), newline="")))
    filou = next(dog for dog in dogs if "Filou" in dog["call_name"])
    assert filou["call_name"] == "'=Filou"
    assert filou["about"] == "Tabs\tand\nlines, “quotes” and é, 犬 😀."


def test_a_table_shows_what_stands_now_and_is_nobodys_alone(members: Members) -> None:
    notes = members["tables/note.csv"].decode()
    assert "Can come back." not in notes
    ids = {row["id"] for row in csv.DictReader(io.StringIO(notes, newline=""))}
    newest: dict[str, dict[str, Any]] = {}
    for line in _lines(members, "ledger"):
        if line["kind"] == "note" and line["revision"]:
            newest[line["id"]] = line
    bodies = {one: msgspec.json.decode(line["body"]) for one, line in newest.items() if line["body"]}
    expected = {one for one, body in bodies.items() if not newest[one]["deleted"] and body["visibility"] != "private"}
    assert ids == expected
    assert any(body["visibility"] == "private" for body in bodies.values())
