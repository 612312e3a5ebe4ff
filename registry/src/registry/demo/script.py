"""Reads the stories: one plain text file a dog, one entry a note, in the words of whoever wrote it.

    == 9wed 17:30 marco S brunau 40m #recall key=first-recall       a session of 40 minutes and its note
    ^ Title, where the note has one
    The text. {recall*3} stands for three sets of that skill, {w} for the weather, {date+7} for a day in a week.
    ~ +1d 20:10 | left hind -> right hind | mixed up the side

The last line is an edit: the day after, these words became those, for this reason. `2:50b` is ten to three for the
second time in the night in which the clocks go back.
"""

import re
import shlex
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from importlib import resources

from registry.demo.shapes import NoteKind, SessionKind

NOTE_KINDS: dict[str, NoteKind] = {
    "S": "session", "O": "observation", "P": "plan", "H": "health", "C": "contact", "D": "handover", "I": "incident",
    "G": "general",
}  # fmt: skip
SESSION_KINDS: dict[str, SessionKind] = {
    "S": "training", "SC": "class", "SA": "assessment", "SP": "probe", "SV": "observation", "SX": "certification",
    "SO": "owner_practice", "SK": "care",
}  # fmt: skip
_EDIT = re.compile(r"^~ \+(\d+)d (\d{1,2}:\d\d)(?: @(\w+))? \| (.+?) -> (.*?) \| (.+)$")


@dataclass(frozen=True, slots=True)
class PlannedEdit:
    """Words that are replaced `days` later."""

    days: int
    at: time
    author: str | None
    old: str
    new: str
    reason: str


@dataclass(slots=True)
class Entry:
    """One entry of a story, not yet placed in a year and with its slots still open."""

    dog: str
    ordinal: int
    day: str
    at: time
    second_pass: bool
    author: str
    kind: str
    place: str | None = None
    minutes: int = 30
    tags: list[str] = field(default_factory=list)
    options: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    body: str = ""
    edits: list[PlannedEdit] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name of the note for ever: given in the story, or its place in it."""
        return f"{self.dog}-{self.options['key']}" if "key" in self.options else f"{self.dog}-{self.day}-{self.ordinal}"

    @property
    def is_session(self) -> bool:
        """Whether a session belongs to this note."""
        return self.kind in SESSION_KINDS


@cache
def text_of(name: str) -> str:
    """A file of the stock."""
    return resources.files("registry.demo").joinpath("content", name).read_text(encoding="utf-8")


def story_of(dog: str) -> list[Entry]:
    """A dog's entries in the order in which they stand."""
    entries: list[Entry] = []
    on_day: dict[str, int] = {}
    for block in re.split(r"^== ", text_of(f"{dog}.txt"), flags=re.MULTILINE)[1:]:
        head, _, text = block.partition("\n")
        entry = _entry_from_head(dog, head)
        on_day[entry.day] = entry.ordinal = on_day.get(entry.day, 0) + 1
        _fill(entry, text)
        entries.append(entry)
    return entries


def _entry_from_head(dog: str, head: str) -> Entry:
    day, clock, author, kind, *more = shlex.split(head)
    at, second_pass = time.fromisoformat(clock.rstrip("b").zfill(5)), clock.endswith("b")
    entry = Entry(dog=dog, ordinal=0, day=day, at=at, second_pass=second_pass, author=author, kind=kind)
    if kind not in SESSION_KINDS and kind not in NOTE_KINDS:
        raise ValueError(f"{dog} {head}: no such kind")
    for word in more:
        if word.startswith("#"):
            entry.tags.append(word[1:])
        elif "=" in word:
            name, _, value = word.partition("=")
            entry.options[name] = value
        elif re.fullmatch(r"\d+m", word):
            entry.minutes = int(word[:-1])
        else:
            entry.place = word
    return entry


def _fill(entry: Entry, text: str) -> None:
    lines = text.strip().split("\n")
    if lines[0].startswith("^ "):
        entry.title = lines.pop(0)[2:]
    while lines and lines[-1].startswith("~ "):
        found = _EDIT.match(lines.pop())
        if found is None:
            raise ValueError(f"{entry.key}: an edit that is none")
        days, clock, author, old, new, reason = found.groups()
        entry.edits.insert(0, PlannedEdit(int(days), time.fromisoformat(clock.zfill(5)), author, old, new, reason))
    entry.body = "\n".join(lines).strip()
