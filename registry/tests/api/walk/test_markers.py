"""Unguessable words in every text that a practice can keep, and none of them in any answer to anybody else."""

import pytest

from registry.platform.access import Role
from registry.platform.http.operation import Operation
from tests.api.walk.marked import Markers
from tests.api.walk.requests import Ids, ask
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person
from tests.harness.site import Site


def marked_collections() -> list[str]:
    return ["dogs", "guardians", "notes", "sessions", "sets", "observations", "skills", "behaviors", "plans",
            "safety-flags", "vaccinations", "attachments", "uploads", "homework", "shares", "sync/conflicts",
            "incidents", "reports", "members", "people", "tokens", "invitations", "auth/sessions",
            "auth/passkeys"]  # fmt: skip


def _reading(site: Site) -> list[Operation]:
    return [o for o in site.registry.operations if o.method == "GET" and o.who == "member"]


def _answers(person: Person, site: Site, ids: Ids, markers: Markers) -> list[tuple[str, str]]:
    """What every GET answers, plain and with every marker where it can be asked for."""
    found = []
    for operation in _reading(site):
        found.append((operation.name, ask(person, operation, ids).text))
        fields = operation.query.__struct_fields__ if operation.query else ()
        for parameter in {"q", "tag"} & set(fields):
            for word in markers.made.values():
                answer = person.get(operation.path.replace("{id}", ids["dogs"]), params={parameter: word})
                found.append((f"{operation.name}?{parameter}=", answer.text.replace(word, "")))
                misspelt = word[:7] + word[8] + word[7] + word[9:]
                answer = person.get(operation.path.replace("{id}", ids["dogs"]), params={parameter: misspelt})
                found.append((f"{operation.name}?{parameter}= misspelt", answer.text))
    return found


def test_the_markers_are_really_there(site: Site, markers: Markers, marked_ids: Ids) -> None:
    """Otherwise the tests below would show nothing."""
    with site.registry.database.reading() as tx:
        texts = [repr(tx.rows(f"SELECT * FROM {table}")) for table in ("ledger", "document", "person", "organization",
                                                                        "access_token", "invitation")]  # fmt: skip
    assert set(markers.found_in("".join(texts))) == set(markers.made)


def test_no_answer_to_another_practice_holds_a_word_of_this_one(
    site: Site, stranger: Person, markers: Markers, marked_ids: Ids
) -> None:
    stranger.writes_note(stranger.adds_dog())
    for name, text in _answers(stranger, site, marked_ids, markers):
        assert markers.found_in(text) == [], name


def test_no_refusal_of_a_write_holds_one_either(
    site: Site, stranger: Person, markers: Markers, marked_ids: Ids
) -> None:
    for operation in site.registry.operations:
        if operation.method != "GET":
            assert markers.found_in(ask(stranger, operation, marked_ids).text) == [], operation.name


@pytest.mark.parametrize("role", ["trainer", "assistant", "viewer"])
def test_nobody_but_the_author_reads_a_private_or_a_deleted_text(
    site: Site, markers: Markers, role: Role, practice: Practice
) -> None:
    author = practice.joined_by("Author", "trainer")
    dog: Doc = author.adds_dog()
    author.writes_note(dog, f"{markers.word('private')} #{markers.word('hashtag')}", title=markers.word("title"),
                       visibility="private", tags=[markers.word("tag")])  # fmt: skip
    person = practice.joined_by("Pat", role)
    practice.owner.edits("dogs", dog, assigned_person_ids=[person.id])
    ids: dict[str, str] = dict.fromkeys(marked_collections(), str(dog["id"]))
    for reader in (person, practice.owner):
        for name, text in _answers(reader, site, ids, markers):
            assert markers.found_in(text) == [], name
