"""Class sheets: who was there, and what was said of each dog. Only where the dogs of the class are known."""

from typing import Final

from registry.shorthand.facts import AttendanceFact
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.remarks import quoted_text

LEAST_DOGS: Final = 2


def read_attendance(page: Page) -> None:
    """Adds a row for every sentence that begins with a dog of the class, when several do."""
    if "dog_name" not in page.classes:
        return
    rows = [sentence for sentence in page.sentences if page.is_a(_name_at(page, sentence), "dog_name")]
    names = {page.sense(_name_at(page, sentence), "dog_name") for sentence in rows}
    if len(names) < LEAST_DOGS:
        return
    seen: set[str] = set()
    for sentence in rows:
        name = page.sense(_name_at(page, sentence), "dog_name")
        if name not in seen:
            seen.add(name)
            page.facts.append(_row(page, sentence, name))


def _name_at(page: Page, sentence: Sentence) -> int:
    """Behind the mark of a list."""
    at = sentence.start
    while at < sentence.end and page.word(at) in ("-", "*", "•", "·"):
        at += 1
    return at


def _row(page: Page, sentence: Sentence, name: str) -> AttendanceFact:
    start = _name_at(page, sentence)
    text_at = start + 1
    while text_at < sentence.end and page.word(text_at) in (":", "-", ",", "="):
        text_at += 1
    absent = any(page.is_a(at, "absent") for at in range(text_at, min(sentence.end, text_at + 2)))
    return AttendanceFact(
        span=page.span(start, sentence.end),
        name=name,
        present=not absent,
        text=quoted_text(page, text_at, sentence.end) or None,
    )
