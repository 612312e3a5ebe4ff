"""Class sheets: who was there, and what was said of each dog. Only where the dogs of the class are known.

A row begins with the name of a dog and goes on to the end of its line, or to the next row on it. A name alone on its
line is a heading: its row goes on until the next one, or until an empty line.
"""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from registry.shorthand.facts import AttendanceFact
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.states import quoted_text

LEAST_DOGS: Final = 2


def read_attendance(page: Page) -> None:
    """Adds a row for every sentence that begins with a dog of the class, when several do, and names it in its facts."""
    if "dog_name" not in page.classes:
        return
    rows = [sentence for sentence in page.sentences if page.is_a(_name_at(page, sentence), "dog_name")]
    names = {page.sense(_name_at(page, sentence), "dog_name") for sentence in rows}
    if len(names) < LEAST_DOGS:
        return
    _name_dogs(page)
    seen: set[str] = set()
    for sentence in rows:
        name = page.sense(_name_at(page, sentence), "dog_name")
        if name not in seen:
            seen.add(name)
            page.facts.append(_row(page, sentence, name))


def _name_dogs(page: Page) -> None:
    """Every fact that begins in a row is about the dog of the row."""
    parts = [(*page.span(sentence.start, sentence.end), name) for sentence, name in _of_rows(page)]
    for index, fact in enumerate(page.facts):
        name = next((name for start, end, name in parts if start <= fact.span[0] < end), None)
        if name is not None:
            page.facts[index] = replace(fact, dog=name)


def _of_rows(page: Page) -> Iterator[tuple[Sentence, str]]:
    """The sentences of all rows, each with the dog of its row."""
    name, line, heading = "", -1, False
    for sentence in page.sentences:
        at = _name_at(page, sentence)
        if page.is_a(at, "dog_name"):
            name, line = page.sense(at, "dog_name"), sentence.line
            heading = sentence.first and _text_at(page, sentence) >= sentence.end
        elif heading and sentence.line == line + 1:
            line = sentence.line
        elif sentence.line != line:
            name, heading = "", False
        if name:
            yield sentence, name


def _name_at(page: Page, sentence: Sentence) -> int:
    """Behind the mark of a list."""
    at = sentence.start
    while at < sentence.end and page.word(at) in ("-", "*", "•", "·"):
        at += 1
    return at


def _text_at(page: Page, sentence: Sentence) -> int:
    """Behind the name and its mark."""
    at = _name_at(page, sentence) + 1
    while at < sentence.end and page.word(at) in (":", "-", ",", "="):
        at += 1
    return at


def _row(page: Page, sentence: Sentence, name: str) -> AttendanceFact:
    start, text_at = _name_at(page, sentence), _text_at(page, sentence)
    absent = any(page.is_a(at, "absent") for at in range(text_at, min(sentence.end, text_at + 2)))
    return AttendanceFact(
        span=page.span(start, sentence.end),
        name=name,
        present=not absent,
        text=quoted_text(page, text_at, sentence.end) or None,
    )
