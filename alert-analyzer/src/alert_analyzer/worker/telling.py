"""Evidence and analysis as a person reads them in a message."""

from collections.abc import Iterator

from alert_analyzer.analysis.analyst import Outcome
from alert_analyzer.analysis.grounding import Analysis, Checked
from alert_analyzer.analysis.hints import TITLE, hint_of
from alert_analyzer.evidence.collection import Evidence, Piece
from alert_analyzer.platform.clock import to_text
from alert_analyzer.publish.messages import Findings

_SHOWN_CHARACTERS = 6_000


def findings_of(evidence: Evidence, outcome: Outcome) -> Findings:
    """What was found out, with or without an analysis."""
    missing = evidence.missing + ((f"The analysis: {outcome.missing}",) if outcome.missing else ())
    if outcome.withheld:
        numbers = ", ".join(map(str, outcome.withheld))
        missing += (
            f"Lines that speak to their reader were kept from the model, someone may be planting them: {numbers}.",
        )
    analysis = outcome.analysis
    if analysis is None:
        return hinted(evidence, missing)
    cause = analysis.probable_cause
    cited = {number for claim in (cause, *analysis.findings) if claim for number in claim.lines}
    told = (_title(outcome), "\n".join(_analysis_lines(analysis)))
    return Findings(
        sections=(told, *evidence_section(evidence, first=cited)),
        missing=missing,
        summary=analysis.summary.claim if cause and not cause.doubts and not analysis.summary.doubts else "",
    )


def hinted(evidence: Evidence, missing: tuple[str, ...]) -> Findings:
    """The lines, and what they point to by themselves."""
    if not evidence.pieces:
        return Findings(missing=missing)
    hint = hint_of(evidence.pieces)
    first = set() if hint.cause is None else {hint.cause}
    return Findings(
        sections=((TITLE, "\n".join(hint.lines)), *evidence_section(evidence, first=first)),
        missing=missing,
        summary=hint.summary,
    )


def _title(outcome: Outcome) -> str:
    if outcome.reused_from:
        return f"What a model made of it for the same fault (incident {outcome.reused_from})"
    return "What a model makes of it"


def _analysis_lines(analysis: Analysis) -> Iterator[str]:
    yield _claim(analysis.summary)
    cause = analysis.probable_cause
    yield f"Probable cause: {_claim(cause)}" if cause else "Probable cause: the lines do not show it, says the model."
    yield from (f"- {_claim(finding)}" for finding in analysis.findings)
    if analysis.affected:
        yield f"Affected: {', '.join(analysis.affected)}"
    if analysis.next_steps:
        yield "Next steps"
        yield from (f"{number}. {step}" for number, step in enumerate(analysis.next_steps, start=1))
    yield f"Confidence: {analysis.confidence}"
    if analysis.unsupported or analysis.wrong_citations:
        yield (
            f"{analysis.unsupported} of its sentences are not supported by the lines; "
            f"{analysis.wrong_citations} of the lines it cites do not exist."
        )


def _claim(checked: Checked) -> str:
    lines = f" [{', '.join(map(str, checked.lines))}]" if checked.lines else ""
    return f"{checked.claim}{lines}" + (f" (UNSUPPORTED: {'; '.join(checked.doubts)})" if checked.doubts else "")


def evidence_section(evidence: Evidence, *, first: set[int] | None = None) -> tuple[tuple[str, str], ...]:
    """The lines that were cited, then the best others, as many as a person reads."""
    first = first or set()
    pieces = sorted(evidence.pieces, key=lambda piece: (piece.number not in first, piece.number))
    lines: list[str] = []
    size = 0
    for piece in filter(lambda piece: piece.logged, pieces):
        shown = shown_line(piece)
        size += len(shown)
        if lines and size > _SHOWN_CHARACTERS and piece.number not in first:
            break
        lines.append(shown)
    title = f"Log lines that stand out ({len(lines)} of {evidence.looked_at} looked at)"
    others = [shown_line(piece) for piece in pieces if not piece.logged]
    sections = ((title, lines), ("Values and events", others))
    return tuple((heading, "\n".join(shown)) for heading, shown in sections if shown)


def shown_line(piece: Piece) -> str:
    """A line with its number, time and pod, and why it is in."""
    text = piece.text.replace("\n", "\n      ")
    at = to_text(piece.at_ns // 1_000_000)
    return f"[{piece.number}] {at} {piece.pod}: {text}\n      ({', '.join(piece.reasons)})"
