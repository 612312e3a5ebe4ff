"""Text that was made to be slow: the work grows with the length of the text, not with its square."""

import sys
from types import FrameType

import pytest

from registry.shorthand import parse

WHOLE = 64 * 1024
PATTERNS = (
    "(",
    "([",
    "(a ",
    "(4/5 ",
    "4/5 ",
    "sit 4/5 ",
    "3 kg, ",
    "recovery: ",
    "dog @",
    "dog 5 m, ",
    "at at ",
    "@a 5 ",
    '"1',
    "A: B: ",
    "a > ",
    "D1 ",
    "+ - ",
    "1.1 s ",
    "recall, ",
    "down : ",
    "my knee ",
    "FAS 1/",
)


def _calls(text: str) -> int:
    """How many functions are called to read the text, the interpreter's own among them."""
    count = 0

    def called(_frame: FrameType, event: str, _given: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    parse("warm")
    sys.setprofile(called)
    try:
        parse(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("pattern", PATTERNS)
def test_twice_the_text_is_less_than_three_times_the_work(pattern: str) -> None:
    once = pattern * (4096 // len(pattern))
    assert _calls(once * 2) < 3 * _calls(once)


@pytest.mark.parametrize("pattern", ["(", "([", "(a "])
def test_a_whole_note_of_brackets_that_never_close_is_read(pattern: str) -> None:
    text = pattern * (WHOLE // len(pattern))
    assert parse(text) == []
    assert _calls(text) < 200 * len(text)
