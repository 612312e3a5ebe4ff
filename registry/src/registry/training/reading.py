"""Reading a text without saving it: facts, hints for wording, and where it contradicts the session's data."""

from collections.abc import Iterable, Sequence

import msgspec

from registry.measures.observable_language import hint_languages, observable_language
from registry.measures.scoring import score
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.shorthand import GRAMMAR_VERSION, Fact, Known, parse
from registry.shorthand.facts import SetFact
from registry.training import repository
from registry.training.answers import Contradiction, ParsedText, WordingHint
from registry.training.chart_targets import read_plan
from registry.training.fact_sources import trial_of
from registry.training.set_schemas import ExerciseSetBody


class _Definition(msgspec.Struct):
    name: str
    key: str | None
    synonyms: list[str]


class _Dog(msgspec.Struct):
    call_name: str


def read_text(text: str, language: str | None, known: Known, sets: Sequence[ExerciseSetBody]) -> ParsedText:
    """What a text means. `sets` are those of the session that it is about."""
    spoken = (language or "en").split("-")[0].lower()
    facts = parse(text, language=spoken, known=known)
    hints = [
        WordingHint(span=(hint.start, hint.end), kind=hint.kind, found=hint.found, instead=hint.instead)
        for told in hint_languages()
        if told == spoken
        for hint in observable_language(text, told)
    ]
    return ParsedText(
        facts=facts, grammar_version=GRAMMAR_VERSION, hints=hints, contradictions=contradictions(facts, sets)
    )


def contradictions(facts: Iterable[Fact], sets: Sequence[ExerciseSetBody]) -> list[Contradiction]:
    """Sets that the text names and nobody tapped, as long as that skill was tapped at all."""
    tapped: dict[str, list[tuple[int, int]]] = {}
    for one in sets:
        result = score(trial_of(trial) for trial in one.trials)
        if one.status != "void" and result.scorable:
            for name in {one.skill.casefold(), one.key or one.skill.casefold()}:
                tapped.setdefault(name, []).append((result.correct, result.scorable))
    found = []
    for fact in facts:
        if not isinstance(fact, SetFact):
            continue
        there = tapped.get(fact.key or "") or tapped.get((fact.skill or "").casefold())
        if there and (fact.correct, fact.scorable) not in there:
            counted = " and ".join(f"{correct}/{scorable}" for correct, scorable in there)
            found.append(Contradiction(
                span=fact.span,
                sentence=f"The text says {fact.correct}/{fact.scorable}, the taps of this session say {counted}.",
            ))  # fmt: skip
    return found


def known_words(tx: Transaction, access: Access, dog: int | None) -> Known:
    """What the practice and the dog's plans add to the grammar's own words."""
    skills: dict[str, str | None] = {}
    behaviors: dict[str, str | None] = {}
    for words, kind in ((skills, "skill"), (behaviors, "behavior")):
        for text in repository.definition_names(tx, access, [kind]):
            definition = msgspec.json.decode(text, type=_Definition)
            words.update(dict.fromkeys([definition.name, *definition.synonyms], definition.key))
    for text in repository.plans_of_dog(tx, access, dog) if dog is not None else ():
        plan = read_plan(text)
        (skills if plan.measure in ("percent_correct", "latency") else behaviors).setdefault(plan.name, plan.key)
    dogs = [msgspec.json.decode(text, type=_Dog).call_name for text in repository.names_of_dogs(tx, access)]
    return Known(skills=skills, behaviors=behaviors, dogs=dogs, members=repository.names_of_members(tx, access))
