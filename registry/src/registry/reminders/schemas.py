"""What reminders look like on the wire."""

from typing import Annotated

import msgspec

from registry.platform.fields import TimeZone
from registry.platform.ids import Id

Hour = Annotated[int, msgspec.Meta(ge=0, le=23, description="By the clock of the time zone.")]


class WantedReminders(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Whether one is written to, once a day from `hour` on in one's own `time_zone`."""

    on: bool
    hour: Hour = 7
    time_zone: TimeZone = "UTC"


class OwnReminders(WantedReminders, kw_only=True, forbid_unknown_fields=False):
    """One's own reminders. `mails`: whether there is a mail server; without one nobody is written to."""

    mails: bool


class DogReminders(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Whether the households of a dog are reminded of homework and vaccinations."""

    on: bool


class RemindedHousehold(msgspec.Struct, kw_only=True):
    """A household of the dog. `has_address`: whether a mail can reach it; `stopped`: it wants no more of them."""

    id: Id
    name: str
    has_address: bool
    stopped: bool


class OwnersReminders(DogReminders, kw_only=True, forbid_unknown_fields=False):
    """How the households of a dog are reminded. `mails`: whether there is a mail server."""

    mails: bool
    households: list[RemindedHousehold]
