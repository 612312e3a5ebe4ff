"""Reports on a dog say nothing of its incidents, but two dossiers: that for a court, which owners alone make and read,
and that of one incident, for whoever may read the incident."""

import pytest

from registry.reports.sections import SECTIONS
from tests.harness.person import Doc, Person, read

SECRET = "zqbitequietlyqz"
READ_BY_MANY = [kind for kind in SECTIONS if not kind.endswith("_dossier")]
LONG = {"from": "2026-09-01", "to": "2026-10-31"}


@pytest.fixture
def bite(trainer: Person, owner: Person, dog: Doc) -> Doc:
    """An incident with a word that nobody else writes, and a photo with the same word."""
    told = trainer.reports_bite(dog, facts=f"He bit. {SECRET}", place=SECRET, readers=[owner.id])
    trainer.attaches(dog, about_id=told["id"], caption=SECRET)
    return told


@pytest.mark.parametrize("kind", READ_BY_MANY)
def test_no_report_for_many_readers_says_a_word_of_it_whoever_composes_it(
    owner: Person, trainer: Person, dog: Doc, bite: Doc, kind: str
) -> None:
    for person in (owner, trainer):
        report = read(person.post(f"/dogs/{dog['id']}/reports", {"kind": kind, **LONG}), status=201)
        shown = person.get(f"/reports/{report['id']}", headers={"Accept": "text/html"})
        assert shown.status_code == 200
        for text in (str(report), shown.text):
            assert SECRET not in text
            assert bite["id"] not in text


def test_the_court_dossier_holds_it_with_its_signatures_for_owners_alone(
    owner: Person, trainer: Person, dog: Doc, bite: Doc
) -> None:
    read(trainer.post(f"/incidents/{bite['id']}/signatures", {"role": "author"}, if_match=1))
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "court_dossier", **LONG}), status=201)
    shown = owner.get(f"/reports/{report['id']}", headers={"Accept": "text/html"})
    assert SECRET in shown.text
    assert "signed" in shown.text
    assert trainer.get(f"/reports/{report['id']}").status_code == 404
