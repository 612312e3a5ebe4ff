"""Who signed what, as a chapter of a court dossier: signatures of incidents and co-signatures of notes, also those that
were void later."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Final

import msgspec

from registry.measures.wording import on_day
from registry.records.signatures import Signature
from registry.reports.layout import RECORDS, Chapter, LogEntry
from registry.reports.ledger_excerpt import Entry

_ROLES: Final = {"author": "its author", "supervisor": "supervisor", "evaluator": "evaluator"}
_WORDS: Final = (
    "A signature is given for one revision of a record: by its hash, which is the hash of that revision's entry in this"
    " dossier, and by the hash of its text. It holds for those words and no others."
)


class _Signed(msgspec.Struct):
    signatures: list[Signature] = []


def signatures_of(entries: Sequence[Entry]) -> Chapter | None:
    """The chapter; None where nobody has signed anything. `entries` are those of each record together, in order."""
    parts = [part for _, some in groupby(entries, key=lambda one: one.envelope.id) for part in _of_record(list(some))]
    return Chapter("Signatures", [_WORDS], list(parts)) if parts else None


def _of_record(entries: Sequence[Entry]) -> Iterator[LogEntry]:
    revisions = [one for one in entries if one.envelope.revision and one.body is not None]
    known: dict[str, tuple[Signature, Entry | None]] = {}
    for one in revisions:
        signed = {each.id: each for each in msgspec.json.decode(one.body or "", type=_Signed).signatures}
        for name, (signature, ended) in known.items():
            if name not in signed and ended is None:
                known[name] = (signature, one)
        known |= {name: (each, None) for name, each in signed.items()}
    hashes = {one.envelope.revision: one.hash for one in revisions}
    for signature, ended in known.values():
        yield _told(revisions[-1], signature, ended, is_here=hashes.get(signature.revision) == signature.hash)


def _told(last: Entry, signature: Signature, ended: Entry | None, *, is_here: bool) -> LogEntry:
    told = last.envelope
    day = f" of {on_day(date.fromisoformat(told.occurred_at[:10]))}" if told.occurred_at else ""
    state = "Valid: nothing that was signed was changed since."
    if ended is not None:
        what = ended.envelope.reason or ended.envelope.action
        state = f"Void since revision {ended.envelope.revision} ({what} by {ended.actor})."
    if not is_here:
        state += " Revision and hash do not belong together in this dossier."
    return LogEntry(
        title=f"{RECORDS.get(told.kind, told.kind)}{day}, signed by {signature.name} as {_ROLES[signature.role]}",
        facts=[["Signed", signature.at.isoformat()], ["Revision", str(signature.revision)], ["Record", told.id]],
        fields=[["state", state]],
        hashes=[["hash", signature.hash], ["text", signature.body_sha256]],
    )
