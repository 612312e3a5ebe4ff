"""Reading a text without saving it: facts, hints for wording, and where it contradicts the session's data."""

from collections.abc import Iterable, Sequence

from registry.measures.observable_language import hint_languages, observable_language
from registry.measures.scoring import score
from registry.shorthand import GRAMMAR_VERSION, Fact, Known, parse
from registry.shorthand.facts import SetFact
from registry.training.answers import Contradiction, ParsedText, WordingHint
from registry.training.fact_sources import trial_of
from registry.training.set_schemas import ExerciseSetBody


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
    """Sets that the text names and nobody tapped, as long as that skill was tapped at all.

    A row of a class sheet is about a dog by name, and the session may be another's: it contradicts nothing.
    """
    tapped: dict[str, list[tuple[int, int]]] = {}
    for one in sets:
        result = score(trial_of(trial) for trial in one.trials)
        if one.status != "void" and result.scorable:
            for name in {one.skill.casefold(), one.key or one.skill.casefold()}:
                tapped.setdefault(name, []).append((result.correct, result.scorable))
    found = []
    for fact in facts:
        if not isinstance(fact, SetFact) or fact.dog is not None:
            continue
        there = tapped.get(fact.key or "") or tapped.get((fact.skill or "").casefold())
        if there and (fact.correct, fact.scorable) not in there:
            counted = " and ".join(f"{correct}/{scorable}" for correct, scorable in there)
            found.append(Contradiction(
                span=fact.span,
                sentence=f"The text says {fact.correct}/{fact.scorable}, the taps of this session say {counted}.",
            ))  # fmt: skip
    return found
