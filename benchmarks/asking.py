"""The requests that are sent, as whole HTTP messages."""

import json
import random
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote_plus

import prose
from practice import Size, dog_id, note_id
from registry.platform.ids import new_id
from servers import Caller, Server, fetch

API: Final = "/api/v1"
PAGE: Final = 50
_SEED: Final = 23


def get(path: str, caller: Caller | None = None) -> bytes:
    """A GET; without a caller it is a stranger's."""
    headers = caller.reading if caller else "Accept: application/json\r\n"
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode()


def put(path: str, body: object, caller: Caller) -> bytes:
    """A PUT."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    head = (
        f"PUT {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{caller.writing}"
        f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


def note_paths(size: Size, count: int) -> list[str]:
    """Notes from anywhere in the practice."""
    chance = random.Random(_SEED)
    return [f"{API}/notes/{note_id(chance.randrange(size.notes), size)}" for _ in range(count)]


def timeline_paths(size: Size, count: int) -> list[str]:
    """The newest page of dogs other than the busy one."""
    chance = random.Random(_SEED)
    return [timeline_path(chance.randrange(1, size.dogs)) for _ in range(count)]


def timeline_path(dog: int, *, cursor: str | None = None, limit: int = PAGE) -> str:
    """A page of one dog."""
    path = f"{API}/dogs/{dog_id(dog)}/timeline?limit={limit}"
    return f"{path}&cursor={cursor}" if cursor else path


def search_paths(count: int) -> list[str]:
    """Searches of every sort."""
    return [f"{API}/search?q={quote_plus(query)}" for query in prose.queries(count)]


def deep_cursor(server: Server, caller: Caller, *, page: int) -> str:
    """The cursor that leads to a page of the busy dog's timeline."""
    left, cursor = (page - 1) * PAGE, None
    while left:
        limit = min(200, left)
        status, answer = fetch(server, timeline_path(0, cursor=cursor, limit=limit), caller)
        assert status == 200, answer
        left, cursor = left - limit, answer["next_cursor"]
    assert isinstance(cursor, str)
    return cursor


class NewNotes:
    """Requests that write notes which nobody has written yet."""

    def __init__(self, size: Size) -> None:
        self._size = size
        self._writer = prose.Writer(_SEED)
        self._chance = random.Random(_SEED)

    def take(self, count: int, caller: Caller) -> list[bytes]:
        """So many more."""
        return list(self._some(count, caller))

    def _some(self, count: int, caller: Caller) -> Iterator[bytes]:
        for _ in range(count):
            written = self._writer.note()
            body = {
                "dog_id": dog_id(self._chance.randrange(self._size.dogs)), "body": written.text,
                "occurred_at": "2026-11-20T17:30:00+01:00", "time_zone": "Europe/Zurich", "kind": written.kind,
                "tags": written.tags,
            }  # fmt: skip
            yield put(f"{API}/notes/{new_id()}", body, caller)
