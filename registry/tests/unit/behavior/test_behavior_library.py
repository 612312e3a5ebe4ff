"""The behaviour library: enough entries, complete, observable, measurable."""

import re
from pathlib import Path
from typing import Annotated, Literal, get_args

import msgspec
import pytest

import registry.measures as measures
from registry.measures.chart_shapes import UNITS, Measure
from registry.measures.observable_language import observable_language

FOLDER = Path(measures.__file__).parents[1] / "behavior" / "library"
Domain = Literal["skill", "concern", "emotional", "husbandry", "working", "sport"]
Sentence = Annotated[str, msgspec.Meta(min_length=40, max_length=400)]
Phrase = Annotated[str, msgspec.Meta(min_length=4, max_length=160)]


class Synonyms(msgspec.Struct, forbid_unknown_fields=True):
    en: list[str]
    de: list[str]


class Behavior(msgspec.Struct, forbid_unknown_fields=True):
    key: Annotated[str, msgspec.Meta(pattern=r"^[a-z]+\.[a-z_]+$")]
    name: Annotated[str, msgspec.Meta(min_length=2, max_length=60)]
    name_de: Annotated[str, msgspec.Meta(min_length=2, max_length=60)]
    domain: Domain
    operational_definition: Sentence
    examples: Annotated[list[Phrase], msgspec.Meta(min_length=2)]
    non_examples: Annotated[list[Phrase], msgspec.Meta(min_length=2)]
    onset: Phrase
    offset: Phrase
    default_measure: Measure
    default_unit: str
    synonyms: Synonyms
    version: int


class Library(msgspec.Struct, forbid_unknown_fields=True):
    library: str
    version: int
    language: str
    domain: Domain
    behaviors: list[Behavior]


LIBRARIES = [msgspec.json.decode(file.read_bytes(), type=Library) for file in sorted(FOLDER.glob("*.json"))]
BEHAVIORS = [behavior for library in LIBRARIES for behavior in library.behaviors]
each = pytest.mark.parametrize("behavior", BEHAVIORS, ids=lambda behavior: behavior.key)

# A definition that begins with what is missing describes something that a stuffed dog can do.
ABSENCE = re.compile(r"^(?:the dog )?(?:does not|do not|is not|never|no |not |absence|without)", re.IGNORECASE)


def texts(behavior: Behavior) -> list[str]:
    """Everything in which behaviour is described; synonyms are search words and may be as people say them."""
    return [
        behavior.name,
        behavior.operational_definition,
        *behavior.examples,
        *behavior.non_examples,
        behavior.onset,
        behavior.offset,
    ]


def test_there_are_at_least_125_behaviours_in_all_six_domains() -> None:
    assert len(BEHAVIORS) >= 125
    assert {library.domain for library in LIBRARIES} == set(get_args(Domain))
    assert all(behavior.domain == library.domain for library in LIBRARIES for behavior in library.behaviors)


def test_keys_and_names_are_used_once() -> None:
    assert len({b.key for b in BEHAVIORS}) == len(BEHAVIORS)
    assert len({b.name.casefold() for b in BEHAVIORS}) == len(BEHAVIORS)
    assert len({b.operational_definition for b in BEHAVIORS}) == len(BEHAVIORS)


def test_most_english_synonyms_lead_to_one_behaviour() -> None:
    found: dict[str, set[str]] = {}
    for behavior in BEHAVIORS:
        for synonym in behavior.synonyms.en:
            found.setdefault(synonym.casefold(), set()).add(behavior.key)
    assert {synonym: keys for synonym, keys in found.items() if len(keys) > 1} == {}


@each
def test_it_is_written_in_observable_language(behavior: Behavior) -> None:
    assert [(text, hint.found) for text in texts(behavior) for hint in observable_language(text)] == []


@each
def test_it_passes_the_dead_man_test(behavior: Behavior) -> None:
    assert not ABSENCE.match(behavior.operational_definition)
    assert not any(ABSENCE.match(example) for example in behavior.examples)


@each
def test_it_can_be_measured(behavior: Behavior) -> None:
    assert behavior.default_unit == UNITS[behavior.default_measure]
    assert behavior.operational_definition.endswith(".")
    assert behavior.onset != behavior.offset or behavior.default_measure == "intensity"
    assert behavior.synonyms.en
    assert not set(behavior.examples) & set(behavior.non_examples)
