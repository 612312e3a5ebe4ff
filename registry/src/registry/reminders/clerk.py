"""Writes reminders when their hour has come, in a thread of the service; several processies may do so at once.

Who was thought of on which day stands in the database under a unique key, in the transaction that leaves the letter: so
two replicas, a restart in between and a clock that jumps write one letter a day at most, and none is lost by a kill. A
day on which there is nothing to tell counts too, and is not looked at again.
"""

import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from registry.accounts.organization import organization_settings
from registry.calendar.standing import Standings
from registry.mail.outbox import Letter, Outbox, Topic
from registry.measures.days import local_day, start_of_day
from registry.platform.access import Access
from registry.platform.clock import Clock, to_ms
from registry.platform.database import Database, Transaction
from registry.platform.errors import RegistryError
from registry.platform.ids import new_secret
from registry.platform.logging import EventLog
from registry.reminders import letters, repository
from registry.reminders.households import Household, households_of
from registry.reminders.repository import Practice, Wish
from registry.reminders.rules import HOUSEHOLDS_AT, day_to_write
from registry.reminders.service import SORT, ending_of, household_key, member_key
from registry.reminders.told import parts_for_household, parts_for_member

LOOKS_EVERY_S: Final = 30.0
_AT_ONCE: Final = 500


class Clerk:
    """Looks for whom the hour of a reminder has come."""

    def __init__(
        self, database: Database, standings: Standings, outbox: Outbox, *, clock: Clock, log: EventLog, public_url: str
    ) -> None:  # fmt: skip
        self._database = database
        self._standings = standings
        self._outbox = outbox
        self._clock = clock
        self._log = log
        self._public_url = public_url

    def start(self, stopping: threading.Event) -> None:
        """Works in a thread until the process stops."""
        threading.Thread(target=self._work, args=(stopping,), name="reminders", daemon=True).start()

    def write_due(self) -> int:
        """Writes every reminder that is due; gives how many letters that are."""
        now_ms = self._clock.now_ms()
        written = sum(self._to_member(wish, now_ms) for wish in self._wishes(now_ms))
        with self._database.reading() as tx:
            practices = repository.practices(tx)
        return written + sum(self._to_households(practice, now_ms) for practice in practices)

    def _wishes(self, now_ms: int) -> Iterator[Wish]:
        """Those whose hour has come and who were not thought of on that day."""
        after = (0, 0)
        while True:
            with self._database.reading() as tx:
                found = repository.wishes(tx, after=after, limit=_AT_ONCE)
                known = _thought_of(tx, [wish.organization for wish in found], now_ms)
            for wish in found:
                day = _day(wish.time_zone, wish.hour, now_ms)
                if day is not None and (wish.organization, member_key(wish.person_id), day.isoformat()) not in known:
                    yield wish
            if len(found) < _AT_ONCE:
                return
            after = (found[-1].organization, found[-1].person)

    def _to_member(self, wish: Wish, now_ms: int) -> bool:
        day = _day(wish.time_zone, wish.hour, now_ms)
        assert day is not None
        access = Access(
            wish.person, wish.person_id, wish.name, wish.organization, wish.organization_id, wish.role, frozenset()
        )  # fmt: skip
        with self._database.reading() as tx:
            parts = parts_for_member(tx, access, self._standings, today=day, zone=wish.time_zone, now_ms=now_ms)
        letter = letters.to_member(
            to=wish.email, practice=wish.practice, parts=parts, calendar=f"{self._public_url}/calendar",
            ending=ending_of(self._public_url, wish.token),
        )  # fmt: skip
        topic = Topic(SORT, wish.organization, member_key(wish.person_id))
        return self._keep(topic, day, wish.time_zone, letter if parts else None, now_ms)

    def _to_households(self, practice: Practice, now_ms: int) -> int:
        """A practice's households are written to at one hour, by its clock."""
        access = Access(0, "", "", practice.organization, practice.organization_id, "viewer", frozenset())
        with self._database.reading() as tx:
            zone = organization_settings(tx, access).time_zone
            day = _day(zone, HOUSEHOLDS_AT, now_ms)
            if day is None:
                return 0
            known = _thought_of(tx, [practice.organization], now_ms)
            waiting = [
                one
                for one in households_of(tx, access)
                if (practice.organization, household_key(one.id), day.isoformat()) not in known
            ]
        return sum(self._to_household(one, practice, access, (day, zone), now_ms) for one in waiting)

    def _to_household(
        self, household: Household, practice: Practice, access: Access, day: tuple[date, str], now_ms: int
    ) -> bool:  # fmt: skip
        today, zone = day
        with self._database.reading() as tx:
            parts = parts_for_household(tx, access, household.dogs, today=today, zone=zone)
        topic = Topic(SORT, practice.organization, household_key(household.id))
        if not parts:
            return self._keep(topic, today, zone, None, now_ms)
        token = self._database.write(
            partial(
                repository.add_household, organization=practice.organization, guardian_id=household.id,
                token=new_secret(),
            )
        )  # fmt: skip
        ending = ending_of(self._public_url, token)
        letter = letters.to_household(to=household.email, practice=practice.name, parts=parts, ending=ending)
        return self._keep(topic, today, zone, letter, now_ms)

    def _keep(self, topic: Topic, day: date, zone: str, letter: Letter | None, now_ms: int) -> bool:
        """Leaves the letter, unless another process was first; it is of no use once the day is over."""
        until_ms = to_ms(start_of_day(day + timedelta(days=1), ZoneInfo(zone)))

        def work(tx: Transaction) -> bool:
            first = repository.think_of(tx, topic.organization, topic.about, day.isoformat(), now_ms=now_ms)
            if not first or letter is None:
                return False
            self._outbox.put(tx, letter, now_ms=now_ms, until_ms=until_ms, topic=topic)
            return True

        return self._database.write(work)

    def _work(self, stopping: threading.Event) -> None:
        while not stopping.wait(LOOKS_EVERY_S):
            try:
                self.write_due()
            except RegistryError as error:
                self._log.warning("reminders wait for the database", reason=str(error))
            except Exception as error:  # noqa: BLE001  # a thread that ends would keep every later reminder back
                self._log.exception("reminders not written", error)


def _day(zone: str, hour: int, now_ms: int) -> date | None:
    return day_to_write(datetime.fromtimestamp(now_ms / 1000, UTC), ZoneInfo(zone), hour=hour)


def _thought_of(tx: Transaction, organizations: Sequence[int], now_ms: int) -> set[tuple[int, str, str]]:
    """The three days that it is anywhere now."""
    if not organizations:
        return set()
    here = local_day(datetime.fromtimestamp(now_ms / 1000, UTC), ZoneInfo("UTC"))
    days = [(here + timedelta(days=shift)).isoformat() for shift in (-1, 0, 1)]
    return repository.thought_of(tx, (min(organizations), max(organizations)), days)
