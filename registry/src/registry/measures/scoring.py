"""From trials to a score.

percent correct = correct / (correct + incorrect + no response [+ prompted, if the rule says so]). An aborted trial
and one that could not be scored are no trials; a prompted one is never correct. Undo and redo mark trials and remove
none.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec
from msgspec.structs import replace

from registry.measures.days import moment
from registry.measures.facts import Trial

_FAILED = frozenset({"incorrect", "no_response"})


class Score(msgspec.Struct, frozen=True):
    """What a set's trials add up to; latencies in milliseconds, in the order of the trials."""

    correct: int
    scorable: int
    prompted: int
    opt_outs: int
    latencies_ms: tuple[int, ...]


def score(trials: Iterable[Trial], *, prompted_counts: bool = False) -> Score:
    """Counts what counts. `prompted_counts`: the rule takes a prompted trial as a scorable one that failed."""
    live = [trial for trial in sorted(trials, key=lambda trial: trial.ordinal) if not trial.undone]
    correct = sum(trial.outcome == "correct" for trial in live)
    failed = sum(trial.outcome in _FAILED for trial in live)
    prompted = sum(trial.outcome == "prompted" for trial in live)
    return Score(
        correct=correct,
        scorable=correct + failed + (prompted if prompted_counts else 0),
        prompted=prompted,
        opt_outs=sum(trial.opt_out for trial in live),
        latencies_ms=tuple(trial.latency_ms for trial in live if trial.latency_ms is not None),
    )


def error_counts(trials: Iterable[Trial]) -> dict[str, int]:
    """How often each kind of error occurred; a failed trial whose kind nobody named counts as its outcome."""
    counts: dict[str, int] = {}
    for trial in trials:
        if not trial.undone and trial.outcome in _FAILED:
            kind = trial.error_kind or trial.outcome
            counts[kind] = counts.get(kind, 0) + 1
    return dict(sorted(counts.items()))


def undo(trials: Sequence[Trial], *, at: datetime) -> tuple[Trial, ...]:
    """The trials with the last one that counts marked as undone; unchanged when none counts.

    Should the device's clock have gone back meanwhile, the mark is set no earlier than the last undo's.
    """
    live = [trial.ordinal for trial in trials if trial.undone_at is None]
    when = max([at, *(trial.undone_at for trial in trials if trial.undone_at is not None)], key=moment)
    return _marked(trials, max(live), undone_at=when) if live else tuple(trials)


def redo(trials: Sequence[Trial]) -> tuple[Trial, ...]:
    """Takes the last undo back. What was undone before a newer trial stays undone."""
    last = max((trial.ordinal for trial in trials if trial.undone_at is None), default=-1)
    later = [(moment(t.undone_at), -t.ordinal) for t in trials if t.undone_at is not None and t.ordinal > last]
    return _marked(trials, -max(later)[1], undone_at=None) if later else tuple(trials)


def _marked(trials: Sequence[Trial], ordinal: int, *, undone_at: datetime | None) -> tuple[Trial, ...]:
    return tuple(replace(trial, undone_at=undone_at) if trial.ordinal == ordinal else trial for trial in trials)
