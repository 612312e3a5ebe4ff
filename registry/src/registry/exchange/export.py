"""Taking a practice out: one zip with everything, from one snapshot, in pieces.

The bytes depend on nothing but the content: no time of the export, no name of the registry, no numbers of its
database. So two exports of the same state are the same file, whichever database they come from.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from registry.exchange import repository, tables
from registry.exchange.lines import (
    FORMAT,
    VERSION,
    AcknowledgementLine,
    ConflictLine,
    FileLine,
    Manifest,
    OrganizationLine,
    PersonLine,
    PushLine,
    entry_line,
)
from registry.exchange.papers import papers
from registry.exchange.zip_out import ZipOut
from registry.media.store import Store
from registry.platform.clock import to_text
from registry.platform.database import Database, Transaction
from registry.records.entries import entries
from registry.records.kinds import Kinds

_PIECE: Final = 64 * 1024


def export(database: Database, store: Store, kinds: Kinds, organization: int) -> Iterator[bytes]:
    """The archive's bytes; holds one reading transaction until the last of them is taken."""
    with database.snapshot() as tx:
        yield from _Export(tx, store, kinds, organization).pieces()


def members_of_lines(tx: Transaction, organization: int) -> Iterator[tuple[str, str]]:
    """(name, SHA-256) of each JSON Lines member as it would come out now."""
    for name, lines in _lines(tx, organization):
        digest = hashlib.sha256()
        for piece in _joined(lines):
            digest.update(piece)
        yield f"{name}.jsonl", digest.hexdigest()


class _Export:
    """One export under way."""

    def __init__(self, tx: Transaction, store: Store, kinds: Kinds, organization: int) -> None:
        self._tx, self._store, self._kinds, self._organization = tx, store, kinds, organization
        self._zip = ZipOut()
        self._missing: list[str] = []

    def pieces(self) -> Iterator[bytes]:
        """Everything, in the order in which it stands in the zip."""
        for name, content in papers(self._kinds):
            yield from self._zip.add(name, [content])
        for name, lines in _lines(self._tx, self._organization):
            yield from self._zip.add(f"{name}.jsonl", _joined(lines))
        yield from self._zip.add("tables/people.csv", tables.people_table(self._tx, self._organization))
        for kind in sorted(self._kinds):
            table = tables.kind_table(self._tx, self._organization, self._kinds[kind])
            yield from self._zip.add(f"tables/{kind}.csv", table)
        yield from self._contents()
        organization_id = _organization(self._tx, self._organization).id
        manifest = Manifest(FORMAT, VERSION, organization_id, self._missing, self._zip.members.copy())
        yield from self._zip.add("manifest.json", [msgspec.json.format(msgspec.json.encode(manifest), indent=1)])
        yield from self._zip.end()

    def _contents(self) -> Iterator[bytes]:
        """The files of attachments, each content once."""
        for sha256, folder, length in repository.contents(self._tx, self._organization):
            try:
                pieces = self._store.read(f"{folder}/file", first=0, count=length)
            except OSError:
                self._missing.append(sha256)  # the registry has lost it; everything else is still worth taking out
                continue
            yield from self._zip.add(f"files/{sha256}", pieces, packed=False, bytes_hint=length)


def _lines(tx: Transaction, organization: int) -> Iterator[tuple[str, Iterable[msgspec.Struct]]]:
    """The JSON Lines members, in the order in which they stand in the zip."""
    yield "organization", [_organization(tx, organization)]
    people = repository.people(tx, organization)
    yield "people", (PersonLine(one, name, email, to_text(ms)) for one, name, email, ms in people)
    yield "ledger", (entry_line(entry) for entry in entries(tx, organization))
    yield "acknowledgements", map(_acknowledgement, repository.acknowledgements(tx, organization))
    yield "files", map(_file, repository.files(tx, organization))
    yield "pushes", map(_push, repository.pushes(tx, organization))
    yield "conflicts", map(_conflict, repository.conflicts(tx, organization))


def _acknowledgement(row: tuple[Any, ...]) -> AcknowledgementLine:
    document, person, revision, at_ms, dog = row
    return AcknowledgementLine(document, person, revision, to_text(at_ms), dog)


def _file(row: tuple[Any, ...]) -> FileLine:
    attachment, media_type, length, sha256, width, height, at_ms = row
    return FileLine(attachment, media_type, length, sha256, width, height, to_text(at_ms))


def _push(row: tuple[Any, ...]) -> PushLine:
    one, person, content, document, status, own, last, conflict, edited_ms = row
    return PushLine(one, person, bytes(content).hex(), document, status, own, last, conflict, to_text(edited_ms))


def _conflict(row: tuple[Any, ...]) -> ConflictLine:
    one, document, revision, author, fields, at_ms, settled, settled_by, settled_ms = row
    return ConflictLine(
        one, document, revision, author, msgspec.json.decode(fields, type=list[str]), to_text(at_ms), settled,
        settled_by, None if settled_ms is None else to_text(settled_ms),
    )  # fmt: skip


def _organization(tx: Transaction, organization: int) -> OrganizationLine:
    found = repository.organization(tx, organization)
    if found is None:
        raise LookupError(f"organization {organization} is not in the database")
    organization_id, created_ms, position, head = found
    return OrganizationLine(organization_id, to_text(created_ms), position, head.hex())


def _joined(lines: Iterable[msgspec.Struct]) -> Iterator[bytes]:
    """JSON Lines in pieces."""
    piece = bytearray()
    for line in lines:
        piece += msgspec.json.encode(line)
        piece += b"\n"
        if len(piece) >= _PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
