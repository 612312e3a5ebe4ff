"""Archives whose checksums fit and whose content does not hold together: refused, and no trace."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.harness.archives import members_of
from tests.harness.forger import Line, changed, rewritten, with_manifest
from tests.harness.site import Site
from tests.integration.exchange.hostile import is_refused_in_the_end

Harm = Callable[[bytes], bytes]


def _in(name: str, change: Callable[[list[Line]], object]) -> Harm:
    return lambda archive: changed(archive, name, change)


def _history(change: Callable[[list[Line]], object]) -> Harm:
    return lambda archive: rewritten(archive, change)


def _first(**fields: Any) -> Callable[[list[Line]], object]:
    return lambda lines: lines[0].update(fields)


def _last_of(chosen: str, /, **fields: Any) -> Callable[[list[Line]], object]:
    """Changes the newest revision of a kind; `body` are fields of its body."""

    def change(lines: list[Line]) -> None:
        sent = dict(fields)
        line = next(line for line in reversed(lines) if line["kind"] == chosen and line["revision"])
        if isinstance(sent.get("body"), dict):
            body = msgspec.json.decode(line["body"]) | sent["body"]
            sent["body"] = msgspec.json.encode(body, order="sorted").decode()
        line.update(sent)

    return change


def _without_line(archive: bytes) -> bytes:
    members = members_of(archive)
    members["ledger.jsonl"] = members["ledger.jsonl"][:-1]
    return with_manifest(members)


def _half_a_character(archive: bytes) -> bytes:
    members = members_of(archive)
    members["people.jsonl"] = members["people.jsonl"].replace(b"Lena", b"\\ud83d")
    return with_manifest(members)


NOBODY = "01a20b80-db73-70b3-98aa-79f535e9c5ff"
LINES: dict[str, tuple[Harm, str]] = {
    "last line cut off": (_without_line, "cut off"),
    "half a character": (_half_a_character, "people.jsonl"),
    "field that is not known": (_in("people", _first(password="x")), "people.jsonl"),
    "line of another kind": (_in("ledger", _first(position="first")), "ledger.jsonl"),
    "two practices": (_in("organization", lambda lines: lines.append(lines[0])), "one line"),
    "no practice": (_in("organization", lambda lines: lines.clear()), "one line"),
    "changed entry": (_in("ledger", _first(reason="x")), "does not fit"),
    "changed text": (_in("ledger", _last_of("note", body='{"body":"x"}')), "does not fit"),
    "entry taken out": (_in("ledger", lambda lines: lines.pop(3)), "should be entry"),
    "entries swapped": (_in("ledger", lambda lines: lines.insert(2, lines.pop(3))), "should be entry"),
    "end taken off": (_in("ledger", lambda lines: lines.pop()), "should be its last"),
    "time that is none": (_in("people", _first(created_at="2026-02-30T00:00:00.000Z")), "is no time"),
    "address that is none": (_in("people", _first(email="no address")), "no address"),
    "guest of another practice": (_in("people", _first(email=f"guest {NOBODY} share {NOBODY}")), "no address"),
    "somebody twice": (_in("people", lambda lines: lines.append(lines[0])), "twice"),
    "nobody": (_in("people", lambda lines: lines.clear()), "not named"),
    "somebody more": (_in("people", lambda lines: lines.append(lines[0] | {"id": NOBODY, "email": "x@y.org"})), ""),
    "NUL in a name": (_in("people", _first(name="a\0b")), "NUL"),
    "read by nobody": (_in("acknowledgements", _first(person_id=NOBODY)), "not in it"),
    "read of nothing": (_in("acknowledgements", _first(document_id=NOBODY)), "not in it"),
    "read about no dog": (_in("acknowledgements", _first(dog_id=NOBODY)), "dog"),
    "conflict of nothing": (_in("conflicts", _first(document_id=NOBODY)), "not in it"),
    "push of nobody": (_in("pushes", _first(person_id=NOBODY)), "not named"),
    "file of nothing": (_in("files", _first(attachment_id=NOBODY)), "attachment"),
    "file that is not there": (_in("files", _first(sha256="0" * 64)), "attachment"),
    "file with a script": (_in("files", _first(media_type="text/html")), "attachment"),
    "file of another type": (_in("files", lambda lines: [line.update(media_type="video/mp4", width=None, height=None) for line in lines]), "is no video/mp4"),  # noqa: E501
    "picture of another size": (_in("files", lambda lines: [line.update(width=9, height=9) for line in lines if line["width"]]), "not as large"),  # noqa: E501
    "file that belongs to nothing": (_in("files", lambda lines: lines.pop()), "belongs to no attachment"),
    "kind that is not known": (_history(_last_of("note", kind="poem")), "poem"),
    "revision of nobody": (_history(_last_of("note", actor_id=None)), "author"),
    "revision of a stranger": (_history(_last_of("note", actor_id=NOBODY)), "not named"),
    "revision left out": (_history(_last_of("note", revision=9)), "revision before"),
    "text that is no JSON": (_history(_last_of("note", body="Dear diary")), "no JSON"),
    "text that is no object": (_history(_last_of("note", body="[]")), "no JSON"),
    "text nested without end": (_history(_last_of("note", body='{"a":' + "[" * 9_000 + "]" * 9_000 + "}")), ""),
    "note that is none": (_history(_last_of("note", body={"body": 7})), "a text, not a whole number"),
    "note about no dog": (_history(_last_of("note", body={"dog_id": NOBODY})), "dog"),
    "NUL in a text": (_history(_last_of("note", body={"body": "a\0b"})), "NUL"),
    "time beyond all clocks": (_history(_last_of("note", recorded_at="9999-99-99T99:99:99.999Z")), "is no time"),
    "member who is nobody": (_history(_last_of("member", body={"person_id": NOBODY})), "member"),
    "text of an event": (_history(_last_of("safety_flag", revision=0, body="{}")), "no revision"),
    "practice without itself": (_history(_last_of("organization", kind="guardian", body={"name": "x"})), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", LINES)
def test_an_archive_whose_content_is_forged_is_refused(
    archive: bytes, target: Site, target_folder: Path, tmp_path: Path, name: str
) -> None:
    harm, words = LINES[name]
    forged = harm(archive)
    assert forged != archive
    assert words in is_refused_in_the_end(target, target_folder, tmp_path, forged)


def test_the_forger_can_make_an_archive_that_passes(archive: bytes, target: Site, tmp_path: Path) -> None:
    """Otherwise the tests above would refuse for the wrong reason."""
    path = tmp_path / "archive.zip"
    path.write_bytes(rewritten(archive, _last_of("note", body={"body": "Recall 1/10."})))
    assert target.registry.restorer.look(path).documents > 5
