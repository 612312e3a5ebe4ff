"""`A: doorbell B: barked, lunged C: owner picked him up`: what came before, what the dog did, what followed."""

from typing import Final

from registry.shorthand.facts import AbcFact
from registry.shorthand.lines import Page

CLASSES: Final = ("antecedent", "abc_behavior", "consequence")
MOST_LINES: Final = 3


def read_abc(page: Page) -> None:
    """Adds the records of A, B and C in this order, on one line or on lines that follow one another."""
    if not page.classes.issuperset(CLASSES):
        return
    marks: list[int] = []
    breaks = 0
    for at in range(len(page.nodes) + 1):
        node = page.node(at)
        ends = node.kind == "end"
        if node.kind == "break":
            breaks += 1
            ends = len(marks) == len(CLASSES) or breaks >= MOST_LINES
        opens_again = _opens(page, at, 0)
        if ends or opens_again:
            _add(page, marks, at)
            marks, breaks = [], 0
        if len(marks) < len(CLASSES) and _opens(page, at, len(marks)):
            marks.append(at)
            breaks = breaks if len(marks) > 1 else 0


def _opens(page: Page, at: int, part: int) -> bool:
    return page.is_a(at, CLASSES[part]) and page.word(at + 1) == ":" and page.node(at).gap


def _add(page: Page, marks: list[int], end: int) -> None:
    if len(marks) < len(CLASSES):
        return
    # What else the line says is no consequence: `C: she squealed. Told her to stand up slowly`.
    end = min(end, next(sentence.end for sentence in page.sentences if sentence.end > marks[-1]))
    bounds = [*marks, end]
    texts = [_text(page, bounds[part] + 2, bounds[part + 1]) for part in range(len(CLASSES))]
    if not all(texts):
        return
    last = end
    while page.node(last - 1).kind in ("break", "mark"):
        last -= 1
    page.facts.append(
        AbcFact(span=page.span(marks[0], last), antecedent=texts[0], behavior=texts[1], consequence=texts[2])
    )
    page.take(marks[0], last)


def _text(page: Page, start: int, end: int) -> str:
    while end > start and (page.node(end - 1).kind == "break" or page.word(end - 1) in (".", ",", ";", "-", "→")):
        end -= 1
    if start >= end:
        return ""
    first, last = page.span(start, end)
    return page.text[first:last]
