"""Who may write: at most one registry serves the database whose copies lie in a bucket.

An object names the holder, who rewrites it every minute, each time only if it is still the one that it wrote itself.
A machine that replaces another says in `wanted.json` that it waits; the holder then stops serving, makes its last copy
and lets go, and nothing is lost. A holder that has not been heard of for three minutes has lost its right: should it
come back, its next write is refused by the store, and it stops.
"""

import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from registry.copies.place import Overtaken, Place

HOLDER: Final = "holder.json"
WANTED: Final = "wanted.json"
BEAT_S: Final = 60.0
LOST_AFTER_S: Final = 180.0


class Holder(msgspec.Struct, frozen=True):
    """What the object says. `released`: the last copy holds everything."""

    id: str
    released: bool = False


class Hold:
    """This machine's right to write, and what becomes of it."""

    def __init__(self, place: Place, me: str, *, lost_after_s: float = LOST_AFTER_S) -> None:
        self.me = me
        self._place = place
        self._lost_after_s = lost_after_s
        self._tag: str | None = None
        self._beaten_at = 0.0

    def take(self, *, patient: bool, pause: Callable[[], None]) -> str | None:
        """Waits until the right is ours; gives who had it before, None for nobody.

        `patient`: waits for the other's end without asking for it, as somebody who was asked to let go himself.
        """
        asked = False
        while True:
            found = self._place.get(HOLDER)
            holder = msgspec.json.decode(found.content, type=Holder) if found else None
            silent = found is not None and found.age_s > self._lost_after_s
            free = holder is None or holder.released or holder.id == self.me or silent
            if free and not (patient and self._is_asked_for()):
                try:
                    self._write(Holder(self.me), found.tag if found else None)
                except Overtaken:
                    continue  # another one was faster: wait for that one
                self._place.delete([WANTED])
                return holder.id if holder else None
            if not patient and not asked:
                self._place.put(WANTED, msgspec.json.encode(Holder(self.me)))
                asked = True
            pause()

    def is_wanted(self) -> bool:
        """Whether another machine waits for us to let go."""
        found = self._place.get(WANTED)
        return found is not None and msgspec.json.decode(found.content, type=Holder).id != self.me

    def _is_asked_for(self) -> bool:
        """Whether another machine has asked so lately that it may still be there to take it."""
        found = self._place.get(WANTED)
        return found is not None and found.age_s <= self._lost_after_s

    def beat(self, *, now: bool = False) -> None:
        """Says that we are here, when it is time (or `now`); raises `Overtaken` when another one has taken over."""
        if now or time.monotonic() - self._beaten_at >= min(BEAT_S, self._lost_after_s / 3):
            self._write_again(Holder(self.me))

    def release(self) -> None:
        """Lets go."""
        self._write_again(Holder(self.me, released=True))

    def _write_again(self, holder: Holder) -> None:
        """An answer that was lost looks like somebody else's write: the client tried again what had been done."""
        try:
            self._write(holder, self._tag)
        except Overtaken:
            found = self._place.get(HOLDER)
            if found is None or msgspec.json.decode(found.content, type=Holder).id != self.me:
                raise
            self._write(holder, found.tag)

    def _write(self, holder: Holder, tag: str | None) -> None:
        began = time.monotonic()
        self._tag = self._place.put_same(HOLDER, msgspec.json.encode(holder), tag)
        self._beaten_at = began


def name_of_this_machine(folder: Path) -> str:
    """An id that lies beside the database: a new disk is a new machine."""
    path = folder / "holder-id"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_text(secrets.token_hex(8))
        unfinished.replace(path)
    return path.read_text().strip()
