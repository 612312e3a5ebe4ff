"""What shares look like on the wire: to members, and to whoever holds the link."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.homework.schemas import Comment, Fas, Trials
from registry.platform.fields import Email, Line, Moment
from registry.platform.ids import Id
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit
from registry.platform.patterns import LINK_CHARACTERS, whole

ScopeName = Annotated[
    str,
    msgspec.Meta(pattern=whole("[a-z_]{1,30}"), description="What is shared: a `dog`, one `homework`, one `report`."),
]


ReportVersion = Annotated[int, msgspec.Meta(ge=1, le=999_999)]


class NewShare(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A link to `about_id`, a record of the kind that `scope` says, for a household or for somebody by name.

    Without `expires_at` it lasts 90 days; a year is the longest. `version` is that of a report, the newest one without
    it: what is edited later stays inside.
    """

    scope: ScopeName
    about_id: Id
    version: ReportVersion | None = None
    guardian_id: Id | None = None
    audience: Line = ""
    expires_at: Moment | None = None


MailState = Literal["waiting", "sent", "refused", "withdrawn"]


class ShareMail(msgspec.Struct, kw_only=True):
    """The newest mail with a link. `waiting`: it goes out as soon as the mail server takes it; `refused`: it does not,
    and `said` is what it answered; `withdrawn`: the link was dead before. It is forgotten some weeks after."""

    to: str
    state: MailState
    said: str
    at: str


class SendShare(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Mails a link. `token` is the end of its address, which is kept nowhere: only who just made it can mail it."""

    token: Annotated[str, msgspec.Meta(pattern=whole(LINK_CHARACTERS))]
    to: Email


class Share(msgspec.Struct, kw_only=True):
    """A link as members see it. `views`: how often it was opened, at most once in ten minutes."""

    id: Id
    scope: str
    about_id: Id
    version: int | None
    dog_id: Id
    guardian_id: Id | None
    audience: str
    made_by: str
    made_at: str
    expires_at: str
    revoked_at: str | None
    views: int
    first_viewed_at: str | None
    last_viewed_at: str | None
    mail: ShareMail | None


class MadeShare(Share, kw_only=True):
    """A new link. Its address is in this answer and nowhere else."""

    token: str
    url: str


class SharePage(msgspec.Struct):
    """A page of shares, newest first. `mails`: whether links can be mailed; without a mail server they cannot."""

    items: list[Share]
    mails: bool
    next_cursor: str | None


class SharesQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which shares; `about` is what they lead to: a dog, a homework, a report."""

    dog: Id | None = None
    about: Id | None = None
    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class HomeworkCard(msgspec.Struct, kw_only=True):
    """Homework as its owner sees it. `clip_type` is the media type of the clip, null when there is none.

    `rounds_today` and `rounds` count what came through any link; `closed` homework is done with. `done` of `planned`
    rounds on the `days` that are over, `days_practised` of them with at least one: what goes beyond a day's plan does
    not make up for another day.
    """

    id: Id
    title: str
    instruction: str
    stop_rule: str
    times_per_day: int
    reps: int | None
    starts_on: date
    due_on: date
    closed: bool
    clip_type: str | None
    rounds_today: int
    rounds: int
    planned: int
    done: int
    days: int
    days_practised: int


class SharedDog(msgspec.Struct, kw_only=True, tag_field="scope", tag="dog"):
    """A dog for its owner: its name and its open homework."""

    dog: str
    homework: list[HomeworkCard]


class SharedHomework(msgspec.Struct, kw_only=True, tag_field="scope", tag="homework"):
    """One homework for its owner."""

    dog: str
    homework: list[HomeworkCard]


class SentPractice(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A round that the owner did. `id` is made on their phone: sent again, it changes nothing."""

    id: Id
    homework_id: Id
    at: Moment
    trials: Trials = []
    fas: Fas | None = None
    comment: Comment = ""


class KeptPractice(msgspec.Struct, kw_only=True):
    """The round is with the trainer; what there is now of this homework."""

    id: Id
    homework_id: Id
    rounds_today: int
    rounds: int


class ClipQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Of which homework."""

    homework: Id


class ReportQuery(msgspec.Struct, forbid_unknown_fields=True, rename={"form": "as"}):
    """In which form; `paper` is for a PDF, that of the report without it."""

    form: Literal["page", "pdf"] = "page"
    paper: Literal["a4", "letter"] | None = None
