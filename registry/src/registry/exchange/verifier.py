"""Verifies an archive of Longline: that every file in it is whole, and that nobody changed the history.

    python verify.py archive.zip      the zip as it is
    python verify.py folder           or unpacked
    python verify.py                  unpacked, from inside

Needs Python 3.8 or newer and nothing else. It ends with 0 when all is well and with 1 when something is not, and then
names it. What it checks is described in README.md, so that anybody can write another one.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path
from typing import IO, Any, Dict, Iterable, Iterator  # noqa: UP035  # runs on old Pythons, too

Object = Dict[str, Any]  # noqa: UP006

PIECE = 1 << 20
NOTHING = "0" * 64


class Folder:
    """An archive that was unpacked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> Iterable[str]:
        """Every file below the folder, with / between its parts."""
        return [path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if path.is_file()]

    def open(self, name: str) -> IO[bytes]:
        """A file, to be read as bytes."""
        return (self.path / name).open("rb")


class Zip:
    """An archive as it came."""

    def __init__(self, path: Path) -> None:
        self.zip = zipfile.ZipFile(path)

    def names(self) -> Iterable[str]:
        """Every file in the zip."""
        return self.zip.namelist()

    def open(self, name: str) -> IO[bytes]:
        """A file, to be read as bytes."""
        return self.zip.open(name)


def main(arguments: "list[str]") -> int:
    """Verifies one archive and says what it found; gives the exit status."""
    path = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    try:
        problems, told = verify(path)
    except (OSError, KeyError, ValueError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        problems, told = [f"the archive cannot be read: {error!r}"], "not verified"
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    sys.stdout.write(f"{'NOT INTACT' if problems else 'INTACT'}: {told}\n")
    return 1 if problems else 0


def verify(path: Path) -> "tuple[list[str], str]":
    """A list of problems, and what was looked at."""
    archive = Folder(path) if path.is_dir() else Zip(path)
    with archive.open("manifest.json") as file:
        manifest = json.load(file)
    if manifest["format"] != "longline-archive" or manifest["version"] != 1:
        return ["manifest.json: this verifier knows version 1 of longline-archive only"], "not verified"
    problems = list(checksums(archive, manifest))
    with archive.open("organization.jsonl") as file:
        organization = json.loads(file.readline())
    count, head, found = chain(archive, organization)
    told = f"{len(manifest['members'])} files, {count} entries, the last one has the hash {head}"
    return problems + found, told


def checksums(archive: "Folder | Zip", manifest: Object) -> Iterator[str]:
    """Files that are missing, changed, or not in the list."""
    there = set(archive.names())
    for member in manifest["members"]:
        name = member["name"]
        if name not in there:
            yield f"{name}: is missing"
            continue
        try:
            length, digest = measured(archive, name)
        except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
            yield f"{name}: cannot be read: {error}"
            continue
        if (length, digest) != (member["bytes"], member["sha256"]):
            yield f"{name}: was changed since it was exported"
        elif name.startswith("files/") and name != "files/" + digest:
            yield f"{name}: is not the file that was sent"
    listed = {member["name"] for member in manifest["members"]} | {"manifest.json"}
    for name in sorted(there - listed):
        yield f"{name}: is not in the manifest"
    for sha256 in manifest["missing_files"]:
        yield f"files/{sha256}: the registry had lost it before the export"


def measured(archive: "Folder | Zip", name: str) -> "tuple[int, str]":
    """The length of a file in bytes, and its SHA-256."""
    digest, length = hashlib.sha256(), 0
    with archive.open(name) as file:
        piece = file.read(PIECE)
        while piece:
            digest.update(piece)
            length += len(piece)
            piece = file.read(PIECE)
    return length, digest.hexdigest()


def chain(archive: "Folder | Zip", organization: Object) -> "tuple[int, str, list[str]]":
    """(number of entries, hash of the last, problems) of the history."""
    previous, position = NOTHING, 0
    problems: list[str] = []
    last_of: dict[str, str] = {}
    without_text: dict[str, str] = {}
    with archive.open("ledger.jsonl") as file:
        for line in file:
            entry = json.loads(line)
            where = f"entry {entry['position']} ({entry['kind']} {entry['id']}, revision {entry['revision']})"
            if entry["position"] != position + 1:
                problems.append(f"{where}: the entries from {position + 1} on are missing")
            if entry["revision"] and entry["previous_hash"] != last_of.get(entry["id"], NOTHING):
                problems.append(f"{where}: the revision before it is missing or was replaced")
            if not isinstance(entry["deleted"], bool) or hash_of(entry, organization["id"], previous) != entry["hash"]:
                problems.append(f"{where}: the entry was changed, or the one before it")
            text(entry, where, without_text, problems)
            if entry["revision"]:
                last_of[entry["id"]] = entry["hash"]
            position, previous = entry["position"], entry["hash"]
    problems += [f"{where}: the text was taken away without a purge" for where in without_text.values()]
    if (position, previous) != (organization["position"], organization["head"]):
        problems.append("the end of the history is missing or was replaced")
    return position, previous, problems


def hash_of(entry: Object, organization_id: str, previous: str) -> str:
    """What an entry's hash must be: SHA-256 over its envelope as JSON with sorted keys and no white space."""
    envelope = {key: value for key, value in entry.items() if key not in ("hash", "body")}
    envelope["organization_id"] = organization_id
    envelope["previous_entry_hash"] = previous
    canonical = json.dumps(envelope, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def text(entry: Object, where: str, without_text: "dict[str, str]", problems: "list[str]") -> None:
    """Compares a text with its hash; texts may be missing only where a purge says so."""
    body, expected = entry["body"], entry["body_sha256"]
    if entry["action"] == "purged":
        without_text.pop(entry["id"], None)
    elif body is None and expected is not None:
        without_text[entry["id"]] = where
    elif body is not None and hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest() != expected:
        problems.append(f"{where}: the text is not the one that was written")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
