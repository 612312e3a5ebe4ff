"""Cohen's kappa: agreement beyond what chance would give.

Two observers who both write "correct" nine times of ten agree 82 % of the time without looking at the dog. Kappa takes
that share off (Cohen 1960, Educ. Psychol. Meas. 20, 37-46); the standard error for an interval is that of Fleiss, Cohen
& Everitt (1969, Psychol. Bull. 72, 323-327). It is unkind when nearly all trials are of one kind; read it beside the
plain percentage.
"""

import math
from collections import Counter
from collections.abc import Hashable, Sequence

import msgspec

from registry.measures.distributions import two_sided_z
from registry.measures.proportion import Interval


class Kappa(msgspec.Struct, frozen=True):
    """`value` from -1 over 0 (chance) to 1 (full agreement); None when both used one and the same category only."""

    value: float | None
    interval: Interval | None
    trials: int
    agreed: int


def cohens_kappa(first: Sequence[Hashable], second: Sequence[Hashable], *, confidence: float = 0.95) -> Kappa:
    """Kappa of two observers' categories for the same trials; None marks a trial that one did not score.

    Raises ValueError when the lengths differ or nothing was scored by both.
    """
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    if not pairs:
        raise ValueError("Kappa needs trials that both observers scored.")
    n = len(pairs)
    agreed = sum(a == b for a, b in pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    # Kept in whole numbers until here: 1 - chance must be exactly 0 when there is only one category.
    by_chance = sum(ours[c] * theirs[c] for c in ours)
    if by_chance == n * n:
        return Kappa(None, None, n, agreed)
    value = (n * agreed - by_chance) / (n * n - by_chance)
    half = two_sided_z(confidence) * _standard_error(pairs, value)
    return Kappa(value, Interval(max(-1.0, value - half), min(1.0, value + half)), n, agreed)


def _standard_error(pairs: Sequence[tuple[Hashable, Hashable]], value: float) -> float:
    n = len(pairs)
    cells = Counter(pairs)
    ours, theirs = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ours[c] * theirs[c] for c in ours) / (n * n)
    on_diagonal = math.fsum(
        count / n * (1 - (ours[a] + theirs[b]) / n * (1 - value)) ** 2 for (a, b), count in cells.items() if a == b
    )
    beside = (1 - value) ** 2 * math.fsum(
        count / n * ((theirs[a] + ours[b]) / n) ** 2 for (a, b), count in cells.items() if a != b
    )
    spare = (value - chance * (1 - value)) ** 2
    return math.sqrt(max(0.0, on_diagonal + beside - spare) / n) / (1 - chance)
