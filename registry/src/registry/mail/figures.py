"""What operators see of the mail: how many letters wait, and since when the oldest does."""

from collections.abc import Iterable, Iterator
from typing import Final

from prometheus_client import Metric
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from registry.mail.outbox import waiting_since
from registry.platform.clock import Clock
from registry.platform.database import Database, DatabaseUnreachable

WAITING: Final = "longline_letters_waiting"
OLDEST: Final = "longline_letters_oldest_seconds"


class WaitingLetters(Collector):
    """Asked of the database when Prometheus asks: every process tells the same, and none tells an old figure. While
    the database is away there are no figures, which is what is known then."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def collect(self) -> Iterator[Metric]:
        """Both figures."""
        try:
            with self._database.reading() as tx:
                count, oldest_ms = waiting_since(tx)
        except DatabaseUnreachable:
            return
        age_s = 0.0 if oldest_ms is None else max(0, self._clock.now_ms() - oldest_ms) / 1000
        yield GaugeMetricFamily(WAITING, "Letters that the mail server has not taken yet.", value=count)
        yield GaugeMetricFamily(OLDEST, "How long the oldest of them has waited; 0 when none waits.", value=age_s)

    def describe(self) -> Iterable[Metric]:
        """Without asking the database, which may not be there when this is registered."""
        return [GaugeMetricFamily(WAITING, ""), GaugeMetricFamily(OLDEST, "")]
