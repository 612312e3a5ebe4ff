"""The words an organization adds to the grammar's own."""

from collections.abc import Mapping, Sequence

import msgspec


class Known(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the organization calls its skills and behaviours (name to library key, None without one), and who is who.

    `dogs` are call names: class sheets are read only where a dog is known. `members` are the names that tasks may
    be addressed to. `beyond` are the words that these are added to, so that what one dog's plans say costs little on
    top of what the whole practice says.
    """

    skills: Mapping[str, str | None] = {}
    behaviors: Mapping[str, str | None] = {}
    dogs: Sequence[str] = ()
    members: Sequence[str] = ()
    beyond: "Known | None" = None
