"""What homework looks like on the wire: a card for the owner, with the owner's log in it."""

from datetime import date
from typing import Annotated, Final, Literal

import msgspec

from registry.measures.adherence import Adherence
from registry.measures.owner_practice import OwnerPractice
from registry.platform.fields import Line, Moment
from registry.platform.ids import Id
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit
from registry.training.set_schemas import StepSnapshot

MOST_ROUNDS: Final = 400
MOST_TRIALS: Final = 100
Instruction = Annotated[
    str,
    msgspec.Meta(min_length=1, max_length=2_000, pattern=r"\S", description="What to do, in the owner's words."),
]
PracticeOutcome = Literal["correct", "incorrect"]
Trials = Annotated[list[PracticeOutcome], msgspec.Meta(max_length=MOST_TRIALS)]
Fas = Annotated[int, msgspec.Meta(ge=0, le=5, description="Fear, anxiety and stress.")]
Comment = Annotated[str, msgspec.Meta(max_length=500)]
Days = Annotated[int, msgspec.Meta(ge=1, le=90)]


class PracticeEntry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One round as the owner logged it: `trials` in the order of the taps.

    `by_name` wrote it through the link `share_id`; `guardian_id` is their household. Without a `share_id` a member of
    the practice was told of it and wrote it down. An entry never changes. `source`: the owner's count, never the
    trainer's.
    """

    id: Id
    at: Moment
    trials: Trials = []
    fas: Fas | None = None
    comment: Comment = ""
    by_name: Line = ""
    guardian_id: Id | None = None
    share_id: Id | None = None
    source: Literal["owner_practice"] = "owner_practice"


class HomeworkBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the owner practises, from `starts_on` for so many `days`: the last of them is when it is due.

    `step` is a copy of the plan's step as it was when the homework was given. `clip_id` is an attachment that shows how
    it is done; whoever gets the link sees it. `practice` only grows: a write without entries that are kept leaves them.
    """

    dog_id: Id
    instruction: Instruction
    starts_on: date
    title: Line = ""
    days: Days = 7
    times_per_day: Annotated[int, msgspec.Meta(ge=1, le=12)] = 2
    reps: Annotated[int, msgspec.Meta(ge=1, le=MOST_TRIALS)] | None = None
    stop_rule: Line = ""
    plan_id: Id | None = None
    step: StepSnapshot | None = None
    clip_id: Id | None = None
    note_id: Id | None = None
    status: Literal["open", "done", "void"] = "open"
    practice: Annotated[list[PracticeEntry], msgspec.Meta(max_length=MOST_ROUNDS)] = []


class HomeworkQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which of a dog's homework."""

    status: Literal["open", "done", "void"] | None = None
    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class HomeworkStanding(msgspec.Struct, kw_only=True):
    """How the homework goes: how much of it was done, and what came of it by the owner's own count. `due_on` is its
    last day, `today` the day that it was judged by, in the organization's time zone."""

    homework_id: Id
    due_on: date
    today: date
    adherence: Adherence
    results: OwnerPractice
