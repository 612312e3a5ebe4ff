"""Merging two edits of one document, field by field, against the revision that both began with.

A field that one side changed takes that side's value. Where both changed it, texts merge line by line, parts with an
id merge by union and each part field by field, lists without order of their own take the additions and removals of
both. What cannot be merged is disputed: the newer side's value is taken and a person is asked about the other.
Pure: no clock, no database; bodies are JSON as plain data.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

import msgspec

from registry.sync.lines import merge_lines

Side = Literal["current", "pushed"]
Json = dict[str, Any]
_ABSENT: Final = object()


class Merge(NamedTuple):
    """The merged body, and the names of the fields in which the two sides contradict each other."""

    body: Json
    disputed: tuple[str, ...]


def merge_bodies(base: Mapping[str, Any] | None, current: Json, pushed: Json, *, newer: Side) -> Merge:
    """Merges two bodies; without a known `base` every difference is a change by both."""
    known = base or {}
    body: Json = {}
    disputed = []
    for name in (*current, *(name for name in pushed if name not in current)):
        value, agreed = _merge(
            known.get(name, _ABSENT), current.get(name, _ABSENT), pushed.get(name, _ABSENT), newer=newer, top=True
        )
        if not agreed:
            disputed.append(name)
        if value is not _ABSENT:
            body[name] = value
    return Merge(body, tuple(disputed))


def whole_bodies(current: Json, pushed: Json, *, newer: Side) -> Merge:
    """The newer body as it is; every field that differs is disputed. For merges that make no valid document."""
    taken = current if newer == "current" else pushed
    names = (*current, *(name for name in pushed if name not in current))
    return Merge(dict(taken), tuple(name for name in names if current.get(name, _ABSENT) != pushed.get(name, _ABSENT)))


def _merge(base: Any, current: Any, pushed: Any, *, newer: Side, top: bool = False) -> tuple[Any, bool]:
    """(value, whether both sides are content with it)."""
    if current == pushed or pushed == base:
        return current, True
    if current == base:
        return pushed, True
    if isinstance(current, str) and isinstance(pushed, str):
        merged = merge_lines(base if isinstance(base, str) else "", current, pushed)
        if merged is not None:
            return merged, True
    if isinstance(current, dict) and isinstance(pushed, dict):
        return _merge_objects(base if isinstance(base, dict) else {}, current, pushed, newer=newer)
    if isinstance(current, list) and isinstance(pushed, list):
        found = _merge_lists(base if isinstance(base, list) else [], current, pushed, newer=newer, top=top)
        if found is not None:
            return found
    return (current if newer == "current" else pushed), False


def _merge_objects(base: Json, current: Json, pushed: Json, *, newer: Side) -> tuple[Json, bool]:
    merged, all_agreed = {}, True
    for name in (*current, *(name for name in pushed if name not in current)):
        value, agreed = _merge(
            base.get(name, _ABSENT), current.get(name, _ABSENT), pushed.get(name, _ABSENT), newer=newer
        )
        all_agreed = all_agreed and agreed
        if value is not _ABSENT:
            merged[name] = value
    return merged, all_agreed


def _merge_lists(
    base: list[Any], current: list[Any], pushed: list[Any], *, newer: Side, top: bool
) -> tuple[list[Any], bool] | None:
    """By id, or as a set when each entry stands there once and nobody changed the order; None for any other list.

    Parts with an id are always united; when both changed the order of parts without numbers, that is disputed.
    """
    lists = (base, current, pushed)
    by_id = all(isinstance(entry, dict) and isinstance(entry.get("id"), str) for each in lists for entry in each)
    if not by_id and not top:
        return None
    known, here, there = ({_key(entry, by_id): entry for entry in each} for each in lists)
    if any(len(keyed) != len(entries) for keyed, entries in zip((known, here, there), lists, strict=True)):
        return None
    moved_here, moved_there = _reordered(known, here), _reordered(known, there)
    contradict = _reordered(here, there) and moved_here == moved_there and not _numbered(here, there)
    if not by_id and (moved_here or moved_there or contradict):
        return None
    if _numbered(here, there):
        there = {key: part | {"ordinal": here.get(key, part)["ordinal"]} for key, part in there.items()}
    pushed_leads = moved_there and (newer == "pushed" or not moved_here)
    merged, all_agreed = [], not contradict
    for key in _order(known, there, here) if pushed_leads else _order(known, here, there):
        value, agreed = _merge(known.get(key, _ABSENT), here.get(key, _ABSENT), there.get(key, _ABSENT), newer=newer)
        if value is _ABSENT or (not agreed and (key not in here or key not in there)):
            # One side removed what the other changed: the change stays, because nothing that was written is lost.
            value, agreed = here.get(key, there.get(key)), True
        merged.append(value)
        all_agreed = all_agreed and agreed
    return (_renumbered(merged) if by_id else merged), all_agreed


def _numbered(*sides: Mapping[Any, Any]) -> bool:
    """Whether the parts count themselves, such as trials: their order is in their numbers."""
    return all(
        isinstance(part, dict) and isinstance(part.get("ordinal"), int) for side in sides for part in side.values()
    )


def _key(entry: Any, by_id: bool) -> Any:
    return entry["id"] if by_id else msgspec.json.encode(entry, order="sorted")


def _reordered(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> bool:
    """Whether entries that both have stand in another order."""
    return [key for key in before if key in after] != [key for key in after if key in before]


def _order(known: Mapping[Any, Any], here: Mapping[Any, Any], there: Mapping[Any, Any]) -> list[Any]:
    """What stays, in the order of `here`; each addition of `there` behind the entry that it follows there. Which of the
    two leads is the order's business alone."""
    order = [key for key in here if not (key in known and key not in there and here[key] == known[key])]
    place = 0
    for key in there:
        if key in order:
            place = order.index(key) + 1
        elif key not in known or there[key] != known[key]:
            while place < len(order) and order[place] not in known and order[place] not in there:
                place += 1  # what the other side added in the same place comes first
            order.insert(place, key)
            place += 1
    return order


def _renumbered(parts: Sequence[Json]) -> list[Json]:
    """Parts that count themselves, such as trials, each with a number of its own."""
    numbers = [part.get("ordinal") for part in parts]
    if not all(isinstance(number, int) for number in numbers) or len(set(numbers)) == len(numbers):
        return list(parts)
    in_order = sorted(parts, key=lambda part: (part["ordinal"], part.get("at") or "", part["id"]))
    return [{**part, "ordinal": number} for number, part in enumerate(in_order, start=1)]
