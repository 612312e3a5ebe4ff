"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 10, 6, 15, 30, tzinfo=UTC)


class SetClock:
    """The registry's clock in tests."""

    def __init__(self) -> None:
        self._ms = _ms(START)

    def now_ms(self) -> int:
        return self._ms

    def now(self) -> datetime:
        return datetime.fromtimestamp(self._ms / 1000, UTC)

    def passes(self, **duration: float) -> None:
        """Time goes on: `clock.passes(days=31)`."""
        self._ms += round(timedelta(**duration).total_seconds() * 1000)

    def stands_at(self, moment: datetime) -> None:
        self._ms = _ms(moment)

    def reset(self) -> None:
        self._ms = _ms(START)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
