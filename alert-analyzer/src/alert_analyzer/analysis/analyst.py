"""An incident's evidence brought to a model, within budget, breaker and time, and its answer held against the lines."""

import time
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from alert_analyzer.analysis.answers import Answer, Claim, NoAnswer, read_answer
from alert_analyzer.analysis.breaker import Breaker
from alert_analyzer.analysis.grounding import Analysis, Ground
from alert_analyzer.analysis.ledger import Kept, Ledger
from alert_analyzer.analysis.model import Model, ModelUnavailable, Said
from alert_analyzer.analysis.prompt import Prompt, prompt_of
from alert_analyzer.evidence.collection import Piece
from alert_analyzer.evidence.lines import read_line
from alert_analyzer.inbox.alerts import Alert, digest
from alert_analyzer.inbox.store import Incident
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.redact.redactor import Redactor

_FAULT_LINES: Final = 5
_CHARACTERS_A_TOKEN: Final = 3
_LEAST_S: Final = 1.0


class Outcome(msgspec.Struct, frozen=True):
    """An analysis, or a sentence on why there is none."""

    analysis: Analysis | None = None
    missing: str = ""
    reused_from: str = ""
    """The incident that the analysis was made for, when it is used again."""
    withheld: tuple[int, ...] = ()


class Prices(msgspec.Struct, frozen=True):
    """Of a million tokens, in whatever currency; 0 when not known."""

    prompt: float = 0.0
    answer: float = 0.0


class Analyst:
    """Asks one model about one incident after the other; safe to be used by several threads."""

    def __init__(
        self,
        model: Model,
        ledger: Ledger,
        breaker: Breaker,
        *,
        log: EventLog,
        metrics: Metrics,
        answer_tokens: int,
        reuse_ms: int,
        prices: Prices,
    ) -> None:
        self._model = model
        self._ledger = ledger
        self._breaker = breaker
        self._log = log
        self._metrics = metrics
        self._answer_tokens = answer_tokens
        self._reuse_ms = reuse_ms
        self._prices = prices

    def analyse(self, incident: Incident, pieces: Sequence[Piece], redactor: Redactor, *, until_s: float) -> Outcome:
        """What a model makes of the evidence by that moment. Pieces must be redacted. Raises DatabaseUnavailable."""
        alerts = [redacted_alert(alert, redactor) for alert in incident.alerts[: _FAULT_LINES * 4]]
        ground = Ground({piece.number: f"{piece.text} {piece.pod}" for piece in pieces}, _texts_of(alerts))
        fault = fault_of(incident, pieces)
        reused = self._reused(fault, pieces, ground)
        if reused is not None:
            self._metrics.model_calls.labels("reused").inc()
            return reused
        prompt = prompt_of(alerts, pieces, count=incident.alert_count)
        ground = Ground(_shown(pieces, prompt), _texts_of(alerts))
        said, missing = self._ask(prompt, until_s)
        if said is None:
            return Outcome(missing=missing, withheld=prompt.withheld)
        if prompt.mark in said.text:
            self._metrics.model_calls.labels("discarded").inc()
            return Outcome(missing="The model's answer gave its instructions away and was discarded.")
        try:
            answer = read_answer(said.text)
        except NoAnswer as error:
            self._metrics.model_calls.labels("no_answer").inc()
            return Outcome(missing=f"The model's answer could not be used: {error}.", withheld=prompt.withheld)
        analysis = self._checked(ground, answer)
        if analysis.probable_cause and not analysis.probable_cause.doubts:
            self._ledger.keep(fault, Kept(answer=answer, shapes=shapes_of(pieces), incident=incident.id))
        return Outcome(analysis, withheld=prompt.withheld)

    def prompt(self, incident: Incident, pieces: Sequence[Piece], redactor: Redactor) -> Prompt:
        """What would be sent."""
        alerts = [redacted_alert(alert, redactor) for alert in incident.alerts[: _FAULT_LINES * 4]]
        return prompt_of(alerts, pieces, count=incident.alert_count)

    def _checked(self, ground: Ground, answer: Answer) -> Analysis:
        analysis = ground.check(answer)
        self._metrics.claims.labels("unsupported").inc(analysis.unsupported)
        self._metrics.claims.labels("wrong_citation").inc(analysis.wrong_citations)
        supported = 1 + len(analysis.findings) + bool(analysis.probable_cause) - analysis.unsupported
        self._metrics.claims.labels("supported").inc(supported)
        return analysis

    def _ask(self, prompt: Prompt, until_s: float) -> tuple[Said | None, str]:
        if until_s - time.monotonic() < _LEAST_S:
            return None, "There was no time left to ask the model."
        if not self._breaker.may_try():
            self._metrics.model_calls.labels("breaker_open").inc()
            return None, "The model was not asked: it failed several times in a row."
        reserved = self._ledger.reserve(prompt.characters // _CHARACTERS_A_TOKEN + self._answer_tokens)
        if reserved is None:
            self._metrics.model_calls.labels("over_budget").inc()
            return None, "The model was not asked: the budget of tokens is used up."
        started = time.monotonic()
        try:
            said = self._model.ask(prompt, until_s=until_s)
        except Exception as error:
            self._breaker.failed()
            self._ended("failed", started, open_breaker=self._breaker.is_open)
            self._ledger.settle(reserved, tokens=None, outcome="failed")
            if not isinstance(error, ModelUnavailable):
                raise
            self._log.warning("model_failed", reason=str(error))
            return None, str(error)
        self._breaker.succeeded()
        self._ended("answered", started, open_breaker=False)
        self._spend(reserved, said)
        return said, ""

    def _ended(self, outcome: str, started: float, *, open_breaker: bool) -> None:
        self._metrics.model_calls.labels(outcome).inc()
        self._metrics.stage.labels("model", outcome).observe(time.monotonic() - started)
        self._metrics.breaker_open.set(open_breaker)

    def _spend(self, reserved: str, said: Said) -> None:
        tokens = said.prompt_tokens + said.answer_tokens
        self._ledger.settle(reserved, tokens=tokens or None, outcome="answered")
        self._metrics.tokens.labels("prompt").inc(said.prompt_tokens)
        self._metrics.tokens.labels("answer").inc(said.answer_tokens)
        cost = said.prompt_tokens * self._prices.prompt + said.answer_tokens * self._prices.answer
        self._metrics.cost.inc(cost / 1_000_000)
        self._log.info(
            "model_answered", prompt_tokens=said.prompt_tokens, answer_tokens=said.answer_tokens, cut=said.cut
        )

    def _reused(self, fault: str, pieces: Sequence[Piece], ground: Ground) -> Outcome | None:
        """The analysis of the same fault, when each line it cites has its like here and nothing in it is strange."""
        if not pieces or not self._reuse_ms:
            return None
        kept = self._ledger.find(fault, within_ms=self._reuse_ms)
        moved = moved_answer(kept, pieces) if kept else None
        if kept is None or moved is None:
            return None
        analysis = ground.check(moved)
        cause = analysis.probable_cause
        if cause is None or cause.doubts:
            return None
        return Outcome(analysis, reused_from=kept.incident)


def fault_of(incident: Incident, pieces: Sequence[Piece]) -> str:
    """What makes two incidents one fault: the same alerts in the same place, and the same things in the logs first."""
    scopes = sorted(
        {
            f"{alert.name}|{alert.labels.get('cluster', '')}|{alert.labels.get('namespace', '')}"
            for alert in incident.alerts
        }
    )
    shapes = sorted({read_line(piece.text).shape for piece in pieces[:_FAULT_LINES]})
    return digest(*scopes, "", *shapes)


def shapes_of(pieces: Sequence[Piece]) -> dict[int, str]:
    """The lines' shapes by their numbers."""
    return {piece.number: read_line(piece.text).shape for piece in pieces}


def moved_answer(kept: Kept, pieces: Sequence[Piece]) -> Answer | None:
    """The answer with the numbers of this evidence; None when a cited line has no like in it."""
    here: dict[str, int] = {}
    for number, shape in shapes_of(pieces).items():
        here.setdefault(shape, number)
    numbers = {old: here.get(shape) for old, shape in kept.shapes.items()}

    def moved(claim: Claim) -> Claim | None:
        lines = [numbers.get(old) for old in claim.lines]
        return None if None in lines else Claim(claim.claim, tuple(line for line in lines if line is not None))

    answer = kept.answer
    cause = answer.probable_cause and moved(answer.probable_cause)
    findings = [moved(claim) for claim in answer.findings]
    if cause is None or None in findings:
        return None
    found = tuple(claim for claim in findings if claim is not None)
    return msgspec.structs.replace(answer, probable_cause=cause, findings=found)


def redacted_alert(alert: Alert, redactor: Redactor) -> Alert:
    """The alert as it may leave."""
    return msgspec.structs.replace(
        alert, labels=_redacted(alert.labels, redactor), annotations=_redacted(alert.annotations, redactor)
    )


def _redacted(texts: Mapping[str, str], redactor: Redactor) -> dict[str, str]:
    """Name and value are read together: `password: x` is known by its name alone."""
    found = {}
    for name, text in texts.items():
        both = redactor.redact(f"{name}={text}")
        found[name] = both[len(name) + 1 :] if both.startswith(f"{name}=") else redactor.redact(text)
    return found


def _texts_of(alerts: Sequence[Alert]) -> list[str]:
    return [text for alert in alerts for text in (*alert.labels.values(), *alert.annotations.values(), alert.starts_at)]


def _shown(pieces: Sequence[Piece], prompt: Prompt) -> dict[int, str]:
    """What the model saw: nothing that it was not shown can bear a claim."""
    return {piece.number: f"{'' if piece.number in prompt.withheld else piece.text} {piece.pod}" for piece in pieces}
