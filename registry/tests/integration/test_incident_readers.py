"""Whatever becomes of readers, roles and the incident itself: outside its circle there is no trace of it, at any door.

Each text has an unguessable word in it. After every deed every person walks through every door that could tell, and
holds what their device was sent; the words, the incident's id and its files' ids are there for the circle alone.
"""

import secrets
from typing import Any

import httpx
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from registry.platform.access import Role
from tests.factories.practices import Practice
from tests.factories.pushes import a_row, pulled, pushed
from tests.factories.records import an_attachment, an_incident
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site

ROLES: tuple[Role, ...] = ("owner", "trainer", "assistant", "viewer")
FILE = b"%PDF-1.7 vet"
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["name", "name", "edit", "role", "assign", "delete", "attach", "sign", "move file", "pull"]),
        st.integers(0, 3), st.integers(0, 3),
    ),
    min_size=1, max_size=10,
)  # fmt: skip


class _Device:
    """What a person's device was sent, and holds."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.held: dict[str, Doc] = {}
        self._checkpoint: str | None = None

    def pull(self) -> str:
        told, more = "", True
        while more:
            page = pulled(self.person, self._checkpoint, limit=3)
            told += str(page["documents"])
            if page["reset"]:
                self.held.clear()
            for document in page["documents"]:
                self.held.pop(document["id"], None)
                if not document["deleted"]:
                    self.held[document["id"]] = document
            self._checkpoint, more = page["checkpoint"], page["more"]
        return told


class _Story:
    """Tom writes an incident about a dog; four colleagues come and go as its readers."""

    def __init__(self, site: Site) -> None:
        self.practice = Practice(site)
        self.owner = self.practice.owner
        self.author = self.practice.joined_by("Tom", "trainer")
        self.people = [self.practice.joined_by(f"P{number}", role) for number, role in enumerate(ROLES)]
        self.roles: list[Role] = list(ROLES)
        self.assigned: set[int] = set()
        self.named: set[int] = set()
        self.deleted = False
        self.word = f"zq{secrets.token_hex(8)}qz"
        self.dog = self.owner.adds_dog()
        self.note = self.author.writes_note(self.dog, "Nothing of it.")
        place = f"Gate {self.word}"
        self.incident = self.author.reports_bite(self.dog, facts=f"Bit {self.word}.", place=place)
        self.files: list[str] = []
        self.moved: set[str] = set()
        self.devices = [_Device(person) for person in self.people]

    def does(self, deed: str, number: int, other: int) -> None:
        incident = self.incident["id"]
        if deed == "name":
            self.named ^= {number}
            self._changes(readers=[self.people[each].id for each in sorted(self.named)])
        elif deed == "edit":
            self._changes(facts=f"Bit {self.word} {secrets.token_hex(2)}.")
        elif deed == "role":
            self._gives_role(number, ROLES[other])
        elif deed == "assign":
            self.assigned ^= {number}
            people = [self.people[each].id for each in sorted(self.assigned)]
            dog = read(self.owner.get(f"/dogs/{self.dog['id']}"))
            self.owner.edits("dogs", dog, assigned_person_ids=people)
        elif deed == "delete":
            self._deletes()
        elif deed == "attach" and not self.deleted:
            file = self.author.attaches(self.dog, incident, caption=self.word)
            read(self.author.put(f"/attachments/{file['id']}/content", content=FILE, headers={
                "Content-Type": "application/pdf"}))  # fmt: skip
            self.files.append(file["id"])
        elif deed == "sign" and not self.deleted:
            self.author.post(f"/incidents/{incident}/signatures", {"role": "author"}, if_match=self._revision())
        elif deed == "move file" and self.files and not self.deleted:
            self._moves_file(self.files[number % len(self.files)])
        elif deed == "pull":
            self.devices[number].pull()

    def everybody_is_told_what_is_theirs(self) -> None:
        for number, person in enumerate(self.people):
            within = self._reads(number)
            told = self._all_doors(person)
            if within and not self.deleted:
                assert self.word in told, (number, self.roles[number])
            if not within:
                assert not self._traces(told), (number, self.roles[number])

    def devices_hold_what_is_theirs(self) -> None:
        for number, device in enumerate(self.devices):
            device.pull()
            held = str(device.held)
            if self._reads(number) and not self.deleted:
                assert self.word in held
                assert {each for each in self.files if each in device.held} == set(self.files)
            elif not self._reads(number):
                assert not self._traces(held), (number, self.roles[number])

    def a_device_that_never_read_it_is_told_nothing(self) -> None:
        """Not even that something was removed."""
        for number, person in enumerate(self.people):
            if not self._reads(number):
                assert not self._traces(_Device(person).pull())

    def _reads(self, number: int) -> bool:
        role = self.roles[number]
        return role == "owner" or (number in self.named and (role != "assistant" or number in self.assigned))

    def _traces(self, told: str) -> list[str]:
        secret = [self.word, self.incident["id"], *(each for each in self.files if each not in self.moved)]
        return [each for each in secret if each in told]

    def _all_doors(self, person: Person) -> str:
        """Everything that answers with success. Refusals are compared with those about nothing in `api/walk`."""
        incident, dog = self.incident["id"], self.dog["id"]
        paths: list[tuple[str, dict[str, Any]]] = [
            (f"/incidents/{incident}", {}), (f"/incidents/{incident}/revisions", {}),
            (f"/incidents/{incident}/readiness", {}), (f"/dogs/{dog}/incidents", {}), (f"/dogs/{dog}/timeline", {}),
            ("/search", {"q": self.word}), ("/search", {"q": self.word[:-1]}),
            ("/search", {"q": self.word[:-2] + "xz"}),
            ("/search", {"kind": "incident"}), ("/search", {"q": "gate"}), (f"/dogs/{dog}/attachments", {}),
            (f"/dogs/{dog}/attachments", {"about": incident}), ("/sync/conflicts", {}), ("/audit", {}),
            (f"/dogs/{dog}/safety", {}), (f"/dogs/{dog}/handover", {}), (f"/dogs/{dog}/progress", {}),
            ("/acknowledgements", {}), ("/dogs", {}), ("/authors", {}),
        ]  # fmt: skip
        for file in self.files:
            if file not in self.moved:
                paths += [(f"/attachments/{file}{end}", {}) for end in ("", "/revisions", "/file", "/content")]
        answers = [person.get(path, params=params) for path, params in paths]
        answers.append(person.post("/sync/push", {"rows": [self._blind_push()]}))
        return "".join(_without_the_question(answer, self.word) for answer in answers if answer.is_success)

    def _blind_push(self) -> Doc:
        """Somebody who knows the id pushes over it."""
        return a_row("attachment", new_id(), an_attachment(self.dog["id"], self.incident["id"], bytes=0))

    def _changes(self, **fields: Any) -> None:
        if not self.deleted:
            self.owner.patch(f"/incidents/{self.incident['id']}", fields, if_match=self._revision())
            kept = read(self.owner.get(f"/incidents/{self.incident['id']}"))["readers"]
            self.named = {number for number, person in enumerate(self.people) if person.id in kept}

    def _deletes(self) -> None:
        path = f"/incidents/{self.incident['id']}"
        if self.deleted:
            read(self.author.post(f"{path}/restore"))
            self.deleted = False
        else:
            self.deleted = self.author.delete(path, if_match=self._revision()).is_success

    def _moves_file(self, file: str) -> None:
        """A file that was put to the incident by mistake goes to a note that everybody reads, or back."""
        record = read(self.author.get(f"/attachments/{file}"))
        back = file in self.moved
        about, caption = (self.incident["id"], self.word) if back else (self.note["id"], "")
        self.author.edits("attachments", record, about_id=about, caption=caption)
        self.moved ^= {file}

    def _gives_role(self, number: int, role: Role) -> None:
        member = self.practice.member_id_of(self.people[number])
        revision = read(self.owner.get(f"/members/{member}"))["revision"]
        read(self.owner.patch(f"/members/{member}", {"role": role}, if_match=revision))
        self.roles[number] = role

    def _revision(self) -> int:
        found: int = read(self.owner.get(f"/incidents/{self.incident['id']}"))["revision"]
        return found


def _without_the_question(answer: httpx.Response, word: str) -> str:
    """A search repeats what was asked."""
    if "/search" not in str(answer.request.url):
        return answer.text
    found = answer.json()
    return str(found["items"]) + str([value for key, value in found.items() if key != "items" and value != word])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example([("attach", 0, 0), ("name", 1, 0), ("pull", 1, 0), ("name", 1, 0), ("pull", 1, 0)])
@example([("attach", 0, 0), ("role", 1, 0), ("pull", 1, 0), ("role", 1, 1), ("edit", 0, 0)])
@example([("attach", 0, 0), ("move file", 0, 0), ("pull", 3, 0), ("move file", 0, 0)])
@example([("name", 2, 0), ("assign", 2, 0), ("pull", 2, 0), ("assign", 2, 0), ("delete", 0, 0), ("pull", 0, 0)])
@given(DEEDS)
def test_only_its_circle_finds_any_trace_of_an_incident(site: Site, deeds: list[tuple[str, int, int]]) -> None:
    story = _Story(site)
    for device in story.devices:
        device.pull()
    for deed in deeds:
        story.does(*deed)
    story.everybody_is_told_what_is_theirs()
    story.devices_hold_what_is_theirs()
    story.a_device_that_never_read_it_is_told_nothing()
    verified = read(story.owner.get("/audit/verify"))
    assert verified["ok"], verified


def test_a_rebuild_opens_it_to_nobody_else(fresh_site: Site) -> None:
    from registry.records.reindex import reindex

    story = _Story(fresh_site)
    for deed in (("attach", 0, 0), ("name", 1, 0), ("delete", 0, 0)):
        story.does(*deed)
    reindex(fresh_site.registry.database, fresh_site.registry.records)
    story.does("delete", 0, 0)
    story.everybody_is_told_what_is_theirs()
    story.devices_hold_what_is_theirs()


def test_whoever_knows_the_id_cannot_write_over_it_or_attach_to_it(site: Site) -> None:
    story = _Story(site)
    outsider = story.people[1]
    body = an_incident(story.dog["id"])
    rows = [
        a_row("incident", story.incident["id"], body, assumed=1),
        a_row("attachment", new_id(), an_attachment(story.dog["id"], story.incident["id"])),
    ]
    results = pushed(outsider, *rows)
    assert [result["status"] for result in results] == ["refused", "refused"]
    assert not story._traces(str([result.get("document") for result in results]))
    assert read(story.owner.get(f"/incidents/{story.incident['id']}"))["revision"] == 1
