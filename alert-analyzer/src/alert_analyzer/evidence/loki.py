"""Log lines from Loki by its documented HTTP interface, page by page, within a number of lines and a time."""

import time
from collections.abc import Callable
from operator import attrgetter
from typing import Final, Literal

import httpx
import msgspec

from alert_analyzer.evidence.queries import Window
from alert_analyzer.evidence.templates import Line
from alert_analyzer.platform.reading import bounded

Direction = Literal["forward", "backward"]
_PAGE_BYTES: Final = 32 * 1024 * 1024
_TRIES: Final = 3
_TEXT_CHARACTERS: Final = 20_000


AT: Final = attrgetter("at_ns")


class LokiUnavailable(Exception):
    """Loki gave no lines: the sentence says why, and holds nothing of what it answered."""


class _Value(msgspec.Struct, array_like=True, gc=False):
    at_ns: int
    text: str


class _Result(msgspec.Struct):
    stream: dict[str, str]
    values: list[_Value]


class _Data(msgspec.Struct):
    result: list[_Result]


class _Answer(msgspec.Struct):
    data: _Data


_ANSWER: Final = msgspec.json.Decoder(_Answer, strict=False)  # times are figures in quotation marks


class Loki:
    """One Loki; a page has at most as many lines as it allows (5,000 by default there)."""

    def __init__(
        self,
        url: str,
        *,
        timeout_s: float,
        page_lines: int = 2_000,
        tenant: str = "",
        token: str = "",
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        headers = {"X-Scope-OrgID": tenant} if tenant else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._page_lines = page_lines
        self._timeout_s = timeout_s
        self._client = httpx.Client(base_url=url, headers=headers, timeout=timeout_s, transport=transport)

    def lines(
        self, selector: str, window: Window, *, most: int, direction: Direction, until_s: float
    ) -> tuple[list[Line], bool]:
        """Lines of the window, the oldest or the newest first; and whether these are all. Raises LokiUnavailable.

        `until_s` is a moment of `time.monotonic`: what was read by then is returned.
        """
        found: list[Line] = []
        seen: set[tuple[int, str, str]] = set()
        rest = window
        while len(found) < most:
            # One more for each line that was seen: those of the last page's last time may come again.
            limit = min(self._page_lines, most - len(found) + len(seen))
            try:
                page = self._page(selector, rest, limit, direction, until_s)
            except LokiUnavailable:
                if found:
                    return found, False
                raise
            new = _unseen(page, seen)
            found += new[: most - len(found)]
            seen = _keys_at_the_end(page, seen)
            if len(page) < limit:
                return found, True
            rest = _after(rest, page, direction, stuck=not new)
            if rest.from_ns >= rest.to_ns:
                return found, True
        return found, False

    def _page(self, selector: str, window: Window, limit: int, direction: Direction, until_s: float) -> list[Line]:
        """A page in its order; raises LokiUnavailable."""
        params = {
            "query": selector,
            "start": str(window.from_ns),
            "end": str(window.to_ns),
            "limit": str(limit),
            "direction": direction,
        }
        body = self._tried(lambda: self._get("/loki/api/v1/query_range", params, until_s), until_s)
        try:
            answer = _ANSWER.decode(body)
            lines = [line for result in answer.data.result for line in _lines(result)]
        except (msgspec.DecodeError, msgspec.ValidationError) as error:
            raise LokiUnavailable("Loki's answer could not be understood.") from error
        return sorted(lines, key=AT, reverse=direction == "backward")

    def _tried(self, ask: Callable[[], httpx.Response | bytes], until_s: float) -> bytes:
        said = "Loki did not answer in time."
        for attempt in range(_TRIES):
            if time.monotonic() >= until_s:
                break
            pause_s = 0.2 * 2**attempt
            try:
                answer = ask()
            except httpx.TimeoutException:
                said = "Loki did not answer in time."
            except httpx.HTTPError as error:
                said = f"Loki could not be reached ({type(error).__name__})."
            else:
                if isinstance(answer, bytes):
                    return answer
                said = f"Loki answered {answer.status_code}."
                if answer.status_code < 500 and answer.status_code != 429:
                    break
                pause_s = max(pause_s, _seconds(answer.headers.get("Retry-After")))
            time.sleep(max(0.0, min(pause_s, until_s - time.monotonic())))
        raise LokiUnavailable(said)

    def _get(self, path: str, params: dict[str, str], until_s: float) -> httpx.Response | bytes:
        """The body of a 200, or the answer for its status; neither longer nor larger than is allowed."""
        left = max(0.05, min(self._timeout_s, until_s - time.monotonic()))
        with self._client.stream("GET", path, params=params, timeout=left) as answer:
            if answer.status_code != 200:
                return answer
            return bounded(
                answer.iter_bytes(),
                who="Loki",
                most_bytes=_PAGE_BYTES,
                until_s=until_s,
                unavailable=LokiUnavailable,
            )


def _lines(result: _Result) -> list[Line]:
    """They share their labels."""
    stream = result.stream
    return [
        Line(
            value.at_ns,
            stream,
            text if len(text := value.text) <= _TEXT_CHARACTERS and text[-1:] != "\n" else _cut(text),
        )
        for value in result.values
    ]


def _cut(text: str) -> str:
    return text[:_TEXT_CHARACTERS].rstrip("\n")


def _unseen(page: list[Line], seen: set[tuple[int, str, str]]) -> list[Line]:
    """What was not on the pages before: this one overlaps them in the time of their last line."""
    times = {at_ns for at_ns, _, _ in seen}
    return [line for line in page if line.at_ns not in times or _key(line) not in seen]


def _keys_at_the_end(page: list[Line], seen: set[tuple[int, str, str]]) -> set[tuple[int, str, str]]:
    """The lines that the next page may have once more."""
    if not page:
        return seen
    last = page[-1].at_ns
    return {key for key in seen if key[0] == last} | {_key(line) for line in page if line.at_ns == last}


def _key(line: Line) -> tuple[int, str, str]:
    return line.at_ns, line.text, "\0".join(f"{name}={value}" for name, value in sorted(line.labels.items()))


def _after(window: Window, page: list[Line], direction: Direction, *, stuck: bool) -> Window:
    """Where the next page begins: at the last line's time, which may have more; past it when it had none."""
    last = page[-1].at_ns
    if direction == "forward":
        return Window(max(window.from_ns, last) + stuck, window.to_ns)
    return Window(window.from_ns, min(window.to_ns, last + 1) - stuck)


def _seconds(text: str | None) -> float:
    return min(30.0, float(text)) if text and text.replace(".", "", 1).isdigit() else 0.0
