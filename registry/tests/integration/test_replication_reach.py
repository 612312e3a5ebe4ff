"""Whatever becomes of assignments, roles, visibility and dogs: a device holds what its person may read, no more.

Every text has an unguessable word in it; devices are searched for those that they hold, answers for those they tell.
"""

import secrets
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories.practices import Practice
from tests.factories.pushes import pulled
from tests.harness.person import Doc, Person, read
from tests.harness.site import Site

DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["assign", "hide", "show", "move", "edit", "delete", "role", "household", "pull", "pull"]),
        st.integers(0, 5), st.integers(0, 2),
    ),
    max_size=14,
)  # fmt: skip


class _Device:
    """Takes in pulls, page by page, as the page does."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.held: dict[str, Doc] = {}
        self._checkpoint: str | None = None

    def pull(self) -> None:
        more = True
        while more:
            page = pulled(self.person, self._checkpoint, limit=2)
            if page["reset"]:
                self.held.clear()
            for document in page["documents"]:
                if document["deleted"]:
                    assert document["body"] is None
                    self.held.pop(document["id"], None)
                else:
                    self.held[document["id"]] = document
            self._checkpoint, more = page["checkpoint"], page["more"]


class _Story:
    """An owner who changes who may read what, and an assistant and a trainer whose devices follow."""

    def __init__(self, site: Site) -> None:
        self.practice = Practice(site)
        self.owner = self.practice.owner
        self.people = [self.practice.joined_by("Ana", "assistant"), self.practice.joined_by("Tom", "trainer")]
        self.devices = [_Device(person) for person in self.people]
        self.guardian = self.owner.adds_guardian(name=_word())
        self.dogs = [self.owner.adds_dog(about=_word()) for _ in range(3)]
        self.notes = [self.owner.writes_note(self.dogs[n % 3], _word()) for n in range(6)]

    def does(self, deed: str, number: int, other: int) -> None:
        note, dog = self.notes[number], self.dogs[other]
        if deed == "pull":
            self.devices[number % 2].pull()
        elif deed == "assign":
            now = [] if dog["assigned_person_ids"] else [self.people[0].id]
            self.dogs[other] = self.owner.edits("dogs", dog, assigned_person_ids=now)
        elif deed == "household":
            now = [] if dog["guardian_ids"] else [self.guardian["id"]]
            self.dogs[other] = self.owner.edits("dogs", dog, guardian_ids=now)
        elif deed == "role":
            self._lowers_or_raises(self.people[number % 2], other)
        else:
            self._changes_note(deed, note, number, dog)

    def _lowers_or_raises(self, person: Person, other: int) -> None:
        member_id = self.practice.member_id_of(person)
        revision = read(self.owner.get(f"/members/{member_id}"))["revision"]
        role = ("assistant", "trainer", "viewer")[other]
        read(self.owner.patch(f"/members/{member_id}", {"role": role}, if_match=revision))

    def _changes_note(self, deed: str, note: Doc, number: int, dog: Doc) -> None:
        if deed == "delete":
            if "deleted_at" in note:
                self.notes[number] = read(self.owner.post(f"/notes/{note['id']}/restore"))
            else:
                self.notes[number] = self.owner.deletes("notes", note)
        elif "deleted_at" not in note:
            changes: dict[str, Any] = {
                "hide": {"visibility": "private", "body": _word()},
                "show": {"visibility": "team"},
                "move": {"dog_id": dog["id"]},
                "edit": {"body": _word()},
            }[deed]
            self.notes[number] = self.owner.edits("notes", note, **changes)

    def ends(self) -> None:
        for device, person in zip(self.devices, self.people, strict=True):
            device.pull()
            expected = _readable(person, [("dogs", self.dogs), ("notes", self.notes), ("guardians", [self.guardian])])
            told = {i: d["body"] for i, d in device.held.items() if d["kind"] in ("dog", "note", "guardian")}
            assert told.keys() == expected.keys()
            for record_id, record in expected.items():
                assert told[record_id].items() <= record.items()


def _readable(person: Person, records: list[tuple[str, list[Doc]]]) -> dict[str, Doc]:
    """What the ordinary door shows to this person."""
    found = {}
    for collection, several in records:
        for record in several:
            answer = person.get(f"/{collection}/{record['id']}")
            if answer.status_code == 200:
                found[record["id"]] = answer.json()
    return found


def _word() -> str:
    return f"zq{secrets.token_hex(8)}qz"


# A note that is hidden twice between two pulls: the first page of the second one had gone by the first hiding.
HIDDEN_TWICE = [
    *(("pull", 0, 0), ("household", 0, 1), ("hide", 5, 0), ("hide", 0, 0), ("hide", 5, 0), ("show", 1, 0)),
    ("pull", 0, 0),
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([("role", 0, 2), *HIDDEN_TWICE])
@given(DEEDS)
def test_a_device_holds_what_its_person_may_read_and_nothing_else(
    site: Site, deeds: list[tuple[str, int, int]]
) -> None:
    story = _Story(site)
    for deed in deeds:
        story.does(*deed)
    story.ends()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_no_answer_ever_holds_a_word_that_the_person_could_not_read(
    site: Site, deeds: list[tuple[str, int, int]]
) -> None:
    """The notes that the owner keeps to herself, whatever happens around them."""
    story = _Story(site)
    private = [story.owner.writes_note(dog, _word(), visibility="private") for dog in story.dogs]
    heard: list[str] = []
    for number, deed in enumerate(deeds):
        story.does(*deed)
        note = private[number % 3]
        private[number % 3] = story.owner.edits("notes", note, body=f"{note['body']} {_word()}")
        heard.append(story.people[1].get("/sync/pull").text)
    text = "".join(heard)
    for note in private:
        assert not any(word in text for word in note["body"].split())
        assert note["id"] not in text
