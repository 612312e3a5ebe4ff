"""The likely cause when no model says it: from how lines stand out, from words that are known, and from their order.

It says nothing that a line does not: the sentence is about the kind of failure that the line names, and the line stands
beside it. Where no line is new, more frequent or severe, it says that the lines do not show a cause.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from alert_analyzer.analysis.signatures import ROOT, SYMPTOM, Signature, signature_of
from alert_analyzer.evidence.collection import Piece
from alert_analyzer.evidence.lines import place_of_interest
from alert_analyzer.evidence.selection import CHANGE, USUAL
from alert_analyzer.platform.clock import to_text

TITLE: Final = "Likely cause, from the log lines, not analysed by a model"

_LOOKED_AT: Final = 40
_LEAST_POINTS: Final = 3.0
_EVENT_POINTS: Final = 3.0
_DEPTH_POINTS: Final = 0.4
_FIRST_POINTS: Final = 0.3
_SHOWN_CHARACTERS: Final = 200
_LEAD_CHARACTERS: Final = 60
_BEFORE_NS: Final = 15 * 60 * 1_000_000_000
_OTHERS: Final = 2
_UNNAMED: Final = {
    False: "No known failure is named; this line stands out most.",
    True: "No known failure is named; this line, which tells of a change, stands out most.",
}


class Hint(msgspec.Struct, frozen=True, kw_only=True):
    """What the lines point to by themselves."""

    lines: tuple[str, ...]
    """As people read them."""
    summary: str = ""
    """For the subject; nothing where no known failure is named."""
    cause: int | None = None
    """The number of the line that shows it."""


class _Candidate(msgspec.Struct, frozen=True):
    piece: Piece
    signature: Signature | None
    points: float


def hint_of(pieces: Sequence[Piece]) -> Hint:
    """What redacted pieces, best first, point to."""
    candidates = _candidates(pieces)
    if not candidates:
        return Hint(lines=("None: no line is new, more frequent than before, or severe.",))
    best, *others = candidates
    signature = best.signature
    says = signature.says if signature else _UNNAMED[_is_change(best.piece)]
    lines = [f"{says} [{best.piece.number}]", f"  {_shown(best.piece)}", f"  ({', '.join(best.piece.reasons)})"]
    lines += _order(best, others)
    lines += _change(best.piece, pieces)
    lines += _also(best, others)
    if signature:
        lines.append(f"Look first: {signature.step}")
    summary = f"log lines point to {signature.short}" if signature else ""
    return Hint(lines=tuple(lines), summary=summary, cause=best.piece.number)


def _candidates(pieces: Sequence[Piece]) -> list[_Candidate]:
    """Lines that may be the cause, the likeliest first."""
    found = [
        _Candidate(piece, signature, _points(piece, signature))
        for piece, signature in ((piece, signature_of(piece.text)) for piece in _looked_at(pieces))
    ]
    found = [each for each in found if each.points >= _LEAST_POINTS]
    if not found:
        return []
    first_ns = min(each.piece.at_ns for each in found)
    earlier = [
        msgspec.structs.replace(each, points=each.points + _FIRST_POINTS) if each.piece.at_ns == first_ns else each
        for each in found
    ]
    return sorted(earlier, key=lambda each: (-each.points, each.piece.at_ns, each.piece.number))


def _looked_at(pieces: Sequence[Piece]) -> list[Piece]:
    """The best lines that are not as usual, and all events."""
    lines = [piece for piece in pieces if piece.logged and USUAL not in piece.reasons]
    return lines[:_LOOKED_AT] + [piece for piece in pieces if not piece.logged]


def _points(piece: Piece, signature: Signature | None) -> float:
    """An event counts only for what it names; values have nothing to name."""
    if not piece.logged:
        return _EVENT_POINTS + _DEPTH_POINTS * signature.depth if signature and signature.depth == ROOT else 0.0
    return piece.points + (_DEPTH_POINTS * (signature.depth - SYMPTOM) if signature else 0.0)


def _order(best: _Candidate, others: Sequence[_Candidate]) -> list[str]:
    """Whether the cause lies in time before what may be its effects."""
    after = [each.piece for each in others if each.piece.at_ns > best.piece.at_ns]
    before = [each.piece for each in others if each.piece.at_ns < best.piece.at_ns]
    if before:
        earliest = min(before, key=lambda piece: piece.at_ns)
        return [f"Earlier, at {_at(earliest)}, came [{earliest.number}]: which led to which is not known."]
    if after:
        return [f"It came first, at {_at(best.piece)}; {len(after)} more kinds of lines that stand out followed."]
    return []


def _change(cause: Piece, pieces: Sequence[Piece]) -> list[str]:
    """The last change that was logged shortly before."""
    changes = [
        piece
        for piece in pieces
        if piece.number != cause.number and 0 <= cause.at_ns - piece.at_ns <= _BEFORE_NS and _is_change(piece)
    ]
    if not changes:
        return []
    last = max(changes, key=lambda piece: piece.at_ns)
    seconds = (cause.at_ns - last.at_ns) // 1_000_000_000
    return [f"A change was logged {seconds} s before [{last.number}]: {_shown(last)}"]


def _is_change(piece: Piece) -> bool:
    return any(reason.startswith(CHANGE) for reason in piece.reasons)


def _also(best: _Candidate, others: Sequence[_Candidate]) -> list[str]:
    """Other kinds of failures that the lines name."""
    named = {best.signature.short} if best.signature else set()
    lines: list[str] = []
    for each in others:
        if each.signature and each.signature.short not in named and len(lines) < _OTHERS:
            named.add(each.signature.short)
            lines.append(f"Also: {each.signature.says} [{each.piece.number}]")
    return lines


def _at(piece: Piece) -> str:
    return to_text(piece.at_ns // 1_000_000)


def _shown(piece: Piece) -> str:
    """The line, or of a long one the part around what it says."""
    line = " ".join(piece.text.split())
    start = max(0, place_of_interest(line) - _LEAD_CHARACTERS) if len(line) > _SHOWN_CHARACTERS else 0
    end = start + _SHOWN_CHARACTERS
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")
