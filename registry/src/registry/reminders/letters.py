"""Reminders in plain words."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from registry.mail.outbox import Letter

MOST_LINES: Final = 30


class Part(msgspec.Struct, frozen=True):
    """A heading with its lines."""

    heading: str
    lines: Sequence[str]


def to_member(*, to: str, practice: str, parts: Sequence[Part], calendar: str, ending: str) -> Letter:
    """A member's letter of the day."""
    return Letter(
        to=to,
        subject=f"Longline: what is due at {_one_line(practice)}",
        text=(
            f"{_body(parts)}Your calendar: {calendar}\n\n"
            f"You switched this letter on in your settings at {practice}. It ends here, without a log-in:\n{ending}\n"
        ),
        unsubscribe=ending,
    )


def to_household(*, to: str, practice: str, parts: Sequence[Part], ending: str) -> Letter:
    """A reminder for whom a dog belongs to."""
    dogs = " and ".join(_one_line(part.heading) for part in parts)
    return Letter(
        to=to,
        subject=f"{_one_line(practice)}: a reminder for {dogs}",
        text=(
            f"{practice} reminds you:\n\n{_body(parts)}"
            f"{practice} switched these reminders on. They end here, without an account:\n{ending}\n"
        ),
        unsubscribe=ending,
    )


def _body(parts: Iterable[Part]) -> str:
    return "".join(f"{part.heading}\n{_lines(part.lines)}\n" for part in parts)


def _lines(lines: Sequence[str]) -> str:
    shown = "".join(f"- {_one_line(line)}\n" for line in lines[:MOST_LINES])
    more = len(lines) - MOST_LINES
    return shown + (f"- and {more} more\n" if more > 0 else "")


def _one_line(text: str) -> str:
    """A header has one line, and so has what stands behind a dash."""
    return " ".join(text.split())
