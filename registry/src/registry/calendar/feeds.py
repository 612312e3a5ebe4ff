"""Feeds: a member's calendar under a secret address, for calendar programs that cannot sign in.

The address is shown once; only its hash is kept. It can be revoked, and it is dead as soon as the person has left. It
shows what the person may see now, and how much of it they chose when they made it.
"""

import hashlib
import time
from datetime import date, timedelta
from typing import Final

from limits import RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from registry.accounts.credentials import secret_hash
from registry.accounts.organization import organization_settings
from registry.accounts.service import Accounts
from registry.calendar import repository
from registry.calendar.agenda import Span, appointments, due_entries
from registry.calendar.agenda_schemas import MOST_ENTRIES, FeedCard, NewFeed, OwnFeed
from registry.calendar.icalendar_text import icalendar_text
from registry.calendar.standing import Standings
from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.platform.errors import NotFound, TooManyRequests
from registry.platform.ids import new_secret
from registry.training.progress_page import house_of

PAST_DAYS: Final = 30
COMING_DAYS: Final = 365
PER_HOUR: Final = 60  # a calendar program asks a few times a day


class Feeds:
    """The verbs of feeds."""

    def __init__(self, standings: Standings, *, public_url: str) -> None:
        self._standings = standings
        self._public_url = public_url
        self._item = RateLimitItemPerHour(PER_HOUR)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def own(self, tx: Transaction, access: Access) -> OwnFeed:
        """One's own feed, without its address."""
        row = repository.feed_of(tx, access)
        return OwnFeed(FeedCard(shows=row[0], made_at=to_text(row[1])) if row is not None else None)

    def make(self, tx: Transaction, access: Access, wanted: NewFeed, *, now_ms: int) -> FeedCard:
        """A new address; the one before is dead."""
        secret = new_secret()
        repository.put_feed(tx, access, token_hash=secret_hash(secret), shows=wanted.shows, now_ms=now_ms)
        Accounts.note_event(tx, access, "calendar-feed-made", "person", access.person_id, now_ms=now_ms)
        url = f"{self._public_url}/api/v1/calendar/{secret}.ics"
        return FeedCard(shows=wanted.shows, made_at=to_text(now_ms), url=url)

    def revoke(self, tx: Transaction, access: Access, *, now_ms: int) -> None:
        """The address is dead from now on; raises NotFound when there is none."""
        if not repository.remove_feed(tx, access):
            raise NotFound("You have no calendar feed.")
        Accounts.note_event(tx, access, "calendar-feed-revoked", "person", access.person_id, now_ms=now_ms)

    def text(self, tx: Transaction, secret: str, *, now_ms: int) -> bytes:
        """The calendar behind an address. Raises NotFound for one that is dead, TooManyRequests for impatience."""
        row = repository.feed_by_hash(tx, secret_hash(secret))
        if row is None:
            raise NotFound("There is no calendar at this address. It may have been revoked; make a new one.")
        shows, person, person_id, name, organization, organization_id, role = row
        self._admit(f"{organization}/{person}")
        access = Access(person, person_id, name, organization, organization_id, role, frozenset({"read"}))
        house = house_of(tx, access)
        today = house.today(now_ms)
        span = Span(today - timedelta(days=PAST_DAYS), today + timedelta(days=COMING_DAYS))
        planned = appointments(tx, access, house, span, person_id=person_id)[-MOST_ENTRIES:]
        due = list(
            due_entries(tx, access, self._standings, span, person_id=person_id, now_ms=now_ms)
        )[:MOST_ENTRIES]  # fmt: skip
        calendar_name = organization_settings(tx, access).name if shows == "titles" else "Longline"
        days = (date(today.year - 3, 1, 1), date(today.year + 4, 1, 1))  # whole years: nothing changes from day to day
        return icalendar_text(planned, due, name=calendar_name, shows=shows, days=days)

    def _admit(self, key: str) -> None:
        if not self._limiter.hit(self._item, key):
            reset = self._limiter.get_window_stats(self._item, key).reset_time
            raise TooManyRequests.wait(
                int(reset - time.time()) + 1, "This calendar was asked for too often. Wait a bit."
            )


def etag_of(text: bytes) -> str:
    """By which a program is told that nothing changed."""
    return f'"{hashlib.sha256(text).hexdigest()[:32]}"'
