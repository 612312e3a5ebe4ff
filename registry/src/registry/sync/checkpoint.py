"""A checkpoint: how far a device has come in its organization's change feed, and what it could read until there.

Opaque to devices. One that does not fit is no error: the device gets everything anew.
"""

import base64
import binascii
from typing import Annotated, Final

import msgspec

_FORM: Final = 1
_MOST: Final = 2**63 - 1


class Checkpoint(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """`position` in the ledger and the first bytes of the `entry` hash there, as hex; `reach` stands for the person,
    the organization and what they may read; `floor` is where the last full pull began; `made_ms` is when it was made;
    `whole` is the position up to which the device last had everything, where more pages are to come.
    """

    form: Annotated[int, msgspec.Meta(ge=_FORM, le=_FORM)]
    reach: Annotated[str, msgspec.Meta(max_length=32)]
    position: Annotated[int, msgspec.Meta(ge=0, le=_MOST)]
    entry: Annotated[str, msgspec.Meta(max_length=32)]
    floor: Annotated[int, msgspec.Meta(ge=0, le=_MOST)]
    made_ms: Annotated[int, msgspec.Meta(ge=0, le=_MOST)]
    whole: Annotated[int, msgspec.Meta(ge=0, le=_MOST)] | None = None

    @property
    def last_whole(self) -> int:
        """Where the device last had everything."""
        return self.position if self.whole is None else self.whole


def checkpoint_at(reach: str, position: int, entry: str, *, floor: int, now_ms: int, whole: int | None) -> str:
    """The checkpoint as devices keep it."""
    made = Checkpoint(_FORM, reach, position, entry, floor, now_ms, whole)
    return base64.urlsafe_b64encode(msgspec.json.encode(made)).decode().rstrip("=")


def read_checkpoint(text: str | None) -> Checkpoint | None:
    """What a device sent; None for none and for anything that was not made here."""
    if not text:
        return None
    try:
        raw = base64.urlsafe_b64decode(text.encode("ascii", "replace") + b"=" * (-len(text) % 4))
        return msgspec.json.decode(raw, type=Checkpoint)
    except (binascii.Error, msgspec.MsgspecError, UnicodeDecodeError):
        return None
