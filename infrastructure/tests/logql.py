"""Works out the part of LogQL that our log rules are written in, as Loki documents it; there is no Loki to be had here.

One selector; line filters; `json`; label filters; count_over_time, summed by labels, over a number; absent_over_time.
Anything else is refused, so that no rule is taken for one that this understands.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Line = tuple[int, Mapping[str, str], str]
Labels = tuple[tuple[str, str], ...]
_STRING = r'("(?:[^"\\]|\\.)*"|`[^`]*`)'
_WHOLE = re.compile(
    r"(?:sum by \((?P<by>[\w, ]+)\) \()?(?P<kind>count_over_time|absent_over_time)\(\{(?P<selector>[^}]*)\}"
    r"(?P<stages>.*) \[(?P<amount>\d+)(?P<unit>[smh])\]\)(?:\) > (?P<over>\d+))?",
    re.DOTALL,
)
_MATCHER = re.compile(rf"\s*(\w+)(=~|!=|=){_STRING}\s*,?")
_STAGE = re.compile(rf"\s*(?:(?P<line>\|=|\|~|!=|!~)\s*{_STRING}|\|\s*(?P<json>json)\b|\|\s*(\w+)(=~|!=|=){_STRING})")
_SECONDS = {"s": 1, "m": 60, "h": 3600}
SECOND_NS = 1_000_000_000


class NotUnderstood(Exception):
    """The expression is outside of the part that is worked out here."""


def value_of(expression: str, lines: Iterable[Line], at_ns: int) -> dict[Labels, float]:
    """What a rule's expression gives at a time: a value for each set of labels, none when it does not fire."""
    match = _WHOLE.fullmatch(expression)
    if match is None or (match["kind"] == "count_over_time") != (match["over"] is not None and match["by"] is not None):
        raise NotUnderstood(expression)
    since_ns = at_ns - int(match["amount"]) * _SECONDS[match["unit"]] * SECOND_NS
    selector, stages = _matchers(match["selector"]), _stages(match["stages"])
    found: Counter[Labels] = Counter()
    by = [name.strip() for name in (match["by"] or "").split(",") if name.strip()]
    for at, labels, text in lines:
        if since_ns < at <= at_ns and all(_holds(labels.get(name, ""), how, what) for name, how, what in selector):
            passed = _pass(stages, labels, text)
            if passed is not None:
                found[tuple((name, passed[name]) for name in by if passed.get(name))] += 1
    if match["kind"] == "absent_over_time":
        named = tuple((name, what) for name, how, what in selector if how == "=")
        return {} if found else {named: 1}
    return {labels: count for labels, count in found.items() if count > int(match["over"])}


def _text(quoted: str) -> str:
    return quoted[1:-1] if quoted[0] == "`" else str(json.loads(quoted))


def _matchers(inner: str) -> list[tuple[str, str, str]]:
    found, place = [], 0
    while place < len(inner):
        match = _MATCHER.match(inner, place)
        if match is None:
            raise NotUnderstood(inner)
        found.append((match[1], match[2], _text(match[3])))
        place = match.end()
    return found


def _stages(text: str) -> list[re.Match[str]]:
    found, place = [], 0
    while place < len(text):
        match = _STAGE.match(text, place)
        if match is None:
            raise NotUnderstood(text[place:])
        found.append(match)
        place = match.end()
    return found


def _holds(value: str, how: str, what: str) -> bool:
    if how == "=~":
        return re.fullmatch(what, value) is not None  # Loki anchors label matchers, and not line filters
    return (value == what) is (how == "=")


def _pass(stages: list[re.Match[str]], labels: Mapping[str, str], text: str) -> dict[str, str] | None:
    """The labels of a line behind all stages; None when one of them drops it."""
    known = dict(labels)
    for stage in stages:
        if stage["json"]:
            known |= {name: value for name, value in _fields(text).items() if name not in known}
        elif stage["line"]:
            what = _text(stage[2])
            has = re.search(what, text) is not None if stage["line"][1] == "~" else what in text
            if has is (stage["line"][0] == "!"):
                return None
        elif not _holds(known.get(stage[4], ""), stage[5], _text(stage[6])):
            return None
    return known


def _fields(text: str) -> dict[str, str]:
    try:
        body = json.loads(text)
    except ValueError:
        return {"__error__": "JSONParserErr"}
    if not isinstance(body, dict):
        return {"__error__": "JSONParserErr"}
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}


@dataclass
class Rule:
    """An alert and since when each set of labels has been true, as the ruler keeps it."""

    body: dict[str, Any]
    since_ns: dict[Labels, int] = field(default_factory=dict)

    def firing(self, lines: Iterable[Line], at_ns: int) -> dict[Labels, float]:
        """What fires at this evaluation; evaluations come in the order of time."""
        found = value_of(self.body["expr"], lines, at_ns)
        self.since_ns = {labels: self.since_ns.get(labels, at_ns) for labels in found}
        match = re.fullmatch(r"(\d+)([smh])", self.body.get("for", "0s"))
        assert match, self.body["for"]
        waits_ns = int(match[1]) * _SECONDS[match[2]] * SECOND_NS
        return {labels: value for labels, value in found.items() if at_ns - self.since_ns[labels] >= waits_ns}
