"""What a link may lead to.

A scope is all that the room knows of what it shares: rooms that make something for people outside (a report) bring a
scope of their own, and `main` hands it over. A scope composes its answer of named fields that were written for people
outside; nothing is taken over from a record as a whole.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Literal, Protocol, runtime_checkable

import msgspec

from registry.accounts.organization import organization_zone
from registry.homework.kinds import HOMEWORK
from registry.homework.service import Assignment, assignment_of, how_it_goes, open_homework
from registry.measures.days import local_day
from registry.media.consents import may_share
from registry.media.files import FileOnOffer, attachment_within_reach, on_offer
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody, NotFound
from registry.platform.http.operation import Reply
from registry.records.errors import missing
from registry.records.kinds import Document
from registry.records.service import Records
from registry.sharing.schemas import HomeworkCard, SharedDog, SharedHomework

Paper = Literal["a4", "letter"]


class Scope(Protocol):
    """One sort of thing that can be shared."""

    @property
    def name(self) -> str:
        """As `NewShare.scope` names it."""
        ...

    @property
    def answer(self) -> type[msgspec.Struct]:
        """What `show` gives, tagged by `scope` with the name."""
        ...

    def dog_of(self, tx: Transaction, access: Access, about_id: str) -> str:
        """The id of the dog that the thing is about; raises NotFound when the member may not read it."""
        ...

    def version_of(self, tx: Transaction, access: Access, about_id: str, wanted: int | None) -> int | None:
        """The version that a new link leads to for good, None for what is shown as it is now; raises InvalidBody for a
        wanted one where there are none."""
        ...

    def show(
        self, tx: Transaction, guest: Access, about_id: str, *, version: int | None, now_ms: int
    ) -> msgspec.Struct:
        """What whoever holds the link sees; raises NotFound when it is gone."""
        ...

    def covers(self, about_id: str, homework: Assignment) -> bool:
        """Whether the link is also one to this homework: to its clip, and to log practice."""
        ...


@runtime_checkable
class ReadScope(Scope, Protocol):
    """A scope whose thing is read as a page of its own, or on paper."""

    def sheet(
        self, tx: Transaction, guest: Access, about_id: str, *, version: int | None, now_ms: int
    ) -> Callable[[Literal["page", "pdf"], Paper | None], Reply]:
        """What hands it out, as a page or on paper, once the transaction is over; raises NotFound when it is gone."""
        ...


class Unversioned:
    """What is shown as it is now."""

    def version_of(
        self,
        tx: Transaction,  # noqa: ARG002  # nothing needs to be looked up
        access: Access,  # noqa: ARG002
        about_id: str,  # noqa: ARG002
        wanted: int | None,
    ) -> None:
        """There is none to choose."""
        if wanted is not None:
            raise InvalidBody.at("/version", "Only a report has versions. Leave this out.")


class DogScope(Unversioned):
    """A dog for its owner, with its open homework."""

    name = "dog"
    answer = SharedDog

    def __init__(self, records: Records) -> None:
        self._records = records

    def dog_of(self, tx: Transaction, access: Access, about_id: str) -> str:
        """The dog itself."""
        return self._records.get(tx, access, self._records.kinds["dog"], about_id).id

    def show(
        self,
        tx: Transaction,
        guest: Access,
        about_id: str,
        *,
        version: int | None,  # noqa: ARG002  # shown as it is now
        now_ms: int,
    ) -> SharedDog:
        """Name and open homework."""
        dog = self._records.get(tx, guest, self._records.kinds["dog"], about_id)
        found = open_homework(tx, guest, self._records, dog)
        return SharedDog(dog=call_name(dog), homework=cards(tx, guest, self._records, found, now_ms=now_ms))

    def covers(self, about_id: str, homework: Assignment) -> bool:
        """Every homework of the dog."""
        return homework.body.dog_id == about_id


class HomeworkScope(Unversioned):
    """One homework."""

    name = "homework"
    answer = SharedHomework

    def __init__(self, records: Records) -> None:
        self._records = records

    def dog_of(self, tx: Transaction, access: Access, about_id: str) -> str:
        """The homework's dog."""
        return assignment_of(self._records.get(tx, access, HOMEWORK, about_id)).body.dog_id

    def show(
        self,
        tx: Transaction,
        guest: Access,
        about_id: str,
        *,
        version: int | None,  # noqa: ARG002  # shown as it is now
        now_ms: int,
    ) -> SharedHomework:
        """The homework, also when it is done with; void homework is gone."""
        found = assignment_of(self._records.get(tx, guest, HOMEWORK, about_id))
        if found.body.status == "void":
            raise missing(HOMEWORK)
        dog = self._records.get(tx, guest, self._records.kinds["dog"], found.body.dog_id)
        return SharedHomework(dog=call_name(dog), homework=cards(tx, guest, self._records, [found], now_ms=now_ms))

    def covers(self, about_id: str, homework: Assignment) -> bool:
        """This one alone."""
        return homework.id == about_id


def call_name(dog: Document) -> str:
    """What the dog is called."""
    name: str = msgspec.json.decode(dog.representation)["call_name"]
    return name


def cards(
    tx: Transaction, guest: Access, records: Records, found: Iterable[Assignment], *, now_ms: int
) -> list[HomeworkCard]:
    """Homework as its owner sees it."""
    return [card(tx, guest, records, each, now_ms=now_ms) for each in found]


def card(tx: Transaction, guest: Access, records: Records, homework: Assignment, *, now_ms: int) -> HomeworkCard:
    """One of them; every field is named here, so that a new one of the record stays inside until somebody decides."""
    body = homework.body
    today, rounds = rounds_of(tx, guest, homework, now_ms=now_ms)
    kept_to = how_it_goes(tx, guest, homework, now_ms=now_ms).adherence
    return HomeworkCard(
        id=homework.id, title=body.title.strip(), instruction=body.instruction, stop_rule=body.stop_rule,
        times_per_day=body.times_per_day, reps=body.reps, starts_on=body.starts_on, due_on=homework.due_on,
        closed=body.status != "open", clip_type=_clip_type(tx, guest, records, body.clip_id, now_ms=now_ms),
        rounds_today=today, rounds=rounds, planned=kept_to.planned, done=kept_to.done, days=kept_to.days,
        days_practised=kept_to.days_practised,
    )  # fmt: skip


def rounds_of(tx: Transaction, guest: Access, homework: Assignment, *, now_ms: int) -> tuple[int, int]:
    """(today's rounds, all rounds) that came through links; the day is the practice's."""
    zone = organization_zone(tx, guest)
    today: date = local_day(datetime.fromtimestamp(now_ms / 1000, UTC), zone)
    sent = [entry for entry in homework.body.practice if entry.share_id is not None]
    return sum(local_day(entry.at, zone) == today for entry in sent), len(sent)


def clip_on_offer(tx: Transaction, guest: Access, records: Records, clip_id: str, *, now_ms: int) -> FileOnOffer:
    """A clip, as long as it may leave the practice; raises NotFound without saying to the outside what is missing."""
    document = attachment_within_reach(tx, guest, records, records.kinds["attachment"], clip_id)
    if not may_share(tx, guest, document, now_ms=now_ms).allowed:
        raise NotFound("The clip is not here. Ask your trainer for it.")
    return on_offer(tx, document, None)


def _clip_type(tx: Transaction, guest: Access, records: Records, clip_id: str | None, *, now_ms: int) -> str | None:
    """The media type of a clip that can be seen now."""
    if clip_id is None:
        return None
    try:
        return clip_on_offer(tx, guest, records, clip_id, now_ms=now_ms).media_type
    except NotFound:
        return None
