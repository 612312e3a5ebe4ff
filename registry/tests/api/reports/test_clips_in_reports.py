"""Pictures and clips in an owner's report: marked for the owner, with captions, as long as the household agrees."""

import base64
import io
import re
from typing import Any

import httpx
import pytest
from PIL import Image
from pypdf import PdfReader

from tests.factories.files import a_film, a_photo
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site

MONTH: Doc = {"kind": "owner_progress", "from": "2026-09-10", "to": "2026-10-07"}
TAKEN = "2026-10-05T17:30:00+02:00"
GIVEN = {"kind": "video", "text_version": "2026-1", "given_at": "2026-10-01T09:00:00+02:00"}


@pytest.fixture
def household(owner: Person) -> Doc:
    return owner.adds_guardian()


@pytest.fixture
def dog(owner: Person, household: Doc) -> Doc:
    return owner.adds_dog(guardian_ids=[household["id"]])


def _shoots(person: Person, dog: Doc, caption: str, *, visibility: str = "client", **fields: Any) -> Doc:
    return _sends(person, dog, a_photo(), "image/jpeg", caption=caption, visibility=visibility, **fields)


def _films(person: Person, dog: Doc, caption: str, *, visibility: str = "client") -> Doc:
    return _sends(person, dog, a_film(), "video/mp4", caption=caption, visibility=visibility)


def _sends(person: Person, dog: Doc, content: bytes, media_type: str, **fields: Any) -> Doc:
    file = person.attaches(dog, content=content, media_type=media_type, **{"captured_at": TAKEN, **fields})
    sent = person.put(f"/attachments/{file['id']}/content", content=content, headers={"Content-Type": media_type})
    read(sent)
    return file


def _agrees(owner: Person, household: Doc, *consents: Doc) -> None:
    now = read(owner.get(f"/guardians/{household['id']}"))
    owner.edits("guardians", now, consents=[{"id": new_id(), **each} for each in consents])


def _composed(person: Person, dog: Doc, **wanted: str) -> Doc:
    return read(person.post(f"/dogs/{dog['id']}/reports", MONTH | wanted), status=201)


def _clips(report: Doc) -> list[tuple[str, str]]:
    section: Doc = next((one for one in report["content"]["sections"] if one["key"] == "clips"), {"blocks": []})
    return [(block["form"], block["caption"]) for block in section["blocks"]]


def _page(person: Person, report: Doc) -> httpx.Response:
    answer = person.get(f"/reports/{report['id']}", headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return answer


def _paper(person: Person, report: Doc) -> PdfReader:
    answer = person.get(f"/reports/{report['id']}", headers={"Accept": "application/pdf"})
    assert answer.status_code == 200, answer.text
    return PdfReader(io.BytesIO(answer.content))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def _pictures(page: str) -> list[Image.Image]:
    found = re.findall(r'<img src="data:image/jpeg;base64,([^"]+)" alt="[^"]+">', page)
    return [Image.open(io.BytesIO(base64.b64decode(one))) for one in found]


def test_a_photo_for_the_owner_is_shown_and_printed_with_its_caption(owner: Person, dog: Doc) -> None:
    photo = _shoots(owner, dog, "Calm at the <gate>")
    report = _composed(owner, dog)
    assert _clips(report) == [("picture", "Calm at the <gate>")]
    assert {"id": photo["id"], "kind": "attachment"}.items() <= report["content"]["records"][-1].items()
    page = _page(owner, report)
    (picture,) = _pictures(page.text)
    assert picture.size == (640, 480)
    assert not picture.getexif()
    assert "Calm at the &lt;gate&gt; (Picture, 5 Oct 2026)" in page.text
    assert "; img-src data:;" in page.headers["content-security-policy"]
    paper = _paper(owner, report)
    assert sum(len(one.images) for one in paper.pages) == 1
    assert "Calm at the <gate> (Picture, 5 Oct 2026)" in _text(paper)


def test_what_was_not_marked_for_the_owner_is_not_in_it(owner: Person, trainer: Person, dog: Doc) -> None:
    _shoots(owner, dog, "Team alone", visibility="team")
    _shoots(owner, dog, "Mine alone", visibility="private")
    _shoots(owner, dog, "Long ago", captured_at="2026-01-05T17:30:00+01:00")
    _shoots(trainer, dog, "Of the bite", about_id=trainer.reports_bite(dog)["id"])
    owner.attaches(dog, caption="Never arrived", visibility="client", captured_at=TAKEN)
    assert _clips(_composed(owner, dog)) == []
    _shoots(owner, dog, "For the owner")
    for kind in ("owner_progress", "graduation"):
        assert _clips(_composed(owner, dog, kind=kind)) == [("picture", "For the owner")]
    for kind in ("handover", "vet_referral"):
        assert _clips(_composed(owner, dog, kind=kind)) == []


def test_a_film_is_told_only_while_the_household_agrees(owner: Person, dog: Doc, household: Doc) -> None:
    _films(owner, dog, "Mat at the door")
    assert _clips(_composed(owner, dog)) == []
    _agrees(owner, household, GIVEN)
    report = _composed(owner, dog)
    assert _clips(report) == [("video", "Mat at the door")]
    assert "Mat at the door (Video, 5 Oct 2026)" in _page(owner, report).text
    assert "Mat at the door (Video, 5 Oct 2026)" in _text(_paper(owner, report))
    _agrees(owner, household, GIVEN | {"withdrawn_at": "2026-10-06T09:00:00+02:00"})
    for told in (_page(owner, report).text, _text(_paper(owner, report))):
        assert "Mat at the door" not in told
        assert "it may not leave the practice" in told


def test_a_picture_that_was_made_private_or_deleted_later_is_gone_from_the_report(owner: Person, dog: Doc) -> None:
    one, other = _shoots(owner, dog, "First thought"), _shoots(owner, dog, "Second thought")
    report = _composed(owner, dog)
    assert len(_pictures(_page(owner, report).text)) == 2
    owner.edits("attachments", one, visibility="private")
    owner.deletes("attachments", other)
    page = _page(owner, report)
    assert _pictures(page.text) == []
    assert "thought" not in page.text
    assert "img-src" not in page.headers["content-security-policy"]


def test_whoever_holds_a_link_sees_the_picture_until_it_is_private(site: Site, owner: Person, dog: Doc) -> None:
    photo = _shoots(owner, dog, "Calm at the gate")
    report = _composed(owner, dog)
    address = f"/s/{owner.shares(report, scope='report')['token']}/report"
    visitor = site.visitor()
    page = visitor.get(address)
    assert len(_pictures(page.text)) == 1
    assert "; img-src data:;" in page.headers["content-security-policy"]
    paper = PdfReader(io.BytesIO(visitor.get(address, params={"as": "pdf"}).content))
    assert sum(len(one.images) for one in paper.pages) == 1
    owner.edits("attachments", photo, visibility="private")
    assert _pictures(visitor.get(address).text) == []


def test_a_homeworks_clip_is_in_it_without_what_the_team_wrote_on_it(owner: Person, dog: Doc, household: Doc) -> None:
    _agrees(owner, household, GIVEN)
    clip = _films(owner, dog, "Leash in the wrong hand again", visibility="team")
    owner.gives_homework(dog, starts_on="2026-09-20", clip_id=clip["id"])
    report = _composed(owner, dog)
    assert _clips(report) == [("video", "")]
    assert "wrong hand" not in _page(owner, report).text


def test_one_picture_is_left_out_and_the_newest_twelve_are_in(owner: Person, dog: Doc) -> None:
    for day in range(10, 24):
        _shoots(owner, dog, f"Day {day}", captured_at=f"2026-09-{day}T17:30:00+02:00")
    report = _composed(owner, dog)
    assert [caption for _, caption in _clips(report)] == [f"Day {day}" for day in range(12, 24)]
    section = next(one for one in report["content"]["sections"] if one["key"] == "clips")
    edit = {"title": report["content"]["title"], "sections": [
        {"key": "clips", "title": section["title"], "left_out_blocks": [section["blocks"][0]["id"]]}
    ]}  # fmt: skip
    edited = read(owner.put(f"/reports/{report['id']}", edit, if_match=1))
    assert len(_pictures(_page(owner, edited).text)) == 11
