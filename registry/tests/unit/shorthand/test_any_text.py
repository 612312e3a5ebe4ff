"""Whatever is typed: no exception, every fact in its place, no digit counted twice."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from registry.shorthand import parse
from registry.shorthand.facts import Fact

LANGUAGES = ("en", "de", "fr", "", "en-GB")
WORDS = (
    "recall sit stay heel LLW dog bike threshold FAS fas A: B: C: weight HW: next told owner barking pulling latency"
    " goal @ D1 d2 8/10 4/5 3m 10 ft 30s 2min 28-30m + - 0 of from , . ; : ( ) → \n # @lena vier von fünf Rückruf"
    " Bellen 14 in 10min 7x ½ ~ ≥ \u00a0 \u202f “ ” 🐕"
).split(" ")
notes = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def _number_spans(facts: list[Fact]) -> list[tuple[int, int]]:
    counted = {"SetFact", "CountFact", "DurationFact", "ExposureFact", "WelfareFact", "WeightFact", "LatencyFact"}
    return sorted(fact.span for fact in facts if type(fact).__name__ in counted)


@given(st.text(max_size=300) | notes, st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_an_exception_and_every_span_lies_in_it(text: str, language: str) -> None:
    facts = parse(text, language=language)
    assert [fact.span for fact in facts] == sorted(fact.span for fact in facts)
    for fact in facts:
        start, end = fact.span
        assert 0 <= start < end <= len(text)
    assert parse(text, language=language) == facts


@given(notes)
def test_no_number_is_counted_twice(text: str) -> None:
    spans = _number_spans(parse(text))
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start


@given(notes)
def test_what_stands_after_a_blank_line_does_not_change_what_stood_before(text: str) -> None:
    alone = parse("recall 8/10 @15m D1")
    assert parse(f"recall 8/10 @15m D1\n\n{text}")[: len(alone)] == alone
