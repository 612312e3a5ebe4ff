"""What one log line says by itself: its level, its status, its words, and the shape it has in common with others."""

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

FATAL: Final = 4
ERROR: Final = 3
WARNING: Final = 2
PLAIN: Final = 1
UNKNOWN: Final = 0

_LEVELS: Final = {
    **dict.fromkeys("fatal panic emerg emergency alert critical crit".split(), FATAL),
    **dict.fromkeys("error err severe".split(), ERROR),
    **dict.fromkeys("warn warning".split(), WARNING),
    **dict.fromkeys("info information notice debug trace verbose".split(), PLAIN),
}
_KLOG: Final = {"F": FATAL, "E": ERROR, "W": WARNING, "I": PLAIN}
_LEVEL_WORD: Final = re.compile(
    r"(?<![\w/.-])(fatal|panic|emerg(?:ency)?|crit(?:ical)?|severe|err(?:or)?|warn(?:ing)?|info|notice|debug|trace)"
    r"(?![\w/.-])",
    re.IGNORECASE,
)
_KLOG_LINE: Final = re.compile(r"([IWEF])\d{4} \d\d:")
# Lower-case beginnings, looked for one by one: over most lines that is a hundred times faster than one pattern.
_SEVERE: Final = tuple(
    "exception|traceback|fatal|panic|segfault|segmentation fault|out of memory|outofmemory|oom|killed|crash|abort"
    "|corrupt"
    "|refused|denied|unauthorized|forbidden|rejected|reset by|unreachable|unavailable|unhealthy|not ready|timeout"
    "|timed out|time out|deadline|exceeded|exhausted|too many|no space|disk full|overflow|deadlock|throttl|fail|error"
    "|cannot|can't|could not|couldn't|unable|invalid|expired|missing|not found|no such|does not exist|lost|down"
    "|disconnect|broken|stale|backoff|back-off|evict|unexpected".split("|")
)
_CHANGES: Final = tuple(
    "reload|restart|rollback|rolled out|rolling out|deploy|upgrad|migrat|shutting down|shut down|shutdown|terminat"
    "|feature flag|scaled|scaling|failover|promot|leader|config".split("|")
)
_SAID_CHARACTERS: Final = 4_000
_STATUS: Final = re.compile(r'(?:HTTP/\d(?:\.\d)?"? |status(?:[_ ]?code)?["\']?[=: ]+"?)([1-5]\d\d)\b', re.IGNORECASE)
_VARYING: Final = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{14,}|0x[0-9a-fA-F]+|\b(?=[a-f]*\d)[0-9a-f]{8,}\b|\d+(?:[.:,]\d+)*"
)
_SAID: Final = tuple("error exception err message msg event reason detail cause stack_trace stack".split())
_LEVEL_KEYS: Final = ("level", "severity", "lvl", "loglevel", "log.level")
_ALIKE: Final = re.compile(
    r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{14,}|\b(?=[a-f]*\d)[0-9a-f]{8,}\b|(?<!\d)(?![1-5]\d\d(?!\d))\d+"
)
_HEXADECIMAL: Final = b"0123456789abcdef"
_SHAPE_CHARACTERS: Final = 400
CONTINUES: Final = re.compile(
    r"\s+\S|Traceback \(most|Caused by:|Suppressed:|\t|\.\.\. \d+ more|goroutine \d|[\w.$]+(?:Error|Exception)(?::|$)"
)
BEGINS_TRACE: Final = re.compile(
    r"Traceback \(most recent|panic:|Exception in thread|(?:^|[\s\"])[\w.$]+(?:Error|Exception)\b"
)


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What is understood of a line."""

    level: int
    status: int
    words: str
    """The first severe word in it, or nothing."""
    change: str
    """The first word that tells of a change, or nothing."""
    shape: str
    """The line with all that varies taken out: lines with one shape say the same."""
    opens_trace: bool
    """A stack trace may follow."""


def read_line(text: str) -> Reading:
    """Understands a line of any form: JSON, logfmt, klog, access logs, plain text."""
    fields = _fields_of(text)
    said = _said(fields) if fields else text
    level = _level_of(fields, text)
    status = _status_of(fields, text)
    lowered = said[:_SAID_CHARACTERS].lower()
    return Reading(
        level=level,
        status=status,
        words=_first(_SEVERE, lowered)[1],
        change=_first(_CHANGES, lowered)[1],
        shape=f"{level}:{status} {_VARYING.sub('<*>', said[:_SHAPE_CHARACTERS])}",
        opens_trace=level >= ERROR or begins_trace(text),
    )


class Reader:
    """Reads many lines: those that differ only in figures and identifiers are understood once.

    Of plain text every sign that a hexadecimal number may have is left out, to see whether such a line was met before.
    That is far faster than looking for numbers, and keeps lines apart that differ in anything else.
    """

    def __init__(self) -> None:
        self._readings: dict[bytes, Reading] = {}
        self._statuses: dict[bytes, dict[str, Reading]] = {}

    def read(self, text: str) -> Reading:
        """As `read_line`."""
        if text.startswith("{"):
            same = _ALIKE.sub("0", text).encode(errors="replace")
        else:
            same = text.encode(errors="replace").translate(None, _HEXADECIMAL)
        reading = self._readings.get(same)
        if reading is not None:
            return reading
        of_status = self._statuses.get(same)
        if of_status is None:
            if text.startswith("{") or not _may_have_status(text):
                reading = self._readings[same] = read_line(text)
                return reading
            of_status = self._statuses[same] = {}
        found = _STATUS.search(text)
        status = found[1] if found else ""
        if status not in of_status:
            of_status[status] = read_line(text)
        return of_status[status]


def _may_have_status(text: str) -> bool:
    return "HTTP/" in text or "tatus" in text or "STATUS" in text


def begins_trace(text: str) -> bool:
    """Whether a stack trace may follow."""
    likely = "rror" in text or "xception" in text or "Traceback" in text or "panic" in text
    return likely and BEGINS_TRACE.search(text) is not None


def place_of_interest(text: str) -> int:
    """Where the most telling word of a long line stands."""
    lowered = text.lower()
    place, word = _first(_SEVERE, lowered)
    if not word:
        place, word = _first(_CHANGES, lowered)
    return place if word else 0


def _first(words: tuple[str, ...], lowered: str) -> tuple[int, str]:
    """The word that begins first, not within another word, and where; nothing without one."""
    found = [(place, word) for word in words if word in lowered and (place := _begin_of(word, lowered)) >= 0]
    return min(found, default=(0, ""))


def _begin_of(word: str, lowered: str) -> int:
    """Where the word begins; long ones may stand within another (CamelCase), short ones only by themselves."""
    place = lowered.find(word)
    while len(word) <= 4 and place > 0 and lowered[place - 1].isalnum():
        place = lowered.find(word, place + 1)
    return place


def _fields_of(text: str) -> Mapping[str, Any] | None:
    if not text.startswith("{"):
        return None
    try:
        fields = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def _said(fields: Mapping[str, Any]) -> str:
    """The fields that tell, first; of the others the names, and short words without figures."""
    telling = [f"{name}={fields[name]}" for name in _SAID if fields.get(name)]
    for name, value in fields.items():
        if name in _SAID or name in _LEVEL_KEYS:
            continue
        plain = isinstance(value, str) and len(value) < 40 and not any(sign.isdigit() for sign in value)
        telling.append(f"{name}={value}" if plain else name)
    return " ".join(telling)


def _level_of(fields: Mapping[str, Any] | None, text: str) -> int:
    if fields is not None:
        for name in _LEVEL_KEYS:
            if name in fields:
                return _LEVELS.get(str(fields[name]).lower(), UNKNOWN)
    klog = _KLOG_LINE.match(text)
    if klog:
        return _KLOG[klog[1]]
    word = _LEVEL_WORD.search(text[:160])
    return _LEVELS.get(word[1].lower(), UNKNOWN) if word else UNKNOWN


def _status_of(fields: Mapping[str, Any] | None, text: str) -> int:
    if fields is not None:
        for name in ("status", "status_code", "statusCode", "http_status", "code"):
            value = fields.get(name)
            if isinstance(value, int) and 100 <= value <= 599:
                return value
    found = _STATUS.search(text)
    return int(found[1]) if found else 0
