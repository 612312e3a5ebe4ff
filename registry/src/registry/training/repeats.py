"""What a note says that its session's taps say already.

A session ends with a note drafted from its data, and that note is shorthand: read alone it would chart every trial a
second time. So what a note says about something that was tapped in its own session counts nowhere; the taps are the
data, also where the text says another number (the page shows that as a contradiction). Lines of text always count.
"""

from collections.abc import Iterable, Mapping

from registry.training.fact_rows import FactRow, FactType, Placed

Subject = tuple[FactType, str]
_TEXTS: frozenset[FactType] = frozenset({"told_owner", "next_action", "caution", "health", "homework"})


def subjects(row: FactRow) -> set[Subject]:
    """What a fact is about, by each of its names; a weight or a FAS is about the dog itself."""
    names = {name for name in ((row.name or "").casefold(), row.key or "") if name}
    return {(row.type, name) for name in names or {""}}


def says_something(row: FactRow) -> bool:
    """Whether there is a reading in it: an empty set, or what was not recorded, keeps no text from counting."""
    if row.not_recorded_reason is not None:
        return False
    return row.type != "set" or row.scorable > 0 or bool(row.latencies_ms)


def without_repeats(facts: Iterable[Placed], tapped: Mapping[str, set[Subject]]) -> list[Placed]:
    """The facts that count. `tapped` has the subjects of sets and observations by session."""
    return [
        one
        for one in facts
        if one.record_kind != "note"
        or one.session_id is None
        or one.row.type in _TEXTS
        or tapped.get(one.session_id, set()).isdisjoint(subjects(one.row))
    ]
