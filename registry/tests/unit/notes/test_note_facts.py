"""A note's facts: read from the text, kept where a trainer put them right, forgotten with their words."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registry.notes.facts import counted, with_facts
from registry.notes.schemas import KeptFact, NoteBody
from registry.shorthand import GRAMMAR_VERSION
from registry.shorthand.facts import SetFact

ID = "01a20b80-db73-70b3-98aa-79f535e9c533"


def _note(body: str, **fields: Any) -> NoteBody:
    return NoteBody(dog_id=ID, body=body, occurred_at=datetime(2026, 10, 6, 17, 30, tzinfo=UTC), **fields)


def _by_hand(origin: Any, quote: str, start: int, *, correct: int = 3) -> KeptFact:
    fact = SetFact(span=(start, start + len(quote)), skill="recall", correct=correct, scorable=5)
    return KeptFact(origin=origin, quote=quote, fact=fact)


def _sets(note: NoteBody) -> list[tuple[str, int, tuple[int, int]]]:
    return [(kept.origin, kept.fact.correct, kept.fact.span) for kept in note.facts if isinstance(kept.fact, SetFact)]


def test_what_the_text_says_is_filled_in() -> None:
    note = with_facts(_note("recall 4/5 in the yard"), None)
    assert _sets(note) == [("read", 4, (0, 10))]
    assert (note.facts[0].quote, note.grammar_version) == ("recall 4/5", GRAMMAR_VERSION)


def test_read_facts_that_are_sent_are_not_believed() -> None:
    sent = _note("a quiet day", facts=[_by_hand("read", "quiet", 2)])
    assert with_facts(sent, None).facts == []


def test_a_correction_moves_with_its_words_and_keeps_the_reading_away() -> None:
    first = with_facts(_note("recall 4/5", facts=[_by_hand("corrected", "recall 4/5", 0)]), None)
    assert _sets(first) == [("corrected", 3, (0, 10))]
    edited = with_facts(_note("Windy. recall 4/5, sit 5/5", facts=first.facts), first)
    assert _sets(edited) == [("corrected", 3, (7, 17)), ("read", 5, (19, 26))]


def test_a_correction_goes_with_its_words_and_the_text_is_read_anew() -> None:
    first = with_facts(_note("recall 4/5", facts=[_by_hand("corrected", "recall 4/5", 0)]), None)
    assert _sets(with_facts(_note("recall 2/5", facts=first.facts), first)) == [("read", 2, (0, 10))]


def test_what_was_dropped_stays_in_the_note_and_does_not_count() -> None:
    note = with_facts(_note("recall 4/5", facts=[_by_hand("dropped", "recall 4/5", 0)]), None)
    assert _sets(note) == [("dropped", 3, (0, 10))]
    assert counted(note) == []


def test_drafts_and_void_notes_say_nothing() -> None:
    for status in ("draft", "void"):
        assert counted(with_facts(_note("recall 4/5", status=status), None)) == []


def test_facts_of_a_note_that_did_not_change_stay_whatever_the_grammar_reads() -> None:
    old = with_facts(_note("recall 4/5"), None)
    older = NoteBody(
        **{name: getattr(old, name) for name in old.__struct_fields__} | {"facts": [], "grammar_version": 0}
    )
    again = with_facts(_note("recall 4/5"), older)
    assert (again.facts, again.grammar_version) == ([], 0)


@given(st.text(max_size=80), st.integers(0, 90), st.text(min_size=1, max_size=6))
def test_preparing_twice_is_preparing_once(text: str, start: int, quote: str) -> None:
    note = _note(text or "x", facts=[_by_hand("corrected", quote, start)])
    once = with_facts(note, None)
    assert with_facts(once, once) == once
    for kept in once.facts:
        begin, end = kept.fact.span
        assert once.body[begin:end] == kept.quote
