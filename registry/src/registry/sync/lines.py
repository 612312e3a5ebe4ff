"""Merging two edits of one text line by line: what both kept stays, what one of them changed is changed.

The edits are merged only when they do not touch: at least one line that nobody changed lies between any two of them.
Otherwise nobody but a person can say what the text should be.
"""

from itertools import pairwise
from typing import Final, NamedTuple

from rapidfuzz.distance import LCSseq

# The comparison takes a bit for each pair of lines: 2 MB here. Longer rewritings count as touching.
MOST_PAIRS: Final = 16_000_000


class _Edit(NamedTuple):
    """Lines `start` to `end` of the base give way to `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


def merge_lines(base: str, one: str, other: str) -> str | None:
    """The text with the edits of both, in whatever order they are named; None when they touch."""
    before = base.split("\n")
    first, second = _edits(before, one.split("\n")), _edits(before, other.split("\n"))
    if first is None or second is None:
        return None
    edits = sorted({*first, *second})
    if any(later.start <= earlier.end for earlier, later in pairwise(edits)):
        return None
    return "\n".join(_apply(before, edits))


def _apply(lines: list[str], edits: list[_Edit]) -> list[str]:
    merged: list[str] = []
    done = 0
    for edit in edits:
        merged += [*lines[done : edit.start], *edit.lines]
        done = edit.end
    return merged + lines[done:]


def _edits(before: list[str], after: list[str]) -> list[_Edit] | None:
    """What changed, in order; None when there is too much to compare."""
    head = _common(before, after)
    tail = min(_common(before[::-1], after[::-1]), min(len(before), len(after)) - head)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(old) * len(new) > MOST_PAIRS:
        return None
    numbers = {line: number for number, line in enumerate({*old, *new})}
    opcodes = LCSseq.opcodes([numbers[line] for line in old], [numbers[line] for line in new])
    edits: list[_Edit] = []
    for code in opcodes:
        if code.tag == "equal":
            continue
        edit = _Edit(head + code.src_start, head + code.src_end, tuple(new[code.dest_start : code.dest_end]))
        if edits and edits[-1].end == edit.start:  # a removal and an insertion in the same place are one edit
            edit = _Edit(edits[-1].start, edit.end, edits.pop().lines + edit.lines)
        edits.append(edit)
    return edits


def _common(one: list[str], other: list[str]) -> int:
    """How many lines at the beginning are the same."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
