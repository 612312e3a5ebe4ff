"""The court dossier: everything of a dog, in every revision, with the proof; and who may have it."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, read, refusal

PERIOD: Doc = {"kind": "court_dossier", "from": "2026-09-10", "to": "2026-10-31"}


@pytest.fixture
def history(owner: Person, trainer: Person, dog: Doc) -> Doc:
    """A note in two revisions, a deleted one, a private one, a flag that was acknowledged."""
    note = trainer.writes_note(dog, "Bit the lead. recall 4/5")
    read(owner.patch(f"/notes/{note['id']}", {"body": "Mouthed the lead. recall 4/5"}, if_match=1,
                     params={"reason": "saw the video"}))  # fmt: skip
    owner.deletes("notes", owner.writes_note(dog, 'Written on the wrong dog.\x0bTab\tand \\ "quotes" 犬'))
    trainer.writes_note(dog, "My doubts about the household.", visibility="private")
    read(trainer.post(f"/safety-flags/{owner.flags(dog)['id']}/acknowledge"))
    owner.writes_note(dog, "Long before.", occurred_at="2025-01-01T10:00:00Z")
    return dog


def _dossier(person: Person, dog: Doc) -> Doc:
    return read(person.post(f"/dogs/{dog['id']}/reports", PERIOD), status=201)


def _paper(person: Person, report: Doc) -> PdfReader:
    answer = person.get(f"/reports/{report['id']}", headers={"Accept": "application/pdf"})
    assert answer.status_code == 200, answer.text
    return PdfReader(io.BytesIO(answer.content))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def _checked(folder: Path, program: bytes, entries: bytes) -> subprocess.CompletedProcess[str]:
    (folder / "check_dossier.py").write_bytes(program)
    (folder / "entries.jsonl").write_bytes(entries)
    return subprocess.run(
        [sys.executable, "-I", str(folder / "check_dossier.py"), str(folder / "entries.jsonl")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_it_tells_every_revision_with_who_when_why_and_its_hash(owner: Person, history: Doc) -> None:
    text = _text(_paper(owner, _dossier(owner, history)))
    (note,) = [one for one in read(owner.get(f"/dogs/{history['id']}/timeline"))["items"]
               if one["title"].startswith("Mouthed")]  # fmt: skip
    revisions = read(owner.get(f"/notes/{note['id']}/revisions"))["items"]
    for revision in revisions:
        assert f"revision {revision['revision']}: {revision['action']} by {revision['author']['name']}" in text
        assert revision["hash"] in text
        assert revision["previous_hash"] in text
        assert revision["recorded_at"] in text
    for told in ("Bit the lead.", "Mouthed the lead.", "saw the video", "deleted by Lena", "Written on the wrong dog.",
                 "acknowledged by Tom", "How to verify it"):  # fmt: skip
        assert told in text
    assert (
        revisions[-1]["hash"]
        in owner.get(f"/reports/{_dossier(owner, history)['id']}", headers={"Accept": "text/html"}).text
    )


def test_what_is_private_to_its_author_is_proved_and_not_told(owner: Person, history: Doc) -> None:
    reader = _paper(owner, _dossier(owner, history))
    assert "withheld: private to its author" in _text(reader)
    assert "My doubts" not in _text(reader)
    assert all(b"My doubts" not in data for files in reader.attachments.values() for data in files)


def test_whoever_holds_it_can_verify_it_alone(owner: Person, history: Doc, tmp_path: Path) -> None:
    files = {name: data[0] for name, data in _paper(owner, _dossier(owner, history)).attachments.items()}
    program, entries = files["check_dossier.py"], files["entries.jsonl"]
    checked = _checked(tmp_path, program, entries)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "are as they were written" in checked.stdout
    lines = entries.splitlines(keepends=True)
    (second,) = [n for n, line in enumerate(lines) if b"Mouthed the lead" in line]
    (first,) = [n for n, line in enumerate(lines) if b"Bit the lead" in line]
    for changed, what in (
        (entries.replace(b"Mouthed the lead", b"Mouthed the hand"), "the text is not the one"),
        (entries.replace(b"saw the video", b"felt like it!"), "was changed"),
        (b"".join(line for n, line in enumerate(lines) if n != first), "the revision before it is missing"),
    ):
        checked = _checked(tmp_path, program, changed)
        assert checked.returncode == 1
        assert what in checked.stderr
    assert second != first


def test_what_came_later_is_not_in_it(owner: Person, history: Doc) -> None:
    report = _dossier(owner, history)
    before = _text(_paper(owner, report))
    owner.writes_note(history, "Said afterwards.")
    assert _text(_paper(owner, report)) == before
    assert report["content"]["dossier"]["head"] in before


def test_records_outside_of_its_days_are_not_in_it_unless_written_then(owner: Person, history: Doc) -> None:
    early = read(owner.post(f"/dogs/{history['id']}/reports", PERIOD | {"from": "2025-01-01", "to": "2025-01-31"}),
                 status=201)  # fmt: skip
    text = _text(_paper(owner, early))
    assert "Long before." in text
    assert "Mouthed the lead." not in text
    assert "Long before." in _text(_paper(owner, _dossier(owner, history)))  # it was written in October


@pytest.mark.parametrize("role", ["trainer", "assistant", "viewer"])
def test_only_owners_have_it(practice: Practice, owner: Person, history: Doc, role: str) -> None:
    report = _dossier(owner, history)
    other = practice.joined_by("Pat", role)  # type: ignore[arg-type]
    owner.edits("dogs", history, assigned_person_ids=[other.id])
    refusal(other.post(f"/dogs/{history['id']}/reports", PERIOD), 403, "not-allowed")
    refusal(other.get(f"/reports/{report['id']}"), 404, "not-found")
    assert read(other.get(f"/dogs/{history['id']}/reports"))["items"] == []
    assert [one["id"] for one in read(owner.get(f"/dogs/{history['id']}/reports"))["items"]] == [report["id"]]


def test_it_tells_who_signed_what_and_what_became_of_it(
    practice: Practice, owner: Person, trainer: Person, dog: Doc
) -> None:
    ana = practice.joined_by("Ana", "assistant")
    owner.edits("dogs", dog, assigned_person_ids=[ana.id])
    note = ana.writes_note(dog, "Calm at the gate.")
    first = read(trainer.post(f"/notes/{note['id']}/signatures", if_match=1))
    edited = ana.edits("notes", first, body="Calm at both gates.")
    second = read(owner.post(f"/notes/{note['id']}/signatures", if_match=edited["revision"]))
    bite = trainer.reports_bite(dog)
    signed = read(trainer.post(f"/incidents/{bite['id']}/signatures", {"role": "author"}, if_match=1))
    report = _dossier(owner, dog)
    page = owner.get(f"/reports/{report['id']}", headers={"Accept": "text/html"}).text
    chapter = page[page.index(">Signatures</h2>") :].split("</section>")[0]
    for one, name, role in (
        (first, "Tom", "supervisor"),
        (second, "Lena", "supervisor"),
        (signed, "Tom", "its author"),
    ):
        (signature,) = one["signatures"]
        assert f"signed by {name} as {role}" in chapter
        assert signature["hash"] in chapter
        assert signature["body_sha256"] in chapter
    assert chapter.count("Valid: nothing that was signed") == 2
    assert chapter.count("Void since revision 3 (updated by Ana).") == 1
    assert "do not belong together" not in chapter
    text = _text(_paper(owner, report))
    assert "signed by Lena as supervisor" in text
    assert second["signatures"][0]["hash"] in text


def test_a_dossier_without_signatures_has_no_chapter_of_them(owner: Person, history: Doc) -> None:
    report = _dossier(owner, history)
    assert ">Signatures</h2>" not in owner.get(f"/reports/{report['id']}", headers={"Accept": "text/html"}).text
