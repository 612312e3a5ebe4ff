"""The dossier of one incident, with its whole history: made and read by whoever may read the incident, and nobody
else."""

import io

import pytest
from pypdf import PdfReader

from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, events_about, random_id, read, refusal

SECRET = "zqbitequietlyqz"
HTML = {"Accept": "text/html"}


@pytest.fixture
def reader(practice: Practice) -> Person:
    """A trainer whom the author chose."""
    return practice.joined_by("Rita", "trainer")


@pytest.fixture
def outsider(practice: Practice) -> Person:
    """A trainer of the practice whom nobody chose."""
    return practice.joined_by("Otto", "trainer")


@pytest.fixture
def bite(trainer: Person, reader: Person, dog: Doc) -> Doc:
    """Tom's, for Rita to read, at its second revision, with a photo; and a note that has nothing to do with it."""
    told = trainer.reports_bite(dog, facts=f"He bit. {SECRET}", readers=[reader.id])
    trainer.attaches(dog, about_id=told["id"], caption=f"{SECRET} wound")
    trainer.writes_note(dog, "recall 4/5 @15m, zqelsewhereqz")
    return read(trainer.post(f"/incidents/{told['id']}/signatures", {"role": "author"}, if_match=1))


def dossier_by(person: Person, dog: Doc, bite: Doc) -> Doc:
    wanted = {"kind": "incident_dossier", "incident_id": bite["id"]}
    return read(person.post(f"/dogs/{dog['id']}/reports", wanted), status=201)


def ids(person: Person, dog: Doc) -> list[str]:
    return [one["id"] for one in person.every_page(f"/dogs/{dog['id']}/reports", limit=1)]


def test_it_holds_every_revision_the_signatures_and_the_files_of_this_incident(
    reader: Person, dog: Doc, bite: Doc
) -> None:
    report = dossier_by(reader, dog, bite)
    assert report["content"]["period"]["from"] == bite["occurred_at"][:10]
    assert report["content"]["dossier"]["incident_id"] == bite["id"]
    assert len(report["content"]["dossier"]["documents"]) == 2
    assert SECRET not in str(report)
    page = reader.get(f"/reports/{report['id']}", headers=HTML).text
    for told in (f"He bit. {SECRET}", f"{SECRET} wound", "revision 1", "revision 2", "signed by Tom"):
        assert told in page
    assert "zqelsewhereqz" not in page
    paper = PdfReader(io.BytesIO(reader.get(f"/reports/{report['id']}", headers={"Accept": "application/pdf"}).content))
    assert f"He bit. {SECRET}" in " ".join(" ".join(one.extract_text() for one in paper.pages).split())
    assert {"entries.jsonl", "check_dossier.py"} <= set(paper.attachments)


def test_nobody_makes_it_who_may_not_read_the_incident(outsider: Person, stranger: Person, dog: Doc, bite: Doc) -> None:
    wanted = {"kind": "incident_dossier", "incident_id": bite["id"]}
    for person in (outsider, stranger):
        refusal(person.post(f"/dogs/{dog['id']}/reports", wanted), 404, "not-found")


def test_it_is_read_listed_and_edited_by_the_circle_alone_as_it_is_now(
    owner: Person, trainer: Person, reader: Person, outsider: Person, viewer: Person, dog: Doc, bite: Doc
) -> None:
    report = dossier_by(trainer, dog, bite)
    for person in (owner, trainer, reader):
        read(person.get(f"/reports/{report['id']}"))
        assert ids(person, dog) == [report["id"]]
    for person in (outsider, viewer):
        for path in ("", "/versions"):
            refusal(person.get(f"/reports/{report['id']}{path}"), 404, "not-found")
        assert ids(person, dog) == []
    edit = {"title": "The bite at the gate"}
    refusal(outsider.put(f"/reports/{report['id']}", edit, if_match=1), 404, "not-found")
    read(reader.put(f"/reports/{report['id']}", edit, if_match=1))
    trainer.edits("incidents", bite, readers=[outsider.id])
    refusal(reader.get(f"/reports/{report['id']}", headers=HTML), 404, "not-found")
    assert SECRET in outsider.get(f"/reports/{report['id']}", headers=HTML).text
    assert ids(reader, dog) == []
    assert ids(outsider, dog) == [report["id"]]


def test_the_list_goes_on_behind_dossiers_that_are_hidden(
    trainer: Person, outsider: Person, dog: Doc, bite: Doc
) -> None:
    first = read(trainer.post(f"/dogs/{dog['id']}/reports", {"kind": "handover"}), status=201)
    for _ in range(3):
        dossier_by(trainer, dog, bite)
    assert ids(outsider, dog) == [first["id"]]
    assert len(ids(trainer, dog)) == 4


@pytest.mark.parametrize("kind", ["incident_dossier", "court_dossier"])
def test_whoever_opens_it_has_read_the_incident(owner: Person, dog: Doc, bite: Doc, kind: str) -> None:
    wanted = {"kind": kind, "from": "2026-09-01", "to": "2026-10-31"}
    if kind == "incident_dossier":
        wanted = {"kind": kind, "incident_id": bite["id"]}
    report = read(owner.post(f"/dogs/{dog['id']}/reports", wanted), status=201)
    read(owner.get(f"/reports/{report['id']}"))
    assert ("read", "Lena") not in events_about(owner, bite)
    for _ in range(2):
        assert SECRET in owner.get(f"/reports/{report['id']}", headers=HTML).text
    assert events_about(owner, bite).count(("read", "Lena")) == 1


def test_it_is_of_one_incident_of_its_dog(owner: Person, trainer: Person, dog: Doc, bite: Doc) -> None:
    path = f"/dogs/{dog['id']}/reports"
    other = owner.adds_dog(call_name="Pebble")
    for body, pointer in (
        ({"kind": "incident_dossier"}, "/incident_id"),
        ({"kind": "handover", "incident_id": bite["id"]}, "/incident_id"),
    ):
        assert refusal(owner.post(path, body), 422, "invalid")["errors"][0]["pointer"] == pointer
    wanted = {"kind": "incident_dossier", "incident_id": bite["id"]}
    refusal(owner.post(f"/dogs/{other['id']}/reports", wanted), 404, "not-found")
    refusal(owner.post(path, {**wanted, "incident_id": random_id()}), 404, "not-found")
