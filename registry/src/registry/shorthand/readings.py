"""Readings of the dog itself: fear, anxiety and stress (`FAS 1/4/2`), and weight (`23.4kg`)."""

from typing import Final

from registry.shorthand.facts import WeightFact, WelfareFact
from registry.shorthand.lines import Page
from registry.shorthand.measures import is_free_number, read_factor, rounded

LOOK_BACK: Final = 24  # nodes
MOST_FAS: Final = 5
LEAST_KG: Final = 0.2
MOST_KG: Final = 150.0
LONGEST_FAS: Final = 16
READ: Final = frozenset({"welfare", "unit_kg"})
PARTS: Final = ("start", "peak", "end")


def read_readings(page: Page) -> None:
    """Adds welfare readings and weights."""
    if not page.has(READ):
        return
    for sentence in page.sentences:
        if not sentence.has(READ):
            continue
        at = sentence.start
        while at < sentence.end:
            if page.starts[at] != at and not page.node(at).tags:
                at += 1
            elif page.is_a(at, "welfare") and page.free(at):
                at = max(at + 1, _read_welfare(page, at, min(sentence.end, at + LONGEST_FAS)))
            else:
                at = max(at + 1, _read_weight(page, at, sentence.end))


def _read_welfare(page: Page, at: int, most: int) -> int:
    values: list[int] = []
    parts: list[str] = []
    said, end, place = "", at + 1, at + 1
    while place < most and (page.is_number(place) or _joins(page, place)):
        part = page.sense(place, "welfare_part")
        if page.is_number(place):
            if not page.is_count(place) or page.node(place).value > MOST_FAS or _has_unit(page, place + 1):
                return 0
            values.append(int(page.node(place).value))
            parts.append(said)
            said, end = "", place + 1
        elif part:
            if values and parts[-1] == "" and (len(values) > 1 or page.word(place - 1) != ","):
                parts[-1] = part
                end = place + 1
            elif part not in parts:
                said = part
        place += 1
    reading = _welfare(values, parts, page, at)
    if reading is None:
        return 0
    page.facts.append(
        WelfareFact(
            span=page.span(at, end), start=reading.get("start"), peak=reading.get("peak"), end=reading.get("end")
        )
    )
    page.take(at, end)
    return end


def _joins(page: Page, at: int) -> bool:
    if page.word(at) in ("/", "-", "→", ":", "=", ",", ">", "~") or page.is_a(at, "welfare_part"):
        return True
    return page.is_a(at, "welfare_link")


def _has_unit(page: Page, at: int) -> bool:
    return any(page.is_a(at, name) for name in ("unit_m", "unit_s", "unit_kg", "unit_steps", "of")) or page.word(
        at
    ) in ("%", "×")


def _welfare(values: list[int], parts: list[str], page: Page, at: int) -> dict[str, int] | None:
    """The parts that were said; three values are start, peak and end, two are start and peak, one is the peak."""
    if not values or len(values) > len(PARTS):
        return None
    said = [part for part in parts if part]
    if said:
        if len(said) != len(values) or len(set(said)) != len(said):
            return None
        return dict(zip(said, values, strict=True))
    if len(values) == 1:
        return {"peak": values[0]}
    if len(values) == 2 and values[1] == MOST_FAS and _is_fraction(page, at):
        return {"peak": values[0]}
    return dict(zip(PARTS, values, strict=False))


def _is_fraction(page: Page, at: int) -> bool:
    """`FAS 3/5`: three on a scale of five."""
    return any(page.word(place) == "/" for place in range(at + 1, at + 4))


def _is_told_of_weight(page: Page, at: int) -> bool:
    """`51 lb` alone on its line, or in a sentence that speaks of weight: `it's a girl, 3.2 kilos` is none."""
    if _ends_line(page, at - 1) and _ends_line(page, page.ends[at]):
        return True
    for before in range(at - 1, at - 1 - LOOK_BACK, -1):
        if _ends_line(page, before):
            return False
        if page.is_a(before, "weight"):
            return True
    return False


def _ends_line(page: Page, at: int) -> bool:
    return page.node(at).kind in ("break", "end")


def _read_weight(page: Page, at: int, most: int) -> int:
    named = page.is_a(at, "weight") and page.free(at)
    place = at
    if named:
        place = at + 1
        while place < most and (page.word(place) in (":", "=", "~") or page.is_a(place, "is")):
            place += 1
    elif page.starts[at] != at or not _is_told_of_weight(page, at):
        return 0
    kilograms, end = 0.0, place
    while end + 1 < most and is_free_number(page, end) and page.free(end + 1):
        factor = read_factor(page, end + 1, "unit_kg")
        if factor == 0:
            break
        kilograms += page.node(end).value * factor
        end += 2
    if end == place or not LEAST_KG <= kilograms <= MOST_KG:
        return 0
    if not named and (end != page.ends[at] or page.is_a(place + 1, "small_unit")):
        return 0
    page.facts.append(WeightFact(span=page.span(at, end), kg=rounded(kilograms)))
    page.take(at, end)
    return end
