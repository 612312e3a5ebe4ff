"""One session's or one day's facts, made into one reading.

Within a bundle trials are added up, never percentages averaged: 1 of 2 and 8 of 8 are 9 of 10. Where nothing was
observed there is no reading; where it was observed and did not happen, the reading is 0.
"""

from collections.abc import Callable, Sequence

from registry.measures.chart_shapes import ChartPlan, Measure, Reading
from registry.measures.facts import (
    Count,
    Duration,
    Exposure,
    Fact,
    IntervalMarks,
    Rating,
    TaskRun,
    TrialSet,
)
from registry.measures.proportion import percent_correct
from registry.measures.rate import poisson_interval, rate_per_minute
from registry.measures.threshold import ThresholdCurve, threshold_curve
from registry.measures.timing import median, median_interval

FACTS_OF: dict[Measure, type[Fact]] = {
    "percent_correct": TrialSet,
    "latency": TrialSet,
    "count": Count,
    "rate": Count,
    "duration": Duration,
    "interval": IntervalMarks,
    "task_analysis": TaskRun,
    "intensity": Rating,
    "threshold_distance": Exposure,
}

# Why a bundle that holds facts gives no reading, where the facts name no reason themselves.
NOTHING_TO_READ: dict[Measure, str] = {
    "percent_correct": "No trial could be scored.",
    "latency": "No latency was recorded.",
    "count": "Nobody counted.",
    "rate": "The observed time was not recorded.",
    "duration": "No duration was recorded.",
    "interval": "No interval was observed.",
    "task_analysis": "No step applied.",
    "intensity": "Nothing was rated.",
    "threshold_distance": "The meetings do not tell a distance.",
}


def reading(plan: ChartPlan, facts: Sequence[Fact], *, own: ThresholdCurve | None = None) -> Reading | None:
    """The reading of one bundle of facts by the plan's measure; None: not observed.

    `own` is the dog's curve through all of its meetings, for a threshold. Facts of another kind are passed over.
    """
    if plan.measure == "threshold_distance":
        return _threshold([f for f in facts if isinstance(f, Exposure)], own)
    return _READERS[plan.measure](facts, plan.min_trials)


def _percent(facts: Sequence[Fact], min_trials: int) -> Reading | None:
    sets = [f for f in facts if isinstance(f, TrialSet)]
    return _share(sum(s.correct for s in sets), sum(s.scorable for s in sets), min_trials)


def _intervals(facts: Sequence[Fact], min_trials: int) -> Reading | None:
    marks = [mark for f in facts if isinstance(f, IntervalMarks) for mark in f.marks if mark is not None]
    return _share(sum(marks), len(marks), min_trials)


def _task_steps(facts: Sequence[Fact], min_trials: int) -> Reading | None:
    steps = [step for f in facts if isinstance(f, TaskRun) for step in f.steps if step is not None]
    return _share(sum(steps), len(steps), min_trials)


def _share(correct: int, scorable: int, min_trials: int) -> Reading | None:
    share = percent_correct(correct, scorable)
    if share is None:
        return None
    return Reading(
        value=share.percent,
        lower=share.lower,
        upper=share.upper,
        correct=correct,
        scorable=scorable,
        thin=scorable < min_trials,
    )


def _count(facts: Sequence[Fact], _min_trials: int) -> Reading | None:
    counts = [f for f in facts if isinstance(f, Count) and f.count is not None]
    if not counts:
        return None
    total = sum(f.count or 0 for f in counts)
    interval = poisson_interval(total)
    timed = all(f.observed_s is not None for f in counts)
    observed = sum(f.observed_s or 0.0 for f in counts) if timed else None
    return Reading(value=float(total), lower=interval.lower, upper=interval.upper, observed_s=observed)


def _rate(facts: Sequence[Fact], _min_trials: int) -> Reading | None:
    timed = [f for f in facts if isinstance(f, Count) and f.count is not None and f.observed_s]
    if not timed:
        return None
    rate = rate_per_minute(sum(f.count or 0 for f in timed), sum(f.observed_s or 0.0 for f in timed))
    return Reading(value=rate.per_minute, lower=rate.lower, upper=rate.upper, observed_s=rate.observed_s)


def _duration(facts: Sequence[Fact], _min_trials: int) -> Reading | None:
    return _middle([f.seconds for f in facts if isinstance(f, Duration) and f.seconds is not None])


def _latency(facts: Sequence[Fact], min_trials: int) -> Reading | None:
    seconds = [ms / 1000 for f in facts if isinstance(f, TrialSet) for ms in f.latencies_ms]
    return _middle(seconds, thin=len(seconds) < min_trials)


def _intensity(facts: Sequence[Fact], _min_trials: int) -> Reading | None:
    return _middle([float(f.value) for f in facts if isinstance(f, Rating) and f.value is not None])


def _middle(values: Sequence[float], *, thin: bool = False) -> Reading | None:
    if not values:
        return None
    interval = median_interval(values)
    if interval is None:
        return Reading(value=median(values), thin=thin)
    return Reading(value=median(values), lower=interval.lower, upper=interval.upper, thin=thin)


def _threshold(exposures: Sequence[Exposure], own: ThresholdCurve | None) -> Reading | None:
    """The distance at which the dog is calm half of the time; `correct` of `scorable` are calm meetings of all."""
    curve = threshold_curve(exposures, own=own)
    if curve is None or curve.half_calm is None:
        return None
    near = curve.half_calm
    return Reading(
        value=near.metres,
        lower=near.lower,
        upper=near.upper,
        correct=curve.calm,
        scorable=curve.exposures,
        thin=curve.thin,
    )


_READERS: dict[Measure, Callable[[Sequence[Fact], int], Reading | None]] = {
    "percent_correct": _percent,
    "latency": _latency,
    "count": _count,
    "rate": _rate,
    "duration": _duration,
    "interval": _intervals,
    "task_analysis": _task_steps,
    "intensity": _intensity,
}
