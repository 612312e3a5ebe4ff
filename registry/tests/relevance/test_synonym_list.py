"""The synonym list is data: nothing in it is double, empty or out of the search's reach."""

from pathlib import Path

import msgspec

from registry.search.synonyms import LONGEST_KEY, make_synonyms, stems_of

LIST = Path(__file__).parents[3] / "shorthand" / "synonyms.json"


class SynonymList(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    about: str
    groups: list[list[str]]
    expansions: dict[str, list[str]]


THE_LIST = msgspec.json.decode(LIST.read_bytes(), type=SynonymList)


def test_it_covers_the_trade() -> None:
    assert len(THE_LIST.groups) >= 80
    synonyms = make_synonyms(THE_LIST.groups, THE_LIST.expansions)
    for word, other in [
        ("recall", "come"),
        ("barky at the gate", "threshold"),
        ("LLW", "loose-leash walking"),
        ("homework", "HW"),
        ("B&T", "board and train"),
        ("stooge", "decoy"),
        ("spay", "desexed"),
        ("command", "cue"),
        ("GSD", "Alsatian"),
    ]:
        assert stems_of(other) in synonyms.of(stems_of(word)), word


def test_a_group_has_members_that_the_search_tells_apart() -> None:
    for group in THE_LIST.groups:
        assert len({member.casefold() for member in group}) == len(group), group
        assert len({stems_of(member) for member in group}) >= 2, group


def test_an_expansion_says_something_new() -> None:
    for word, others in THE_LIST.expansions.items():
        assert others
        assert stems_of(word) not in {stems_of(other) for other in others}, word


def test_no_entry_is_longer_than_the_search_looks() -> None:
    everything = [member for group in THE_LIST.groups for member in group] + list(THE_LIST.expansions)
    assert [entry for entry in everything if not 1 <= len(stems_of(entry)) <= LONGEST_KEY] == []


def test_a_loose_word_leads_to_what_happened_and_not_back() -> None:
    synonyms = make_synonyms(THE_LIST.groups, THE_LIST.expansions)
    assert stems_of("growled") in synonyms.of(stems_of("aggressive"))
    assert stems_of("aggressive") not in synonyms.of(stems_of("growled"))
    assert stems_of("heel") not in synonyms.of(stems_of("LLW"))
