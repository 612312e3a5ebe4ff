"""What whoever holds a link may do: look, log practice, see the clip, read a report.

A token is 256 random bits and looked up by its hash. One that was never made, one that ran out, one that was withdrawn
and one whose record is gone take the same way here: one query, one sentence. A signature would tell nothing more, since
a link that can be withdrawn has to be looked up anyway, and it would bring a key that can be lost.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final, Literal, TypeVar

import msgspec

from registry.accounts.credentials import secret_hash
from registry.accounts.service import Accounts
from registry.homework.kinds import HOMEWORK
from registry.homework.schemas import PracticeEntry
from registry.homework.service import Assignment, assignment_of, log_practice
from registry.media.files import FileOnOffer
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, NotFound, dead_link
from registry.platform.http.operation import Reply
from registry.platform.throttle import RequestThrottle
from registry.records import ledger
from registry.records.service import Records
from registry.sharing import repository
from registry.sharing.repository import Grant
from registry.sharing.schemas import KeptPractice, SentPractice
from registry.sharing.scopes import Paper, ReadScope, Scope, clip_on_offer, rounds_of

A_VISIT_MS: Final = 10 * 60 * 1000
EARLY_MS: Final = round(timedelta(hours=1).total_seconds() * 1000)
LATE_MS: Final = round(timedelta(days=120).total_seconds() * 1000)
A_MINUTE_PER_ADDRESS: Final = 600
A_MINUTE_PER_LINK: Final = 300
PRINTED_A_MINUTE: Final = 20
Shown = TypeVar("Shown")
Sheet = Callable[[Literal["page", "pdf"], Paper | None], Reply]


class Visit(msgspec.Struct, frozen=True):
    """A link that works, who comes through it, and what it leads to."""

    grant: Grant
    guest: Access
    scope: Scope


class Visits:
    """Everything that needs no account."""

    def __init__(self, records: Records, scopes: Mapping[str, Scope]) -> None:
        self._records = records
        self._scopes = scopes
        self._addresses = RequestThrottle(A_MINUTE_PER_ADDRESS)
        self._links = RequestThrottle(A_MINUTE_PER_LINK)
        self._printing = RequestThrottle(PRINTED_A_MINUTE)

    def admit(self, token: str, address: str) -> None:
        """Raises TooManyRequests when an address tries links, or a link is asked, too often."""
        self._addresses.admit(address=address, person=None)
        self._links.admit(address=secret_hash(token).hex(), person=None)

    def admit_printing(self, token: str) -> None:
        """Raises TooManyRequests when a link is printed too often: setting a page costs more than showing it."""
        self._printing.admit(address=secret_hash(token).hex(), person=None)

    def show(self, tx: Transaction, token: str, *, now_ms: int) -> tuple[Visit, msgspec.Struct]:
        """The visit and what is shown; raises the dead link's NotFound."""
        visit = self._visit(tx, token, now_ms=now_ms)
        return visit, _shown(tx, visit, now_ms=now_ms)

    def sheet(self, tx: Transaction, token: str, *, now_ms: int) -> tuple[Visit, Sheet]:
        """The visit and what hands the shared report out; raises the dead link's NotFound."""
        visit = self._visit(tx, token, now_ms=now_ms)
        scope, grant = visit.scope, visit.grant
        if not isinstance(scope, ReadScope):
            raise NotFound("There is no report behind this link.")
        return visit, _or_dead(
            lambda: scope.sheet(tx, visit.guest, grant.about_id, version=grant.version, now_ms=now_ms)
        )

    def count(self, database: Database, visit: Visit, *, now_ms: int) -> None:
        """Counts the visit, at most once in ten minutes: a link that is read a thousand times is written once."""
        last = visit.grant.last_viewed_ms
        if last is not None and now_ms - last < A_VISIT_MS:
            return

        def work(tx: Transaction) -> None:
            ledger.lock_head(tx, visit.grant.organization)
            counted = repository.count_view(tx, visit.grant.number, now_ms=now_ms, not_since_ms=now_ms - A_VISIT_MS)
            if counted and last is None:
                Accounts.note_event(tx, visit.guest, "share-opened", "share", visit.grant.id, now_ms=now_ms)

        database.write(work)

    def log(self, tx: Transaction, token: str, sent: SentPractice, *, now_ms: int) -> tuple[KeptPractice, bool]:
        """Keeps a round under the guest's name; and whether it is new. The same round again changes nothing."""
        visit = self._visit(tx, token, now_ms=now_ms)
        _shown(tx, visit, now_ms=now_ms)
        before = self._homework(tx, visit, sent.homework_id)
        _check_time(sent, now_ms)
        entry = PracticeEntry(
            id=sent.id, at=sent.at, trials=sent.trials, fas=sent.fas, comment=sent.comment,
            by_name=visit.grant.audience, guardian_id=visit.grant.guardian_id, share_id=visit.grant.id,
        )  # fmt: skip
        after = assignment_of(log_practice(tx, visit.guest, self._records, before.id, entry, now_ms=now_ms))
        today, rounds = rounds_of(tx, visit.guest, after, now_ms=now_ms)
        kept = KeptPractice(id=sent.id, homework_id=before.id, rounds_today=today, rounds=rounds)
        return kept, len(after.body.practice) > len(before.body.practice)

    def clip(self, tx: Transaction, token: str, homework_id: str, *, now_ms: int) -> FileOnOffer:
        """The homework's clip."""
        visit = self._visit(tx, token, now_ms=now_ms)
        homework = self._homework(tx, visit, homework_id)
        if homework.body.clip_id is None:
            raise NotFound("This homework has no clip.")
        try:
            return clip_on_offer(tx, visit.guest, self._records, homework.body.clip_id, now_ms=now_ms)
        except NotFound as error:
            raise NotFound("The clip is not here. Ask your trainer for it.") from error

    def _visit(self, tx: Transaction, token: str, *, now_ms: int) -> Visit:
        grant = repository.by_token(tx, secret_hash(token))
        scope = self._scopes.get(grant.scope) if grant else None
        if grant is None or scope is None or grant.revoked_ms is not None or grant.expires_ms <= now_ms:
            raise dead_link()
        guest = Access(
            grant.guest, grant.guest_id, grant.audience, grant.organization, grant.organization_id, "viewer",
            frozenset(),
        )  # fmt: skip
        return Visit(grant, guest, scope)

    def _homework(self, tx: Transaction, visit: Visit, homework_id: str) -> Assignment:
        """Homework that the link leads to; any other is not there."""
        gone = NotFound("This homework is not here any more. Ask your trainer.")
        try:
            found = assignment_of(self._records.get(tx, visit.guest, HOMEWORK, homework_id))
            self._records.get(tx, visit.guest, self._records.kinds["dog"], found.body.dog_id)
        except NotFound as error:
            raise gone from error
        if found.body.status == "void" or not visit.scope.covers(visit.grant.about_id, found):
            raise gone
        return found


def _shown(tx: Transaction, visit: Visit, *, now_ms: int) -> msgspec.Struct:
    scope, grant = visit.scope, visit.grant
    return _or_dead(lambda: scope.show(tx, visit.guest, grant.about_id, version=grant.version, now_ms=now_ms))


def _or_dead(show: Callable[[], Shown]) -> Shown:
    try:
        return show()
    except NotFound as error:
        raise dead_link() from error


def _check_time(sent: SentPractice, now_ms: int) -> None:
    at_ms = to_ms(sent.at)
    if at_ms > now_ms + EARLY_MS:
        raise InvalidBody.at("/at", "This round lies in the future. Set the clock of your phone right.")
    if at_ms < now_ms - LATE_MS:
        raise InvalidBody.at("/at", "This round is too long ago. Tell your trainer about it instead.")
