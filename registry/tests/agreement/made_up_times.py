"""Ids, and moments drawn by chance around a night in which the clocks change, as trainers' devices write them."""

import random
import uuid
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

# A zone and a day near which its clocks change; at midnight itself in some of them, by half an hour in one.
NIGHTS = (
    ("Europe/Zurich", datetime(2026, 3, 28, tzinfo=UTC)),
    ("Europe/Zurich", datetime(2026, 10, 24, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 7, tzinfo=UTC)),
    ("America/Havana", datetime(2026, 3, 7, tzinfo=UTC)),
    ("America/Havana", datetime(2026, 10, 31, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 11, 3, tzinfo=UTC)),
    ("America/Sao_Paulo", datetime(2018, 2, 17, tzinfo=UTC)),
    ("Australia/Lord_Howe", datetime(2026, 4, 4, tzinfo=UTC)),
    ("Atlantic/Azores", datetime(2026, 10, 24, tzinfo=UTC)),
    ("Asia/Kathmandu", datetime(2026, 6, 1, tzinfo=UTC)),
    ("Pacific/Apia", datetime(2011, 12, 29, tzinfo=UTC)),
    ("Europe/London", datetime(2026, 3, 28, tzinfo=UTC)),
    ("UTC", datetime(2026, 2, 27, tzinfo=UTC)),
)  # fmt: skip
_OFFSETS = tuple(timezone(timedelta(minutes=minutes)) for minutes in (0, 60, 120, -210, 345, 630))
_STEPS_S = (40, 60, 600, 3_600, 5_400, 43_200, 86_400, 86_400, 250_000, 1_900_000)


def drawn_id(chance: random.Random) -> str:
    """An id that is the same in every run, so that a dog which fails fails again."""
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


class Times:
    """A dog's life: `passes` goes on, the others draw from what has passed and a little beyond."""

    def __init__(self, chance: random.Random, zone: str, begin: datetime) -> None:
        self._chance = chance
        self._zone = ZoneInfo(zone)
        self._begin = begin
        self.now = begin

    def passes(self) -> str:
        """A later moment."""
        self.now += timedelta(seconds=self._chance.choice(_STEPS_S), milliseconds=self._chance.choice((0, 0, 7, 500)))
        if self._chance.random() < 0.1:
            self.now += timedelta(microseconds=self._chance.choice((1, 250, 499, 500, 501)))
        return self.text(self.now)

    def moment(self) -> datetime:
        """Any moment of the life, of its first three weeks at least."""
        span = max(self.now - self._begin, timedelta(days=21))
        at = self._begin + span * self._chance.random()
        return at.replace(microsecond=0)

    def soon(self, seconds: float) -> datetime:
        """A moment within so many seconds from now; often now itself, where only the order of what is told counts."""
        if self._chance.random() < 0.2:
            return self.now
        return self.now + timedelta(milliseconds=round(self._chance.random() * seconds * 1000))

    def any(self) -> str:
        return self.text(self.moment())

    def day(self) -> str:
        return self.moment().astimezone(self._zone).date().isoformat()

    def text(self, at: datetime) -> str:
        """With the clock of the place, or of a device that is set to another one."""
        zone = self._zone if self._chance.random() < 0.7 else self._chance.choice(_OFFSETS)
        return at.astimezone(zone).isoformat()
