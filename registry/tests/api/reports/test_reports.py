"""Reports through HTTP: composed, read, edited, listed; by whom, within which bounds."""

import html
import io
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from registry.measures.days import local_day
from tests.factories.records import a_trial
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal
from tests.harness.site import Site

KINDS = ("owner_progress", "handover", "vet_referral", "graduation")
MONTH: Doc = {"from": "2026-09-10", "to": "2026-10-07"}


@pytest.fixture
def trained(owner: Person, dog: Doc) -> Doc:
    """A dog with a plan, two sessions with sets, a private note, one for the client and a word for the owner."""
    plan = owner.plans_for(dog, name="recall")
    for outcomes in (("correct", "incorrect"), ("correct", "correct", "correct")):
        session = owner.logs_session(dog)
        trials = [a_trial(n, outcome) for n, outcome in enumerate(outcomes, start=1)]
        owner.scores(dog, session, plan_id=plan["id"], trials=trials)
    owner.writes_note(dog, "recall 1/9\nThis stays with me.", visibility="private")
    owner.writes_note(dog, "She is doing fine.", visibility="client")
    owner.writes_note(dog, "The household is chaotic.\ntold owner: settles on the mat")
    return dog


def _composed(person: Person, dog: Doc, kind: str = "owner_progress", **more: Any) -> Doc:
    return read(person.post(f"/dogs/{dog['id']}/reports", {"kind": kind, **MONTH, **more}), status=201)


def _texts(report: Doc) -> str:
    return str(report["content"]["sections"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_composed_read_and_listed(owner: Person, viewer: Person, trained: Doc, kind: str) -> None:
    report = _composed(owner, trained, kind)
    assert (report["version"], report["content"]["kind"]) == (1, kind)
    for person in (owner, viewer):
        answer = person.get(f"/reports/{report['id']}")
        assert read(answer) == report
        assert answer.headers["ETag"] == '"1"'
        (card,) = read(person.get(f"/dogs/{trained['id']}/reports"))["items"]
        assert (card["id"], card["title"]) == (report["id"], report["content"]["title"])


def test_an_owners_report_says_what_was_written_for_the_owner_and_nothing_else(owner: Person, trained: Doc) -> None:
    texts = _texts(_composed(owner, trained))
    assert "settles on the mat" in texts
    assert "She is doing fine." in texts
    assert "chaotic" not in texts
    assert "stays with me" not in texts


def test_no_report_counts_what_is_private_to_its_author(owner: Person, trained: Doc) -> None:
    for kind in KINDS:
        report = _composed(owner, trained, kind)
        found = {piece["what"]: piece["text"] for section in report["content"]["sections"]
                 for block in section["blocks"] if block["type"] == "sentence"
                 for piece in block["pieces"] if isinstance(piece, dict)}  # fmt: skip
        assert (found["correct"], found["scorable"], found["percent"]) == ("4", "5", "80 %")


def test_every_record_of_a_report_is_named(owner: Person, trained: Doc) -> None:
    content = _composed(owner, trained)["content"]
    known = {one["id"] for one in content["records"]}
    used = {record for section in content["sections"] for block in section["blocks"] for record in _records(block)}
    assert used
    assert used == known


def _records(block: Doc) -> set[str]:
    if block["type"] == "quote":
        return {block["record"]}
    if block["type"] == "chart":
        return {record for point in block["points"] for record in point["records"]}
    pieces = (
        block["pieces"] if block["type"] == "sentence" else [p for r in block["rows"] for c in r["cells"] for p in c]
    )
    return {record for piece in pieces if isinstance(piece, dict) for record in piece["records"]}


def test_words_are_edited_and_sections_left_out_in_a_new_version(owner: Person, trained: Doc) -> None:
    first = _composed(owner, trained)
    section = first["content"]["sections"][0]
    gone = [section["blocks"][0]["id"]]
    edit = {"title": "Juno in autumn", "words": "Dear family", "sections": [
        {"key": section["key"], "words": "We met twice.", "left_out_blocks": gone}]}  # fmt: skip
    second = read(owner.put(f"/reports/{first['id']}", edit, if_match=1))
    assert (second["version"], second["content"]["title"]) == (2, "Juno in autumn")
    changed = second["content"]["sections"][0]
    assert (changed["words"], changed["blocks"][0]["left_out"]) == ("We met twice.", True)
    assert changed["blocks"][0]["pieces"] == section["blocks"][0]["pieces"]
    assert read(owner.get(f"/reports/{first['id']}", params={"version": "1"}))["content"] == first["content"]
    versions = read(owner.get(f"/reports/{first['id']}/versions"))["items"]
    assert [(one["version"], one["action"]) for one in versions] == [(1, "composed"), (2, "edited")]
    assert versions[1]["hash"] == second["hash"]


def test_the_same_edit_again_makes_no_version(owner: Person, trained: Doc) -> None:
    report = _composed(owner, trained)
    edit = {"title": "Juno in autumn"}
    assert read(owner.put(f"/reports/{report['id']}", edit, if_match=1))["version"] == 2
    assert read(owner.put(f"/reports/{report['id']}", edit, if_match=1))["version"] == 2


def test_an_edit_over_another_edit_is_refused_with_what_there_is(owner: Person, trainer: Person, trained: Doc) -> None:
    report = _composed(owner, trained)
    path = f"/reports/{report['id']}"
    read(owner.put(path, {"title": "Mine"}, if_match=1))
    problem = refusal(trainer.put(path, {"title": "Theirs"}, if_match=1), 412, "stale")
    assert problem["current"]["content"]["title"] == "Mine"
    refusal(trainer.put(path, {"title": "Theirs"}), 428, "if-match-required")


@pytest.mark.parametrize("sections", [
    [{"key": "nothing"}],
    [{"key": "attendance"}, {"key": "attendance"}],
    [{"key": "attendance", "left_out_blocks": ["nothing"]}],
])  # fmt: skip
def test_an_edit_of_what_the_report_does_not_have_is_refused(owner: Person, trained: Doc, sections: list[Doc]) -> None:
    report = _composed(owner, trained)
    refusal(owner.put(f"/reports/{report['id']}", {"title": "T", "sections": sections}, if_match=1), 422, "invalid")


@pytest.mark.parametrize(("days", "code"), [
    ({"from": "2026-10-07", "to": "2026-10-06"}, "invalid"),
    ({"from": "2023-01-01", "to": "2026-10-06"}, "period-too-long"),
    ({"from": "0001-01-01", "to": "0001-01-02"}, "invalid"),
    ({"from": "9999-12-30", "to": "9999-12-31"}, "invalid"),
    ({"from": "2026-13-01"}, "invalid"),
])  # fmt: skip
def test_a_period_that_makes_no_sense_is_refused(owner: Person, dog: Doc, days: Doc, code: str) -> None:
    refusal(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "handover", **days}), 422, code)


def test_without_days_a_report_covers_four_weeks(site: Site, owner: Person, dog: Doc) -> None:
    period = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "handover"}), status=201)["content"]["period"]
    assert period["to"] == str(local_day(site.clock.now(), ZoneInfo(period["time_zone"])))
    assert (date.fromisoformat(period["to"]) - date.fromisoformat(period["from"])).days == 27


def test_the_same_request_again_makes_no_second_report(owner: Person, stranger: Person, trained: Doc) -> None:
    wanted = new_id()
    assert _composed(owner, trained, id=wanted) == _composed(owner, trained, id=wanted)
    other = owner.adds_dog()
    for taken, dog in ((wanted, other), (trained["id"], trained)):
        refusal(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "handover", "id": taken}), 409, "id-taken")
    theirs = stranger.adds_dog()
    assert _composed(stranger, theirs, id=wanted)["id"] == wanted


def test_only_who_reaches_the_dog_reads_its_reports(
    owner: Person, assistant: Person, stranger: Person, nobody: Person, trained: Doc
) -> None:
    report = _composed(owner, trained)
    for path in (f"/reports/{report['id']}", f"/reports/{report['id']}/versions", f"/dogs/{trained['id']}/reports"):
        refusal(nobody.get(path), 401, "not-signed-in")
        for person in (assistant, stranger):
            assert person.get(path).status_code == 404
    owner.edits("dogs", trained, assigned_person_ids=[assistant.id])
    assert read(assistant.get(f"/reports/{report['id']}")) == report
    refusal(assistant.put(f"/reports/{report['id']}", {"title": "Mine"}, if_match=1), 403, "not-allowed")
    refusal(stranger.put(f"/reports/{report['id']}", {"title": "Mine"}, if_match=1), 404, "not-found")
    refusal(owner.get(f"/reports/{random_id()}"), 404, "not-found")


def test_the_reports_of_a_deleted_dog_are_out_of_reach_until_it_is_back(owner: Person, trained: Doc) -> None:
    report = _composed(owner, trained)
    owner.deletes("dogs", trained)
    refusal(owner.get(f"/reports/{report['id']}"), 404, "not-found")
    read(owner.post(f"/dogs/{trained['id']}/restore"))
    assert read(owner.get(f"/reports/{report['id']}")) == report


def test_reports_are_listed_page_by_page_newest_first(owner: Person, dog: Doc) -> None:
    made = [_composed(owner, dog)["id"] for _ in range(5)]
    assert [one["id"] for one in owner.every_page(f"/dogs/{dog['id']}/reports", limit=2)] == made[::-1]


def test_units_and_paper_follow_the_practice_unless_asked_otherwise(owner: Person) -> None:
    dog = owner.adds_dog()
    content = _composed(owner, dog)["content"]
    assert (content["unit_system"], content["paper"]) == ("metric", "a4")
    content = _composed(owner, dog, units="us", paper="a4")["content"]
    assert (content["unit_system"], content["paper"]) == ("us", "a4")


def test_the_letterhead_is_the_practices_and_its_colour_must_be_readable(owner: Person) -> None:
    path = "/organization"
    refusal(owner.patch(path, {"report_colour": "#ffe066"}, if_match=1), 422, "invalid")
    refusal(owner.patch(path, {"report_colour": "red"}, if_match=1), 422, "invalid")
    read(owner.patch(path, {"report_colour": "#7a1f2b", "report_address": "Lake 1\nBern"}, if_match=1))
    content = _composed(owner, owner.adds_dog())["content"]
    assert content["letterhead"] == {"name": "Wolf & Co", "colour": "#7a1f2b", "address": "Lake 1\nBern"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_comes_as_data_as_a_page_and_on_paper(site: Site, owner: Person, trained: Doc, kind: str) -> None:
    site.clock.passes(milliseconds=517)
    report = _composed(owner, trained, kind)
    path = f"/reports/{report['id']}"
    data = owner.get(path, headers={"Accept": "application/json"})
    page = owner.get(path, headers={"Accept": "text/html,*/*;q=0.8"})
    paper = owner.get(path, headers={"Accept": "application/pdf"}, params={"paper": "letter"})
    assert [one.headers["Content-Type"].split(";")[0] for one in (data, page, paper)] == [
        "application/json", "text/html", "application/pdf",
    ]  # fmt: skip
    assert all(one.headers["Vary"] == "Accept" for one in (data, page, paper))
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    text = " ".join(PdfReader(io.BytesIO(paper.content)).pages[0].extract_text().split())
    written = ["Recall"] if kind == "vet_referral" else ["settles on the mat"]
    for told in (report["content"]["title"], "Wolf & Co", *written):
        assert told in html.unescape(page.text)
        assert told in text
    refusal(owner.get(path, headers={"Accept": "image/png"}), 406, "not-acceptable")


def test_others_get_no_page_and_no_paper(owner: Person, stranger: Person, nobody: Person, dog: Doc) -> None:
    report = _composed(owner, dog)
    for form in ("text/html", "application/pdf"):
        refusal(nobody.get(f"/reports/{report['id']}", headers={"Accept": form}), 401, "not-signed-in")
        refusal(stranger.get(f"/reports/{report['id']}", headers={"Accept": form}), 404, "not-found")
