"""Looking through a whole archive before anything of it is stored: is every part of it there, true and consistent?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from registry.accounts.guests import is_guest
from registry.exchange.errors import BrokenArchive
from registry.exchange.lines import (
    FORMAT,
    LINES,
    VERSION,
    AcknowledgementLine,
    ConflictLine,
    EntryLine,
    FileLine,
    Manifest,
    OrganizationLine,
    PersonLine,
    PushLine,
    entry_of,
)
from registry.exchange.papers import TOLD
from registry.exchange.zip_in import Limits, ZipIn
from registry.media.types import TYPES
from registry.platform.clock import to_ms, to_text
from registry.platform.errors import InvalidBody
from registry.platform.fields import Email
from registry.platform.http.decode import refuse_unstorable
from registry.records.entries import Entry
from registry.records.history import History
from registry.records.kinds import Kinds

Line = TypeVar("Line", bound=msgspec.Struct)
_MOST_MANIFEST: Final = 64 * 1024**2
_FILE: Final = "files/"
_EMAIL: Final = msgspec.json.Decoder(Email)


@dataclass(slots=True)
class Contents:
    """What an archive holds, in numbers, and its people."""

    organization: OrganizationLine
    name: str = ""
    people: list[PersonLine] = field(default_factory=list)
    owners: set[str] = field(default_factory=set)
    documents: int = 0
    files: int = 0
    file_bytes: int = 0


class Archive:
    """An archive that somebody brought. `look_through` must have passed before anything is taken from it."""

    def __init__(self, path: Path, kinds: Kinds, limits: Limits | None = None) -> None:
        self._zip = ZipIn(path, limits or Limits())
        self._kinds = kinds
        try:
            self.manifest = self._manifest()
            self.sha256 = {member.name: member.sha256 for member in self.manifest.members}
        except BrokenArchive:
            self._zip.close()
            raise

    def close(self) -> None:
        """Lets the file go."""
        self._zip.close()

    def look_through(self) -> Contents:
        """Reads everything once; raises BrokenArchive or NotAHistory at the first thing that is wrong."""
        for member in self.manifest.members:
            if self._zip.digest(member.name) != member.sha256:
                raise BrokenArchive(
                    f"`{member.name}` is not what the archive's manifest says. Fetch the archive again."
                )
        (organization,) = self._only(list(self.lines("organization", OrganizationLine)))
        found = Contents(organization, people=list(self.lines("people", PersonLine)))
        history = self._history(found)
        self._people(found)
        self._facts(found, history)
        found.documents = sum(not written.purged for written in history.documents.values())
        return found

    def entries(self) -> Iterator[Entry]:
        """The history."""
        for line in self.lines("ledger", EntryLine):
            yield entry_of(line, at_ms=ms_of(line.recorded_at))

    def lines(self, name: str, kind: type[Line]) -> Iterator[Line]:
        """A member's lines, checked one by one."""
        decoder = msgspec.json.Decoder(kind)
        for number, raw in self._zip.lines(f"{name}.jsonl"):
            try:
                line = decoder.decode(raw)
                if b"\\u0000" in raw or b"\\ud" in raw.lower():
                    refuse_unstorable(msgspec.to_builtins(line))
            except (msgspec.DecodeError, UnicodeError, RecursionError, InvalidBody) as error:
                why = error.detail if isinstance(error, InvalidBody) else str(error)
                raise BrokenArchive(f"Line {number} of `{name}.jsonl` cannot be read: {why.rstrip('.')}.") from error
            yield line

    def content(self, sha256: str) -> Iterator[bytes]:
        """A file's bytes."""
        return self._zip.pieces(_FILE + sha256)

    def _manifest(self) -> Manifest:
        try:
            manifest = msgspec.json.decode(self._zip.whole("manifest.json", most=_MOST_MANIFEST), type=Manifest)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise BrokenArchive(f"The archive's manifest cannot be read: {str(error).rstrip('.')}.") from error
        if (manifest.format, manifest.version) != (FORMAT, VERSION):
            raise BrokenArchive(
                f"This registry reads version {VERSION} of {FORMAT}; the archive is version {manifest.version} of"
                f" {manifest.format[:40]!r}. A newer Longline may read it."
            )
        if manifest.missing_files:
            raise BrokenArchive(
                f"{len(manifest.missing_files)} files of attachments were lost before this archive was made, so it"
                " cannot be restored as it was. Restore a backup of that registry instead."
            )
        listed = {member.name: member.bytes for member in manifest.members}
        there = {name: size for name, size in self._zip.sizes.items() if name != "manifest.json"}
        if len(listed) != len(manifest.members) or listed != there:
            names = sorted(set(listed.items()) ^ set(there.items()))
            about = f" (`{names[0][0][:100]}`)" if names else ""
            raise BrokenArchive(f"The archive does not hold what its manifest lists{about}. Fetch the archive again.")
        absent = [name for name in LINES if f"{name}.jsonl" not in listed]
        if absent:
            raise BrokenArchive(f"`{absent[0]}.jsonl` is missing from the archive.")
        return manifest

    def _history(self, found: Contents) -> History:
        organization = found.organization
        if organization.id != self.manifest.organization_id:
            raise BrokenArchive("The archive's manifest names another practice than its `organization.jsonl`.")
        history = History(organization.id, self._kinds, TOLD)
        known = {person.id for person in found.people}
        owners: dict[str, str] = {}
        for entry in self.entries():
            history.add(entry)
            if entry.actor_id is not None and entry.actor_id not in known:
                raise BrokenArchive(f"Entry {entry.position} of the history was written by somebody who is not named.")
            if entry.id == organization.id and entry.body is not None:
                found.name = str(msgspec.json.decode(entry.body, type=dict[str, Any]).get("name", ""))
            if entry.kind == "member" and entry.body is not None:
                owners.pop(entry.id, None)
                member = msgspec.json.decode(entry.body, type=dict[str, Any])
                if member.get("person_id") not in known:
                    raise BrokenArchive(f"Entry {entry.position} of the history names a member who is not there.")
                if member.get("role") == "owner" and member.get("status", "active") == "active" and not entry.deleted:
                    owners[entry.id] = member["person_id"]
        history.end(organization.position, bytes.fromhex(organization.head))
        found.owners = set(owners.values())
        return history

    @staticmethod
    def _people(found: Contents) -> None:
        emails = [person.email for person in found.people]
        if len(set(emails)) != len(emails) or len({person.id for person in found.people}) != len(emails):
            raise BrokenArchive("Somebody is twice among the archive's people.")
        for person in found.people:
            ms_of(person.created_at)
            if is_guest(person.email, found.organization.id):
                continue
            try:
                _EMAIL.decode(msgspec.json.encode(person.email))
            except msgspec.ValidationError as error:
                raise BrokenArchive(f"{person.email[:100]!r} among the archive's people is no address.") from error

    def _facts(self, found: Contents, history: History) -> None:
        """What is no document refers to documents and people that are there."""
        people = {person.id for person in found.people}
        documents = {one: written.kind for one, written in history.documents.items() if not written.purged}

        def require(what: str, *, document: str, person: str | None, times: tuple[str | None, ...]) -> None:
            if document not in documents or (person is not None and person not in people):
                raise BrokenArchive(f"{what} of the archive names a record or a person that is not in it.")
            for time in times:
                if time is not None:
                    ms_of(time)

        for read in self.lines("acknowledgements", AcknowledgementLine):
            require("An acknowledgement", document=read.document_id, person=read.person_id, times=(read.at,))
            if read.dog_id is not None and documents.get(read.dog_id) != "dog":
                raise BrokenArchive("An acknowledgement of the archive names a dog that is not in it.")
        for clash in self.lines("conflicts", ConflictLine):
            require(
                "A conflict", document=clash.document_id, person=clash.author_id, times=(clash.at, clash.settled_at)
            )
            require("A conflict", document=clash.document_id, person=clash.settled_by_id, times=())
        for push in self.lines("pushes", PushLine):
            if push.person_id not in people:
                raise BrokenArchive("A push of the archive was sent by somebody who is not named.")
            ms_of(push.edited_at)
        self._files(found, documents)

    def _files(self, found: Contents, documents: dict[str, str]) -> None:
        named: set[str] = set()
        for file in self.lines("files", FileLine):
            ms_of(file.received_at)
            name = _FILE + file.sha256
            named.add(name)
            right = documents.get(file.attachment_id) == "attachment" and file.media_type in TYPES
            if not right or self._zip.sizes.get(name) != file.bytes or (file.width is None) != (file.height is None):
                raise BrokenArchive(f"The file of attachment {file.attachment_id} is not in the archive as it says.")
            if self.sha256[name] != file.sha256:
                raise BrokenArchive(f"`{name}` is not the file that was sent for attachment {file.attachment_id}.")
            found.files += 1
            found.file_bytes += file.bytes
        unnamed = sorted({name for name in self._zip.sizes if name.startswith(_FILE)} - named)
        if unnamed:
            raise BrokenArchive(f"`{unnamed[0][:100]}` belongs to no attachment of the archive.")

    @staticmethod
    def _only(lines: list[OrganizationLine]) -> list[OrganizationLine]:
        if len(lines) != 1:
            raise BrokenArchive("`organization.jsonl` of the archive must have one line.")
        return lines


_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z", re.ASCII)


def ms_of(time: str) -> int:
    """Milliseconds since 1970 of a time of the archive; raises BrokenArchive for one that is none."""
    try:
        if not _TIME.fullmatch(time):
            raise ValueError(time)
        ms = to_ms(datetime.fromisoformat(time))
    except (ValueError, OverflowError, OSError) as error:
        raise BrokenArchive(f"{time[:40]!r} in the archive is no time.") from error
    if to_text(ms) != time:
        raise BrokenArchive(f"{time[:40]!r} in the archive is no time.")
    return ms
