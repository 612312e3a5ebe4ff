"""Links to reports: one version, for somebody without an account, as a page and on paper."""

import io
from typing import get_args

import pytest
from pypdf import PdfReader

from registry.reports.content import ReportKind
from registry.reports.link_scope import FOR_OWNERS
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, random_id, read, refusal
from tests.harness.site import Site


@pytest.fixture
def report(owner: Person, dog: Doc) -> Doc:
    """A progress report at its second version."""
    owner.writes_note(dog, "recall 4/5 @15m\ntold owner: settles on the mat")
    made = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "owner_progress"}), status=201)
    return read(owner.put(f"/reports/{made['id']}", {"title": "Juno in autumn", "words": "Dear family"}, if_match=1))


@pytest.fixture
def visitor(site: Site) -> Person:
    return site.visitor()


def pdf_of(visitor: Person, token: str, **params: str) -> PdfReader:
    answer = visitor.get(f"/s/{token}/report", params={"as": "pdf", **params})
    assert answer.headers["content-type"] == "application/pdf"
    assert "set-cookie" not in answer.headers
    return PdfReader(io.BytesIO(answer.content))


def words_of(paper: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def test_a_report_is_read_on_a_link_as_a_page_and_on_paper(owner: Person, visitor: Person, report: Doc) -> None:
    made = owner.shares(report, scope="report")
    assert (made["version"], made["dog_id"]) == (2, report["content"]["dog_id"])
    shown = read(visitor.get(f"/s/{made['token']}"))["shown"]
    assert shown == {
        "scope": "report", "dog": report["content"]["dog_name"], "title": "Juno in autumn", "version": 2, "paper": "a4",
    }  # fmt: skip
    page = visitor.get(f"/s/{made['token']}/report")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-robots-tag"].startswith("noindex")
    assert "script" not in page.text
    assert "frame-ancestors 'self'" in page.headers["content-security-policy"]
    for told in ("Juno in autumn", "Dear family", "settles on the mat", "Wolf &amp; Co"):
        assert told in page.text
    paper = pdf_of(visitor, made["token"])
    assert "Dear family" in words_of(paper)
    assert round(float(paper.pages[0].mediabox.height)) == 842
    assert round(float(pdf_of(visitor, made["token"], paper="letter").pages[0].mediabox.height)) == 792


def test_what_a_number_was_counted_from_is_named_on_a_link_and_not_linked(
    owner: Person, visitor: Person, report: Doc
) -> None:
    token = owner.shares(report, scope="report")["token"]
    inside = owner.get(f"/reports/{report['id']}", headers={"Accept": "text/html"}).text
    outside = visitor.get(f"/s/{token}/report").text
    known = [one["id"] for one in report["content"]["records"]]
    assert known
    assert all(record in inside for record in known)
    assert not any(record in outside for record in [*known, report["id"], report["content"]["dog_id"]])
    assert "Note, " in outside
    paper = pdf_of(visitor, token)
    leads = str([link.get_object() for page in paper.pages for link in page.get("/Annots") or []])
    assert "/URI" not in leads


def test_a_later_version_stays_inside(owner: Person, visitor: Person, report: Doc) -> None:
    newest, first = owner.shares(report, scope="report"), owner.shares(report, scope="report", version=1)
    edit = {"title": "Not yet", "words": "A draft for nobody"}
    read(owner.put(f"/reports/{report['id']}", edit, if_match=2))
    for made, title in ((newest, "Juno in autumn"), (first, "Progress report")):
        assert title in read(visitor.get(f"/s/{made['token']}"))["shown"]["title"]
        told = visitor.get(f"/s/{made['token']}/report").text + words_of(pdf_of(visitor, made["token"]))
        assert "nobody" not in told
    assert "Dear family" not in visitor.get(f"/s/{first['token']}/report").text
    wanted = {"scope": "report", "about_id": report["id"], "audience": "Zoë"}
    refusal(owner.post("/shares", {**wanted, "version": 9}), 404, "not-found")
    refusal(owner.post("/shares", {**wanted, "version": 0}), 422, "invalid")


def test_a_withdrawn_or_expired_link_to_a_report_is_dead_at_once_in_every_form(
    owner: Person, visitor: Person, report: Doc, clock: SetClock
) -> None:
    withdrawn, expired = owner.shares(report, scope="report"), owner.shares(report, scope="report")
    pdf_of(visitor, withdrawn["token"])
    assert owner.delete(f"/shares/{withdrawn['id']}").status_code == 204
    answers = _refused(visitor, withdrawn["token"])
    clock.passes(days=91)
    answers += _refused(visitor, expired["token"]) + _refused(visitor, "a" * 43)
    assert all(answer == answers[0] for answer in answers)


def test_a_report_of_a_deleted_dog_is_behind_no_link(owner: Person, visitor: Person, dog: Doc, report: Doc) -> None:
    made = owner.shares(report, scope="report")
    owner.deletes("dogs", read(owner.get(f"/dogs/{dog['id']}")))
    _refused(visitor, made["token"])


def _refused(visitor: Person, token: str) -> list[Doc]:
    paths = ("", "/report", "/report?as=pdf")
    return [refusal(visitor.get(f"/s/{token}{path}"), 404, "not-found") for path in paths]


def test_reading_a_report_is_counted_once_in_ten_minutes(
    owner: Person, visitor: Person, report: Doc, clock: SetClock
) -> None:
    token = owner.shares(report, scope="report")["token"]
    visitor.get(f"/s/{token}")
    visitor.get(f"/s/{token}/report")
    clock.passes(minutes=11)
    pdf_of(visitor, token)
    assert [one["views"] for one in read(owner.get("/shares"))["items"]] == [2]


@pytest.mark.parametrize("kind", [one for one in get_args(ReportKind) if one not in FOR_OWNERS])
def test_what_quotes_texts_for_inside_is_given_out_by_no_link(owner: Person, dog: Doc, kind: str) -> None:
    of = {"incident_id": owner.reports_bite(dog)["id"]} if kind == "incident_dossier" else {}
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": kind, **of}), status=201)
    wanted = {"scope": "report", "about_id": report["id"], "audience": "The court"}
    problem = refusal(owner.post("/shares", wanted), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/about_id"


def test_a_dossier_is_not_even_found_by_who_may_not_read_it(owner: Person, trainer: Person, dog: Doc) -> None:
    dossier = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "court_dossier"}), status=201)
    wanted = {"scope": "report", "about_id": dossier["id"], "audience": "The court"}
    refusal(trainer.post("/shares", wanted), 404, "not-found")


@pytest.mark.parametrize("kind", sorted(FOR_OWNERS))
def test_what_is_composed_for_an_owner_goes_out(owner: Person, visitor: Person, dog: Doc, kind: str) -> None:
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": kind}), status=201)
    token = owner.shares(report, scope="report")["token"]
    assert report["content"]["title"] in visitor.get(f"/s/{token}/report").text


def test_the_links_to_one_report_are_listed_apart(owner: Person, dog: Doc, report: Doc) -> None:
    owner.shares(dog)
    made = [owner.shares(report, scope="report", version=version)["id"] for version in (1, 2)]
    listed = owner.every_page("/shares", about=report["id"], limit=1)
    assert [(one["id"], one["version"]) for one in listed] == [(made[1], 2), (made[0], 1)]
    assert len(owner.every_page("/shares", dog=dog["id"])) == 3
    cursor = read(owner.get("/shares", params={"about": report["id"], "limit": 1}))["next_cursor"]
    refusal(owner.get("/shares", params={"limit": 1, "cursor": cursor}), 400, "bad-cursor")


def test_who_may_share_a_report_and_what_is_none(
    owner: Person, trainer: Person, viewer: Person, stranger: Person, dog: Doc, report: Doc
) -> None:
    wanted = {"scope": "report", "about_id": report["id"], "audience": "Zoë"}
    read(trainer.post("/shares", wanted), status=201)
    refusal(viewer.post("/shares", wanted), 403, "not-allowed")
    refusal(stranger.post("/shares", wanted), 404, "not-found")
    refusal(owner.post("/shares", {**wanted, "about_id": random_id()}), 404, "not-found")
    versioned = {"scope": "dog", "about_id": dog["id"], "audience": "Zoë", "version": 1}
    assert refusal(owner.post("/shares", versioned), 422, "invalid")["errors"][0]["pointer"] == "/version"


def test_a_link_to_something_else_leads_to_no_report(owner: Person, visitor: Person, dog: Doc) -> None:
    refusal(visitor.get(f"/s/{owner.shares(dog)['token']}/report"), 404, "not-found")


def test_a_link_to_a_report_takes_no_rounds_and_has_no_clip(
    owner: Person, visitor: Person, dog: Doc, report: Doc
) -> None:
    homework = owner.gives_homework(dog)
    token = owner.shares(report, scope="report")["token"]
    refusal(visitor.get(f"/s/{token}/clip", params={"homework": homework["id"]}), 404, "not-found")


def test_a_link_is_printed_so_often_and_no_more(owner: Person, visitor: Person, report: Doc) -> None:
    token = owner.shares(report, scope="report")["token"]
    answers = [visitor.get(f"/s/{token}/report", params={"as": "pdf"}).status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]
    assert visitor.get(f"/s/{token}/report").status_code == 200
