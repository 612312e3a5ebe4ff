"""A court dossier laid out: what it is, how to verify it, and record by record what was written, by whom and when."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib import resources
from itertools import groupby
from typing import Any, Final

import msgspec

from registry.measures.wording import counted, on_day
from registry.records.canonical import canonical
from registry.reports.content import Dossier
from registry.reports.dossier_signatures import signatures_of
from registry.reports.layout import RECORDS, Attachment, Chapter, Code, Contents, Grid, Laid, Line, LogEntry, Part, Run
from registry.reports.ledger_excerpt import Entry, as_lines

FILE: Final = "entries.jsonl"
PROGRAM: Final = resources.files("registry.reports").joinpath("check_dossier.py").read_text(encoding="utf-8")
# Said in full in the attached file; on paper they would say once more, in marks and offsets, what the text says.
_READ_FROM_TEXT: Final = frozenset({"facts"})
_TELL_WHAT_IT_IS: Final = ("call_name", "title", "name", "instruction", "body", "text")
_TITLE_LENGTH: Final = 60


def with_entries(laid: Laid, dossier: Dossier, entries: Sequence[Entry]) -> Laid:
    """The report with the dossier's chapters behind its own."""
    by_record = sorted(entries, key=lambda entry: entry.envelope.id)
    records = [list(some) for _, some in groupby(by_record, key=lambda entry: entry.envelope.id)]
    records.sort(key=lambda some: (some[-1].envelope.occurred_at or "", some[0].envelope.position))
    index = Chapter("Contents", [], [Contents()])
    signed = signatures_of([entry for some in records for entry in some])
    front = [_about(dossier, entries), _verify(dossier), index, *([signed] if signed is not None else [])]
    chapters = [*front, *(_record(some) for some in records)]
    files = [
        Attachment(FILE, as_lines(entries).decode(), "application/x-ndjson", "Every entry with its text and hashes"),
        Attachment("check_dossier.py", PROGRAM, "text/x-python", "The program that checks the entries"),
    ]
    return msgspec.structs.replace(laid, chapters=[*laid.chapters, *chapters], attachments=files)


def _about(dossier: Dossier, entries: Sequence[Entry]) -> Chapter:
    kinds = Counter(entry.envelope.kind for entry in {entry.envelope.id: entry for entry in entries}.values())
    people = Counter(entry.actor for entry in entries)
    hidden = len(dossier.withheld)
    told = [
        f"This dossier holds {counted(len(entries), 'entry', plural='entries')} of the practice's tamper-evident log"
        f" about {counted(len(dossier.documents), 'record')}: every revision of each, deletions and acknowledgements"
        " too. Nothing was chosen by hand.",
    ]
    if hidden:
        told.append(
            f"The texts of {counted(hidden, 'record')} are withheld, because they are private to their authors; their"
            " places in the chain of hashes are shown."
        )
    tables: list[Part] = [
        _counts("Records by kind", "Kind", {RECORDS.get(kind, kind): n for kind, n in kinds.items()}),
        _counts("Entries by person", "Person", people),
    ]
    return Chapter("What this dossier holds", told, tables)


def _counts(caption: str, of: str, numbers: Mapping[str, int]) -> Grid:
    rows = [[[Run(name)], [Run(str(number))]] for name, number in sorted(numbers.items())]
    return Grid(caption, [of, "How many"], rows)


def _verify(dossier: Dossier) -> Chapter:
    words = [
        "Each entry has a hash (SHA-256) over its envelope: who wrote it, when, of which record, why, the hash of the"
        " text, the hash of the record's revision before it, and the hash of the practice's entry before it. Whoever"
        " changes a letter of a text, a name or a time changes the hash, and with it every hash after it.",
        f"The whole text of every entry is in the file {FILE}, which is attached to the PDF of this dossier, and so is"
        " the program below; PDF readers list them as attachments. Save both in a folder and run “python3"
        f" check_dossier.py {FILE}” in it. It needs Python 3 and no network, and it says whether every"
        " entry is as it was written, or names the first that is not. The hashes in this dossier are those of the file:"
        " compare some of them.",
        "That nothing was left out between the entries, only the practice's whole log can show: the operator runs"
        " “longline verify-audit”, which recomputes all of it. The hash below is that of its last entry when this"
        " dossier was composed. Note it down with somebody independent: nobody can later change what lies before it"
        " without changing this hash.",
    ]
    last = Line([Run(f"Entry {dossier.position}: {dossier.head}")])
    return Chapter("How to verify it", words, [last, Code(PROGRAM)])


def _record(entries: Sequence[Entry]) -> Chapter:
    last = [entry for entry in entries if entry.envelope.revision][-1:] or list(entries[-1:])
    told = last[0].envelope
    day = f" of {on_day(date.fromisoformat(told.occurred_at[:10]))}" if told.occurred_at else ""
    begins = f": {words}" if (words := _first_words(last[0].body)) else ""
    gone = " (deleted)" if told.deleted else ""
    title = f"{RECORDS.get(told.kind, told.kind)}{day}{begins}{gone}"
    return Chapter(title, [f"Record {told.id}"], list(_log(entries)))


def _first_words(body: str | None) -> str:
    """What the record is called, or how its text begins."""
    fields = msgspec.json.decode(body) if body is not None else {}
    said = next((fields[name] for name in _TELL_WHAT_IT_IS if isinstance(fields.get(name), str)), "")
    line = next((line.strip() for line in said.splitlines() if line.strip()), "")
    return (
        line if len(line) <= _TITLE_LENGTH else f"{line[:_TITLE_LENGTH].rpartition(' ')[0] or line[:_TITLE_LENGTH]} …"
    )


def _log(entries: Sequence[Entry]) -> Iterator[Part]:
    before: dict[str, str] = {}
    for entry in entries:
        told = entry.envelope
        revision = f", revision {told.revision}" if told.revision else ""
        facts = [["Recorded", told.recorded_at]]
        if told.occurred_at:
            facts.append(["Happened", told.occurred_at])
        if told.reason:
            facts.append(["Reason", told.reason])
        now = fields_of(entry.body)
        hashes = [["hash", entry.hash]]
        if told.revision:
            hashes += [["previous", told.previous_hash], ["text", told.body_sha256 or "none"]]
        yield LogEntry(
            title=f"Entry {told.position}{revision}: {told.action} by {entry.actor}", facts=facts,
            fields=list(_changes(entry, before, now)), hashes=hashes,
        )  # fmt: skip
        before = now if told.revision else before


def _changes(entry: Entry, before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[list[str]]:
    """What the entry says that the one before it did not."""
    if entry.private:
        yield ["text", "withheld: private to its author"]
    elif entry.body is None and entry.envelope.body_sha256 is not None:
        yield ["text", "erased for good; only its hash is left"]
    else:
        yield from ([name, value] for name, value in now.items() if before.get(name) != value)
        yield from ([name, "(taken away)"] for name in before if name not in now and entry.envelope.revision)


def fields_of(body: str | None) -> dict[str, str]:
    """The fields of a body in words, without those that are empty, the parts of a list each with its number from 1."""
    return dict(_flat(msgspec.json.decode(body))) if body is not None else {}


def _flat(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in fields.items():
        label = name.replace("_", " ")
        if name in _READ_FROM_TEXT and isinstance(value, list):  # an incident's facts are words
            if value:
                yield label, f"{counted(len(value), 'fact')} read from the text: in the file {FILE}"
        elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
            for index, part in enumerate(value, start=1):
                yield f"{label} {index}", _in_a_line(part)
        elif shown := _in_a_line(value):
            yield label, shown


def _in_a_line(value: Any) -> str:
    """A value as one line; parts of it that are empty are left out."""
    if isinstance(value, dict):
        parts = ((name.replace("_", " "), _in_a_line(inner)) for name, inner in value.items())
        return "; ".join(f"{name} {shown}" for name, shown in parts if shown)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_in_a_line, value)))
    if value is None:
        return ""
    return value if isinstance(value, str) else canonical(value).decode()
