"""Field types that several rooms use in what they send and receive."""

import unicodedata
from datetime import datetime
from importlib import resources
from typing import Annotated

import msgspec

from registry.platform.patterns import whole

_ZONES = frozenset(resources.files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())

_HOST_PART = "[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])?"

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120, pattern=r"\S", description="Not blank.")]
Line = Annotated[str, msgspec.Meta(max_length=200)]
Text = Annotated[str, msgspec.Meta(max_length=10_000)]
Email = Annotated[
    str,
    msgspec.Meta(
        min_length=3,
        max_length=254,
        pattern=whole(rf"[A-Za-z0-9._%+'-]{{1,64}}@{_HOST_PART}(\.{_HOST_PART})+"),
        description="An e-mail address.",
        examples=["lena@example.org"],
    ),
]
Moment = Annotated[
    datetime,
    msgspec.Meta(
        tz=True,
        description="RFC 3339 with the offset that the trainer saw.",
        examples=["2026-10-06T17:30:00+02:00"],
    ),
]
TimeZone = Annotated[
    str,
    msgspec.Meta(
        pattern=whole("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}"),
        max_length=40,
        description="IANA time zone.",
        examples=["Europe/Zurich"],
    ),
]
DayOrMoment = Annotated[
    str,
    msgspec.Meta(
        pattern=whole(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])([Tt]\S{5,30})?"),
        max_length=40,
        description="A day (2026-10-06) or an RFC 3339 time.",
    ),
]
Reason = Annotated[str, msgspec.Meta(max_length=200, description="Why it was changed; kept with the revision.")]


def known_time_zone(name: str | None) -> bool:
    """Whether a time zone exists; no zone at all is fine."""
    return name is None or name in _ZONES


def sort_key(text: str) -> str:
    """Text as lists are ordered and filtered by: without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold().strip() or "-"
