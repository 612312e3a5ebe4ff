"""Finding an entry of the library."""

import pytest

from registry.behavior.library_entries import find_in_library, library
from registry.behavior.schemas import Domain
from registry.platform.fields import sort_key


def keys(q: str = "", domain: Domain | None = None) -> list[str]:
    return [entry.key for entry in find_in_library(q=q, domain=domain)]


def test_without_a_question_it_answers_everything_by_name() -> None:
    assert len(keys()) == len(library()) >= 125
    names = [sort_key(entry.name) for entry in find_in_library()]
    assert names == sorted(names)


@pytest.mark.parametrize("asked", ["sit", "SIT", " park it ", "absitzen", "Sitz"])
def test_an_entry_is_found_by_its_name_and_its_synonyms_in_both_languages(asked: str) -> None:
    assert "skill.sit" in keys(asked)


def test_a_blank_question_is_none_and_an_unknown_word_finds_nothing() -> None:
    assert keys("   ") == keys()
    assert keys("zqxjk") == []


def test_a_domain_narrows_it() -> None:
    everything = sum(len(keys(domain=d)) for d in ("skill", "concern", "emotional", "husbandry", "working", "sport"))
    assert everything == len(library())
    assert all(key.startswith("husbandry.") for key in keys(domain="husbandry"))
    assert "skill.sit" not in keys("sit", domain="concern")


def test_every_entry_can_be_taken_over_as_a_definition() -> None:
    assert all(len(entry.synonyms) == len(set(entry.synonyms)) <= 30 for entry in library())
    assert all(len(text) <= 200 for entry in library() for text in (*entry.examples, *entry.non_examples, entry.onset))
