"""A file goes in whole and comes out: checked, cleaned, in parts, small."""

import io
from typing import Any

import pytest
from PIL import ExifTags, Image

from tests.factories.files import a_film, a_heic, a_photo, sha256
from tests.factories.records import an_attachment
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 4
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def _announces(person: Person, dog: Doc, content: bytes, media_type: str, **fields: Any) -> str:
    attachment_id = new_id()
    body = an_attachment(dog["id"], content=content, media_type=media_type, **fields)
    read(person.put(f"/attachments/{attachment_id}", body), status=201)
    return attachment_id


def _send(person: Person, attachment_id: str, content: bytes, media_type: str) -> Doc:
    headers = {"Content-Type": media_type}
    return read(person.send("PUT", f"/attachments/{attachment_id}/content", content=content, headers=headers))


def test_a_paper_comes_out_as_it_went_in_and_is_only_downloaded(owner: Person, dog: Doc) -> None:
    attachment = _announces(owner, dog, PDF, "application/pdf")
    assert read(owner.get(f"/attachments/{attachment}/file"))["state"] == "awaited"
    refusal(owner.get(f"/attachments/{attachment}/content"), 404, "file-awaited")
    state = _send(owner, attachment, PDF, "application/pdf")
    assert (state["state"], state["sha256"], state["bytes"]) == ("stored", sha256(PDF), len(PDF))
    assert read(owner.get(f"/attachments/{attachment}/file")) == state
    answer = owner.get(f"/attachments/{attachment}/content")
    assert answer.content == PDF
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"] == "attachment"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_a_photo_loses_its_place_and_has_small_pictures(owner: Person, dog: Doc) -> None:
    photo = a_photo(size=(1600, 1200))
    attachment = _announces(owner, dog, photo, "image/jpeg")
    state = _send(owner, attachment, photo, "image/jpeg")
    assert (state["width"], state["height"], state["thumbnails"]) == (1600, 1200, True)
    answer = owner.get(f"/attachments/{attachment}/content")
    assert answer.headers["content-disposition"] == "inline"
    assert sha256(answer.content) == state["sha256"] != sha256(photo)
    assert not Image.open(io.BytesIO(answer.content)).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    small = owner.get(f"/attachments/{attachment}/content?thumbnail=small")
    assert small.headers["content-type"] == "image/jpeg"
    assert Image.open(io.BytesIO(small.content)).size == (320, 240)


def test_a_photo_that_keeps_its_place_keeps_every_byte(owner: Person, dog: Doc) -> None:
    photo = a_photo()
    attachment = _announces(owner, dog, photo, "image/jpeg", keep_place=True)
    assert _send(owner, attachment, photo, "image/jpeg")["sha256"] == sha256(photo)
    assert owner.get(f"/attachments/{attachment}/content").content == photo


def test_a_film_loses_its_place_and_is_played_in_parts(owner: Person, dog: Doc) -> None:
    film = a_film()
    attachment = _announces(owner, dog, film, "video/mp4")
    _send(owner, attachment, film, "video/mp4")
    whole = owner.get(f"/attachments/{attachment}/content")
    assert len(whole.content) == len(film)
    assert b"+47.3769" not in whole.content
    part = owner.get(f"/attachments/{attachment}/content", headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.headers["content-range"] == f"bytes 100-199/{len(film)}"
    assert part.content == whole.content[100:200]
    beyond = owner.get(f"/attachments/{attachment}/content", headers={"Range": f"bytes={len(film)}-"})
    refusal(beyond, 416, "beyond-the-end")
    again = owner.get(f"/attachments/{attachment}/content", headers={"If-None-Match": whole.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    refusal(owner.get(f"/attachments/{attachment}/content?thumbnail=small"), 404, "not-found")


def test_a_heic_comes_out_as_a_jpeg(owner: Person, dog: Doc) -> None:
    heic = a_heic()
    attachment = _announces(owner, dog, heic, "image/heic")
    assert _send(owner, attachment, heic, "image/heic")["media_type"] == "image/jpeg"
    assert owner.get(f"/attachments/{attachment}/content").content.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("content", "announced"),
    [(SVG, "image/png"), (b"<!doctype html><script>", "image/jpeg"), (PDF, "image/jpeg"), (a_photo(), "video/mp4")],
    ids=["svg", "html", "pdf as photo", "photo as film"],
)
def test_a_file_that_is_not_what_it_says_is_refused(owner: Person, dog: Doc, content: bytes, announced: str) -> None:
    attachment = _announces(owner, dog, content, announced)
    headers = {"Content-Type": announced}
    answer = owner.send("PUT", f"/attachments/{attachment}/content", content=content, headers=headers)
    assert refusal(answer, 422, "invalid")["errors"][0]["pointer"] == "/media_type"
    assert read(owner.get(f"/attachments/{attachment}/file"))["state"] == "awaited"


def test_types_that_could_carry_a_script_cannot_be_announced(owner: Person, dog: Doc) -> None:
    for media_type in ("image/svg+xml", "text/html", "application/zip"):
        body = an_attachment(dog["id"], media_type=media_type)
        refusal(owner.put(f"/attachments/{new_id()}", body), 422, "invalid")


def test_other_bytes_than_announced_are_refused_and_the_right_ones_taken(owner: Person, dog: Doc) -> None:
    attachment = _announces(owner, dog, PDF, "application/pdf")
    path, headers = f"/attachments/{attachment}/content", {"Content-Type": "application/pdf"}
    for wrong in (PDF[:-1], PDF + b"!", PDF[:-1] + b"!"):
        refusal(owner.send("PUT", path, content=wrong, headers=headers), 422, "not-the-file")
    assert _send(owner, attachment, PDF, "application/pdf")["state"] == "stored"
    refusal(owner.send("PUT", path, content=PDF, headers=headers), 409, "already-stored")
    changed = {"sha256": sha256(b"another")}
    refusal(owner.patch(f"/attachments/{attachment}", changed, if_match=1), 409, "already-stored")
    assert read(owner.patch(f"/attachments/{attachment}", {"caption": "Stitches"}, if_match=1))["revision"] == 2


def test_a_damaged_photo_is_refused_in_words(owner: Person, dog: Doc) -> None:
    damaged = a_photo()[:900]
    attachment = _announces(owner, dog, damaged, "image/jpeg")
    headers = {"Content-Type": "image/jpeg"}
    answer = owner.send("PUT", f"/attachments/{attachment}/content", content=damaged, headers=headers)
    assert "damaged" in refusal(answer, 422, "invalid")["detail"]


def test_what_is_too_large_for_its_class_cannot_be_announced(owner: Person, dog: Doc) -> None:
    for media_type, most in (("image/jpeg", 50), ("application/pdf", 50), ("audio/mp4", 200)):
        body = an_attachment(dog["id"], media_type=media_type) | {"bytes": most * 1024**2 + 1}
        problem = refusal(owner.put(f"/attachments/{new_id()}", body), 422, "invalid")
        assert f"at most {most} MiB" in problem["detail"]


def test_a_body_of_another_type_or_without_a_length_is_refused_unread(owner: Person, dog: Doc) -> None:
    attachment = _announces(owner, dog, PDF, "application/pdf")
    path = f"/attachments/{attachment}/content"
    refusal(owner.send("PUT", path, content=PDF, headers={"Content-Type": "text/html"}), 415, "unsupported-file")
    pieces = iter([PDF])
    refusal(
        owner.send("PUT", path, content=pieces, headers={"Content-Type": "application/pdf"}), 411, "length-required"
    )


def test_a_dogs_files_come_newest_first_and_by_record(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    for day in (3, 1, 2):
        about = note["id"] if day != 2 else dog["id"]
        body = an_attachment(dog["id"], about, captured_at=f"2026-10-0{day}T08:00:00+02:00", caption=f"day {day}")
        read(owner.put(f"/attachments/{new_id()}", body), status=201)
    other = owner.adds_dog()
    owner.attaches(other)
    listed = owner.every_page(f"/dogs/{dog['id']}/attachments", limit=1)
    assert [item["caption"] for item in listed] == ["day 3", "day 2", "day 1"]
    of_note = owner.every_page(f"/dogs/{dog['id']}/attachments", about=note["id"])
    assert [item["caption"] for item in of_note] == ["day 3", "day 1"]


def test_the_ledger_says_that_the_file_came_and_what_it_was(owner: Person, dog: Doc) -> None:
    attachment = _announces(owner, dog, PDF, "application/pdf")
    _send(owner, attachment, PDF, "application/pdf")
    entry = next(e for e in owner.every_page("/audit") if e["action"] == "file received")
    assert sha256(PDF) in entry["reason"]
    assert read(owner.get("/audit/verify"))["ok"] is True


def test_a_file_of_a_private_note_is_its_authors_alone(site: Site, owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, visibility="private")
    open_to_all = an_attachment(dog["id"], note["id"], content=PDF)
    problem = refusal(owner.put(f"/attachments/{new_id()}", open_to_all), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/visibility"
    attachment = _announces(owner, dog, PDF, "application/pdf", visibility="private", about_id=note["id"])
    _send(owner, attachment, PDF, "application/pdf")
    for path in ("", "/file", "/content"):
        refusal(trainer.get(f"/attachments/{attachment}{path}"), 404, "not-found")
    assert trainer.every_page(f"/dogs/{dog['id']}/attachments") == []


def test_a_note_that_becomes_private_takes_its_files_along(owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    attachment = _announces(owner, dog, PDF, "application/pdf", about_id=note["id"])
    _send(owner, attachment, PDF, "application/pdf")
    assert trainer.get(f"/attachments/{attachment}/content").content == PDF
    owner.edits("notes", note, visibility="private")
    for path in ("/file", "/content"):
        refusal(trainer.get(f"/attachments/{attachment}{path}"), 404, "not-found")
    assert owner.get(f"/attachments/{attachment}/content").content == PDF


def test_a_file_belongs_to_a_record_of_its_own_dog(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(owner.adds_dog())
    refusal(owner.put(f"/attachments/{new_id()}", an_attachment(dog["id"], note["id"])), 422, "invalid")
    refusal(owner.put(f"/attachments/{new_id()}", an_attachment(dog["id"], new_id())), 404, "not-found")


def test_an_assistant_sends_no_file_for_somebody_elses_attachment(
    site: Site, owner: Person, assistant: Person, dog: Doc
) -> None:
    owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    attachment = _announces(owner, dog, PDF, "application/pdf")
    headers = {"Content-Type": "application/pdf"}
    answer = assistant.send("PUT", f"/attachments/{attachment}/content", content=PDF, headers=headers)
    refusal(answer, 403, "not-allowed")
