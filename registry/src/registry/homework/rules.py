"""Decisions about homework that need neither clock nor database."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from registry.homework.schemas import MOST_ROUNDS, HomeworkBody, HomeworkStanding, PracticeEntry
from registry.measures.adherence import Practice, adherence
from registry.measures.owner_practice import Round, owner_practice
from registry.platform.errors import InvalidBody
from registry.platform.fields import sort_key
from registry.records.kinds import Facets, Reference

_LATEST: Final = date.max.toordinal()


def last_day(homework: HomeworkBody) -> date:
    """The day on which it is due."""
    return homework.starts_on + timedelta(days=homework.days - 1)


def name_of(homework: HomeworkBody) -> str:
    """How it is called: its title, or how its instruction begins."""
    return homework.title.strip() or homework.instruction.strip().splitlines()[0][:120]


def check(homework: HomeworkBody) -> None:
    """Raises InvalidBody for a calendar that ends before the homework does, and for entries that are not told apart."""
    if homework.starts_on.toordinal() + homework.days > _LATEST or homework.starts_on.year < 1900:
        raise InvalidBody.at("/starts_on", "Homework of this day cannot be. Check the year.")
    ids = [entry.id for entry in homework.practice]
    if len(set(ids)) != len(ids):
        raise InvalidBody.at("/practice", "Two rounds of practice have the same id. Give each its own.")


def facets(homework: HomeworkBody) -> Facets:
    """Lists have the homework that began last first."""
    return Facets(
        dog_id=homework.dog_id,
        title=name_of(homework),
        visibility="team",
        status=homework.status,
        sort_key=f"{_LATEST - homework.starts_on.toordinal():07d} {sort_key(name_of(homework))}",
    )


def references(homework: HomeworkBody) -> Iterable[Reference]:
    """It belongs to a dog that exists."""
    yield Reference("/dog_id", "dog", homework.dog_id)


def united(kept: Sequence[PracticeEntry], sent: Sequence[PracticeEntry]) -> list[PracticeEntry]:
    """The kept entries as they are, and behind them those that are new.

    Raises InvalidBody when there would be too many.
    """
    known = {entry.id for entry in kept}
    found = [*kept, *(entry for entry in sent if entry.id not in known)]
    if len(found) > MOST_ROUNDS:
        raise InvalidBody.at("/practice", f"Homework keeps {MOST_ROUNDS} rounds at most. Give new homework.")
    return found


def standing(homework_id: str, homework: HomeworkBody, zone: ZoneInfo, *, today: date) -> HomeworkStanding:
    """How the homework goes, on this day."""
    due_on = last_day(homework)
    return HomeworkStanding(
        homework_id=homework_id,
        due_on=due_on,
        today=today,
        adherence=adherence(
            [Practice(at=entry.at) for entry in homework.practice], zone, times_per_day=homework.times_per_day,
            first_day=homework.starts_on, last_day=due_on, today=today,
        ),
        results=owner_practice([_round(entry) for entry in homework.practice], zone),
    )  # fmt: skip


def _round(entry: PracticeEntry) -> Round:
    correct = entry.trials.count("correct")
    return Round(at=entry.at, correct=correct, incorrect=len(entry.trials) - correct, fas=entry.fas)
