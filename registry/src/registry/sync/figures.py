"""What operators see of replication: what devices bring, what becomes of it, and how long it lay on them."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Histogram

from registry.platform.clock import to_ms
from registry.sync.schemas import PushRow

_MINUTE: Final = 60
_HOUR: Final = 3_600
_DAY: Final = 86_400
_AGES_S: Final = (1, 5, 15, _MINUTE, 5 * _MINUTE, 30 * _MINUTE, _HOUR, 6 * _HOUR, _DAY, 3 * _DAY, 7 * _DAY, 30 * _DAY)


class Figures:
    """Counts rows as they are answered; one that is sent again, because its answer was lost, counts again."""

    def __init__(self, kinds: Collection[str], metrics: CollectorRegistry) -> None:
        self._kinds = frozenset(kinds)
        self._rows = Counter(
            "longline_pushed_rows",
            "Edits that devices sent, by what became of them.",
            ["kind", "status"],
            registry=metrics,
        )
        self._age = Histogram(
            "longline_pushed_age_seconds",
            "How long an edit lay on its device before it arrived, by the device's clock.",
            buckets=_AGES_S,
            registry=metrics,
        )
        self._settled = Counter(
            "longline_conflicts_settled", "Conflicts of which somebody said what counts.", registry=metrics
        )

    def pushed(self, row: PushRow, result: Mapping[str, Any], *, now_ms: int) -> None:
        """One row and its result. Kinds that there are not are one kind: a sender must not make series."""
        kind = row.kind if row.kind in self._kinds else "unknown"
        self._rows.labels(kind, result["status"]).inc()
        if row.edited_at is not None and result["status"] != "refused":
            self._age.observe(max(0, now_ms - to_ms(row.edited_at)) / 1000)

    def settled(self) -> None:
        """Somebody said what counts."""
        self._settled.inc()
