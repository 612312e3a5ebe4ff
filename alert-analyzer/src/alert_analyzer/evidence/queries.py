"""Which log streams an alert is about, as LogQL selectors, and over which time."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

_SCOPE: Final = ("cluster", "namespace")
_FINEST_FIRST: Final = ("pod", "container", "app")
_SAME_APP: Final = ("app", "app_kubernetes_io_name", "service", "deployment")
_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Window(msgspec.Struct, frozen=True):
    """From (inclusive) and to (exclusive), in nanoseconds since 1970."""

    from_ns: int
    to_ns: int


def selectors_of(
    labels: Mapping[str, str], known: Sequence[str] = ("namespace", "pod", "container", "app")
) -> list[str]:
    """Selectors from the finest to the widest: pod, container, app, namespace. None when the alert names no place.

    A label that is missing or empty is never matched against: `pod=""` would mean every stream without a pod.
    """
    values = {name: labels.get(name, "") for name in (*_SCOPE, *_FINEST_FIRST)}
    values["app"] = next((labels[name] for name in _SAME_APP if labels.get(name)), "")
    scope = [(name, values[name]) for name in _SCOPE if values[name] and name in known]
    found = [_selector([*scope, (name, values[name])]) for name in _FINEST_FIRST if values[name] and name in known]
    if values["namespace"] and scope:
        found.append(_selector(scope))
    return list(dict.fromkeys(found))


def windows_of(
    starts_at_ns: int, now_ns: int, *, before_s: float, after_s: float, baseline_s: float
) -> tuple[Window, Window]:
    """The incident's window and the baseline before it.

    An alert fires after its rule's `for`, so the incident's begins long before the start that the alert tells. A start
    in the future, or none that makes sense, counts as now.
    """
    second = 1_000_000_000
    longest = 7 * 86_400 * second
    start = starts_at_ns if now_ns - longest <= starts_at_ns <= now_ns else now_ns
    begin = start - int(before_s * second)
    end = max(begin + second, min(now_ns, start + int(after_s * second)) + second)
    return Window(begin, end), Window(begin - int(baseline_s * second), begin)


def _selector(pairs: Sequence[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{name}={quoted(value)}" for name, value in pairs) + "}"


def quoted(value: str) -> str:
    """A LogQL string that means exactly this value, whatever is in it."""
    return '"' + "".join(_ESCAPES.get(sign) or (sign if sign.isprintable() else _unicode(sign)) for sign in value) + '"'


def _unicode(sign: str) -> str:
    if 0xD800 <= ord(sign) <= 0xDFFF:
        return "\\ufffd"
    return f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else f"\\u{ord(sign):04x}"
