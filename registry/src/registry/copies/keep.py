"""`longline keep`: serves, and keeps copies of the embedded database in a bucket.

Start, every few seconds, end, in this order: take the right to write; bring the newest copy where another machine wrote
last or nothing is here; serve; copy whenever something was committed; stop serving, copy once more, let go.

What a lost machine loses: what was committed after the last copy began, so at most the pause between two copies and the
time that one takes. A bucket that cannot be reached stops nobody from working; the age of the file `copied` beside the
database says how long ago everything was in the bucket, and is what an alarm watches.
"""

import ctypes
import datetime
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry import backup
from registry.copies.copying import Source, all_copies, cut, fetch, publish, read_copy, send
from registry.copies.forgetting import HOUR_MS, forget
from registry.copies.holder import Hold, name_of_this_machine
from registry.copies.place import Overtaken, Place, PlaceUnreachable
from registry.platform.clock import Clock, SystemClock
from registry.platform.errors import RegistryError
from registry.platform.logging import EventLog
from registry.platform.settings import Settings

SQLITE: Final = "sqlite:///"
_ASK_AGAIN_S: Final = 2.0
_PR_SET_PDEATHSIG: Final = 1


class NothingToKeep(RegistryError):
    """There is no embedded database in play."""


@dataclass(frozen=True)
class Rhythm:
    """How often: seconds between two copies, and after how many without a sign a machine has lost its right."""

    every_s: float
    lost_after_s: float


class Keeper:
    """One machine's registry with its copies."""

    def __init__(self, settings: Settings, place: Place, rhythm: Rhythm, clock: Clock | None = None) -> None:
        url = settings.effective_database_url
        if not url.startswith(SQLITE):
            raise NothingToKeep("Copies are of the embedded database; a database server keeps its own.")
        self._url, self._path, self._place, self._rhythm = url, Path(url.removeprefix(SQLITE)), place, rhythm
        self._clock = clock or SystemClock()
        self._log = EventLog(settings.log_level, clock=self._clock)
        folder = self._path.parent
        self._hold = Hold(place, name_of_this_machine(folder), lost_after_s=rhythm.lost_after_s)
        self._handed_over, self._copied = folder / "handed-over", folder / "copied"
        self._stopping = threading.Event()
        self._known: set[str] = set()
        self._source: Source | None = None
        self._version: int | None = None
        self._last_ms, self._tidied_ms = 0, self._clock.now_ms()

    def run(self) -> int:
        """Until it is told to stop or the registry ends by itself; gives the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._stopping.set())
        while not self._stopping.is_set():
            try:
                before = self._hold.take(patient=self._handed_over.exists(), pause=self._pause)
            except _Stopped:
                break
            self._bring(before)
            self._handed_over.unlink(missing_ok=True)
            code = self._serve()
            if code is not None:
                return code
        return 0

    def _pause(self) -> None:
        if self._stopping.wait(_ASK_AGAIN_S):
            raise _Stopped

    def _bring(self, before: str | None) -> None:
        """The newest copy, unless what is here is newer: we were the last to write, or nobody ever copied."""
        names = all_copies(self._place)
        self._known = {name.partition("/")[2] for name in self._place.names("blocks/")}
        self._last_ms = read_copy(names[-1], self._place).began_ms if names else 0
        if not names or (self._path.exists() and before in (None, self._hold.me)):
            return
        fetched = restore(self._place, self._url, before_ms=None, aside=True)
        self._log.info("restored", copy=fetched, written_by=before)

    def _serve(self) -> int | None:
        """Serves and copies; gives the exit status, or None when another machine has taken over."""
        registry = subprocess.Popen(
            [sys.executable, "-m", "registry.cli", "serve"],
            preexec_fn=_die_with_parent,  # noqa: PLW1509  this program has no threads
        )
        moved = False
        try:
            while registry.poll() is None and not moved and not self._stopping.wait(self._rhythm.every_s):
                moved = self._round()
        finally:
            registry.terminate()
            code = registry.wait()
        self._finish()
        if moved:
            self._handed_over.touch()
            self._log.warning("another machine has taken over")
            return None
        return 0 if self._stopping.is_set() else code or 1

    def _round(self) -> bool:
        """One look; says whether another machine takes over."""
        try:
            self._hold.beat()
            if self._hold.is_wanted():
                return True
            self._copy()
            if self._clock.now_ms() - self._tidied_ms >= HOUR_MS:
                self._tidied_ms = self._clock.now_ms()
                self._log.info("forgot copies", count=forget(self._place, self._known, now_ms=self._tidied_ms))
        except PlaceUnreachable as error:
            self._log.warning("not copied", why=str(error))
        except Overtaken:
            return True
        return False

    def _copy(self) -> None:
        """Copies if something was committed since the last copy began."""
        if self._source is None:
            if not self._path.exists():
                return
            self._source = Source(self._path)
        if not self._source.is_made():
            return
        version = self._source.version()
        if version != self._version:
            began_ms = max(self._clock.now_ms(), self._last_ms + 1)
            began, known = time.monotonic(), len(self._known)
            file = self._source.take()
            copy = send(file, self._place, self._known, began_ms=began_ms, holder=self._hold.me)
            self._hold.beat()
            publish(copy, self._place)
            file.unlink()
            self._version, self._last_ms = version, began_ms
            took_ms = round((time.monotonic() - began) * 1000)
            sent = len(self._known) - known
            self._log.info("copied", copy=copy.name, bytes=copy.bytes, blocks=sent, took_ms=took_ms)
        self._copied.touch()

    def _finish(self) -> None:
        """The last copy, when nobody writes any more; what another machine has overtaken is kept beside the copies."""
        try:
            self._hold.beat(now=True)
            self._copy()
            self._hold.release()
        except PlaceUnreachable as error:
            self._log.warning("the last copy was not made", why=str(error))
        except Overtaken:
            self._keep_apart()
        finally:
            if self._source is not None:
                self._source.close()
            self._source, self._version = None, None

    def _keep_apart(self) -> None:
        """Two machines wrote: ours is no copy that anybody restores by itself, but it is not lost either."""
        assert self._source is not None
        file = self._source.take()
        name = f"overtaken/{self._clock.now_ms():013d}-{self._hold.me}.db"
        self._place.put(name, b"".join(content for _, content in cut(file)))
        file.unlink()
        self._log.warning("another machine wrote meanwhile; this one's database was kept apart", object=name)


class _Stopped(Exception):
    """Told to stop while waiting for another machine."""


def keep(settings: Settings, url: str, rhythm: Rhythm) -> int:
    """What `longline keep` does."""
    return Keeper(settings, Place(url), rhythm).run()


def restore(
    place: Place, database_url: str, *, before_ms: int | None, aside: bool = False, replace: bool = False
) -> str:
    """Puts the newest copy (the newest before a time) in the database's place; gives its name.

    `aside`: a database that is there is renamed first; otherwise `replace` says whether it may be overwritten.
    """
    path = Path(database_url.removeprefix(SQLITE))
    copies = [name for name in all_copies(place) if before_ms is None or _time_of(name) < before_ms]
    if not copies:
        raise backup.BackupFailed(f"There is no such copy in {place.url}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    fetched = path.with_name(path.name + ".fetched")
    try:
        fetch(read_copy(copies[-1], place), place, fetched)
        if aside and path.exists():
            path.rename(path.with_name(f"{path.name}.before-{copies[-1].rpartition('/')[2].removesuffix('.json')}"))
        backup.restore(database_url, fetched, replace=replace)
    finally:
        fetched.unlink(missing_ok=True)
    return copies[-1]


def listed(place: Place) -> str:
    """The copies as lines for a person: time and name."""
    return "".join(f"{_text_of(_time_of(name))}  {name}\n" for name in all_copies(place))


def _time_of(name: str) -> int:
    return int(name.rpartition("/")[2].removesuffix(".json"))


def _text_of(ms: int) -> str:
    return datetime.datetime.fromtimestamp(ms / 1000, tz=datetime.UTC).isoformat(timespec="milliseconds")


def _die_with_parent() -> None:
    """In the registry before it starts: a keeper that is killed leaves nobody behind who writes and is not copied."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
