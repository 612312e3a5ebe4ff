"""Archives as somebody makes them who knows the format and means harm: manifest and hashes fit again after a change."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import msgspec

from registry.records.canonical import Envelope, sha256
from tests.harness.archives import members_of

Line = dict[str, Any]
Change = Callable[[list[Line]], object]


def zipped(members: dict[str, bytes], *, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def with_manifest(members: dict[str, bytes], **fields: Any) -> bytes:
    """A zip of these members whose manifest fits them."""
    manifest = msgspec.json.decode(members["manifest.json"]) | fields
    manifest["members"] = [
        {"name": name, "bytes": len(content), "sha256": sha256(content).hex()}
        for name, content in members.items()
        if name != "manifest.json"
    ]
    return zipped(members | {"manifest.json": msgspec.json.encode(manifest)})


def changed(archive: bytes, name: str, change: Change) -> bytes:
    """The archive with other lines in one of its members."""
    members = members_of(archive)
    lines = [msgspec.json.decode(line) for line in members[f"{name}.jsonl"].splitlines()]
    change(lines)
    members[f"{name}.jsonl"] = _as_lines(lines)
    return with_manifest(members)


def rewritten(archive: bytes, change: Change) -> bytes:
    """The archive with another history, chained anew to its end."""
    members = members_of(archive)
    organization = msgspec.json.decode(members["organization.jsonl"])
    lines: list[Line] = [msgspec.json.decode(line) for line in members["ledger.jsonl"].splitlines()]
    change(lines)
    before = "0" * 64
    last_of: dict[str, str] = {}
    for line in lines:
        line["body_sha256"] = None if line["body"] is None else sha256(line["body"].encode()).hex()
        line["previous_hash"] = last_of.get(line["id"], "0" * 64) if line["revision"] else "0" * 64
        covered = {key: value for key, value in line.items() if key not in ("hash", "body")}
        envelope = Envelope(**covered, organization_id=organization["id"], previous_entry_hash=before)
        line["hash"] = before = envelope.hash().hex()
        if line["revision"]:
            last_of[line["id"]] = line["hash"]
    members["ledger.jsonl"] = _as_lines(lines)
    members["organization.jsonl"] = _as_lines([organization | {"position": len(lines), "head": before}])
    return with_manifest(members)


def _as_lines(lines: list[Line]) -> bytes:
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
