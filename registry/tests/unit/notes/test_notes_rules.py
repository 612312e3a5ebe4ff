"""Tags, title and summary of a note."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.notes.rules import SUMMARY_LENGTH, TITLE_LENGTH, check, facets, tags_of
from registry.notes.schemas import NoteBody
from registry.platform.errors import InvalidBody, TooLarge

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip())


def a_note(body: str = "Recall 8/10.", *, title: str | None = None, tags: tuple[str, ...] = ()) -> NoteBody:
    return NoteBody(
        dog_id="01a20b80-db73-70b3-98aa-79f535e9c533", body=body, title=title, tags=list(tags),
        occurred_at=datetime(2026, 10, 6, 17, 30, tzinfo=UTC),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tags"),
    [("#recall", ["recall"]), ("a #recall b #heel.", ["recall", "heel"]), ("(#recall)", ["recall"]),
     ("#Recall and #recall", ["Recall"]), ("#loose-leash", ["loose-leash"]), ("#größe", ["größe"]), ("a#b", []),
     ("##x", []), ("#1", []), ("#a", []), ("&#x27;", []), ("http://x/#top", []), ("# Title", []), ("#_x", []),
     ("#犬の訓練", ["犬の訓練"])],
)  # fmt: skip
def test_hashtags_in_the_text_are_tags(text: str, tags: list[str]) -> None:
    assert tags_of(a_note(text)) == tags


def test_chosen_tags_come_first_and_each_stands_once() -> None:
    note = a_note("#Recall #heel #gate", tags=("heel", "RECALL"))
    assert tags_of(note) == ["heel", "RECALL", "gate"]


@given(TEXTS)
def test_a_tag_of_a_text_has_no_space_and_is_never_twice(text: str) -> None:
    tags = tags_of(a_note(text))
    assert all(tag and not any(c.isspace() for c in tag) and len(tag) <= 60 for tag in tags)
    assert len({tag.casefold() for tag in tags}) == len(tags)
    assert all(f"#{tag}" in text for tag in tags)


def test_the_first_line_is_the_title_of_a_note_without_one() -> None:
    found = facets(a_note("Recall in the yard\n\nEight of ten."))
    assert (found.title, found.summary) == ("Recall in the yard", "Eight of ten.")


def test_a_title_of_its_own_leaves_the_whole_text_to_the_summary() -> None:
    found = facets(a_note("Recall in the yard\nEight of ten.", title="Tuesday"))
    assert (found.title, found.summary) == ("Tuesday", "Recall in the yard Eight of ten.")


def test_a_long_first_line_is_cut_at_a_word_and_kept_whole_in_the_summary() -> None:
    text = "recall " * 20
    found = facets(a_note(text))
    assert found.title == "recall " * 10 + "recall…" or found.title.endswith("recall…")
    assert len(found.title) <= TITLE_LENGTH
    assert found.summary == text.strip()


@given(TEXTS, st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_title_and_summary_are_one_line_each_of_bounded_length(text: str, title: str | None) -> None:
    found = facets(a_note(text, title=title))
    assert found.title
    assert len(found.title) <= max(TITLE_LENGTH, 200)
    assert len(found.summary) <= SUMMARY_LENGTH
    assert "\n" not in found.summary
    if not (title and title.strip()):
        assert "\n" not in found.title


@given(TEXTS)
def test_no_word_of_a_short_note_is_lost_between_title_and_summary(text: str) -> None:
    found = facets(a_note(text))
    if len(text) <= TITLE_LENGTH:
        assert f"{found.title} {found.summary}".split() == text.split()


@given(TEXTS)
def test_the_text_itself_is_never_touched(text: str) -> None:
    assert facets(a_note(text)).texts == (text,)


def test_a_text_has_64_kib_in_utf_8() -> None:
    check(a_note("ä" * 32 * 1024))
    with pytest.raises(TooLarge, match="65 KiB"):
        check(a_note("ä" * 32 * 1024 + "a"))


def test_a_time_zone_must_exist() -> None:
    note = NoteBody(dog_id="x", body="x", occurred_at=datetime.now(UTC), time_zone="Europe/Nowhere")
    with pytest.raises(InvalidBody) as refused:
        check(note)
    assert refused.value.errors[0].pointer == "/time_zone"
