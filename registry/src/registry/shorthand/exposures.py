"""Exposures to triggers, thresholds, and recoveries that are told apart.

An exposure needs a trigger with its distance and something that happened, or a list of numbered exposures; a distance
alone is no exposure.
"""

from dataclasses import dataclass, field
from typing import Final

from registry.shorthand.candidates import candidate_at
from registry.shorthand.encounters import Encounter, is_linked, read_encounter, recovery_at
from registry.shorthand.facts import ExposureFact
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.measures import PRIME, read_distance, skip_approximation
from registry.shorthand.skills import skill_at, typed

MET: Final = frozenset({"trigger", "food"})
LEAST_NUMBERS: Final = 2  # of a sentence with two distances
REACTED: Final = frozenset({"response", "response_fixed", "on_cue", "clean"})


@dataclass(slots=True)
class Draft:
    """An exposure at nodes [start, end), before a later line may tell of the recovery."""

    start: int
    end: int
    encounter: Encounter
    line: int
    threshold: bool = False


@dataclass(slots=True)
class Run:
    """What one exposure leaves to the next: the decoy, a numbering, what `same` refers to."""

    drafts: list[Draft] = field(default_factory=list)
    decoy: str = ""
    numbered_line: int = -1

    def numbered(self, line: int) -> bool:
        """Whether a list of exposures is being told on this line or the one before."""
        return self.numbered_line >= 0 and line - self.numbered_line <= 1


def read_exposures(page: Page) -> None:
    """Adds the exposures of the page."""
    run = Run()
    for sentence in page.sentences:
        _note_decoy(page, sentence, run)
        _read_thresholds(page, sentence, run)
        if not _read_lone_recovery(page, sentence, run) and _may_tell(page, sentence, run):
            for start, end in _parts(page, sentence):
                _read_part(page, Sentence(start, end, sentence.line, sentence.first), run)
    page.facts.extend(_finish(page, draft) for draft in run.drafts)


def _may_tell(page: Page, sentence: Sentence, run: Run) -> bool:
    """Whether there is anything without which no exposure is told."""
    if "threshold" in sentence.classes:
        return False  # what stands in a sentence on the threshold is no single encounter
    if run.numbered(sentence.line) or "exposure" in sentence.classes:
        return True
    return sentence.has(MET) and (sentence.has(REACTED) or _may_tell_distance(page, sentence))


def _may_tell_distance(page: Page, sentence: Sentence) -> bool:
    return sentence.numbers and ("unit_m" in sentence.classes or PRIME in page.words)


def _note_decoy(page: Page, sentence: Sentence, run: Run) -> None:
    if "decoy" not in page.classes:
        return
    for at in range(sentence.start, sentence.end):
        if page.is_a(at, "decoy"):
            run.decoy = page.sense(at, "decoy")


def _parts(page: Page, sentence: Sentence) -> list[tuple[int, int]]:
    """A sentence may tell of several encounters: a new one begins where another trigger and distance do."""
    parts: list[tuple[int, int]] = []
    start, at = sentence.start, sentence.start
    if sum(node.kind == "number" for node in page.nodes[start : sentence.end]) < LEAST_NUMBERS:
        return [(start, sentence.end)]
    distances = 0
    while at < sentence.end:
        end = max(page.ends[at], at)
        here = read_encounter(page, at, end)
        distances += 0 if here.distance is None else 1
        if distances > 1 and here.distance is not None and _opens_encounter(page, here, at):
            parts.append((start, at))
            start, distances = at, 1
        at = end + 1
    parts.append((start, sentence.end))
    return parts


def _opens_encounter(page: Page, here: Encounter, start: int) -> bool:
    if is_linked(page, here):
        return True
    return skip_approximation(page, start) == skip_approximation(page, here.distance_at) and here.recovery_s is None


def _read_part(page: Page, part: Sentence, run: Run) -> None:
    start = part.start
    numbered = run.numbered(part.line) and page.is_count(start) and page.word(start + 1) == ":"
    encounter = read_encounter(page, start + 2 if numbered else start, part.end)
    if numbered:
        encounter.reach(start, start + 2)
    if encounter.marked or numbered:
        run.numbered_line = part.line
    if not _is_exposure(page, encounter, part, listed=encounter.marked or run.numbered(part.line)):
        return
    if encounter.same and run.drafts:
        _copy_last(encounter, run.drafts[-1].encounter)
    if not encounter.trigger and run.numbered(part.line):
        encounter.trigger = run.decoy or (run.drafts[-1].encounter.trigger if run.drafts else "")
    run.drafts.append(_claim(page, encounter, part.line))


def _is_exposure(page: Page, encounter: Encounter, part: Sentence, *, listed: bool) -> bool:
    something = encounter.reacted or encounter.fixed
    if listed and (encounter.distance is not None or something):
        return encounter.distance is not None or encounter.marked
    if _tells_of_others(page, part):
        return False
    told = something or encounter.same or bool(encounter.food) or encounter.recovery_s is not None
    if _has_sets(page, part):
        return something and is_linked(page, encounter)
    if not encounter.trigger:
        return encounter.distance is not None and something and bool(encounter.food)
    if _is_one_of_several(page, encounter):
        return False
    if encounter.distance is None:
        return something and (bool(encounter.food) or encounter.recovery_s is not None)
    if is_linked(page, encounter):
        return told or encounter.at_sign or encounter.planned is False
    return something and page.starts[encounter.distance_at] == encounter.distance_at


def _tells_of_others(page: Page, part: Sentence) -> bool:
    """`Momo growled at Fig`, `dog barked at her: one woof back`: the record is not about this dog alone."""
    if any(page.is_a(at, "by_other") for at in range(part.start, part.end)):
        return True
    return len({page.sense(at, "dog_name") for at in range(part.start, part.end)} - {""}) > 1


def _is_one_of_several(page: Page, encounter: Encounter) -> bool:
    """`2x w/ dog 5m bark 3x`: several encounters, and what was told is of all of them together."""
    start = page.starts[encounter.trigger_at]
    if not page.is_number(start) or page.node(start).value <= 1:
        return False
    return page.word(start + 1) == "×" or page.is_a(start + 1, "times_word")


def _has_sets(page: Page, part: Sentence) -> bool:
    return any(
        candidate_at(page, at) is not None or (page.free(at) and skill_at(page, at) is not None)
        for at in range(part.start, part.end)
    )


def _copy_last(encounter: Encounter, last: Encounter) -> None:
    """`same`: reaction and food as the time before, unless told anew."""
    if not encounter.reacted and not encounter.fixed:
        encounter.responses, encounter.fixed, encounter.on_cue = list(last.responses), last.fixed, last.on_cue
        encounter.came_back, encounter.helped = last.came_back, last.helped
    encounter.food = encounter.food or last.food


def _claim(page: Page, encounter: Encounter, line: int) -> Draft:
    start = encounter.start
    end = start
    while end < encounter.end and page.free(end):
        end += 1
    page.take(start, end)
    return Draft(start, end, encounter, line)


def _read_thresholds(page: Page, sentence: Sentence, run: Run) -> None:
    """`threshold 28-30m`, `Threshold for dogs today about 28 m`"""
    if "threshold" not in page.classes:
        return
    for at in range(sentence.start, sentence.end):
        if not page.is_a(at, "threshold") or not page.free(at):
            continue
        encounter = Encounter()
        encounter.reach(at, at + 1)
        _trigger_of_threshold(page, at - 1, encounter)
        place = at + 1
        while page.word(place) in (":", "=", "~") or page.is_a(place, "is") or page.is_a(place, "trigger"):
            _trigger_of_threshold(page, place, encounter)
            place += 1
        encounter.distance = read_distance(page, place)
        if encounter.distance is not None:
            encounter.reach(at, encounter.distance.end)
            draft = _claim(page, encounter, sentence.line)
            draft.threshold = True
            run.drafts.append(draft)


def _trigger_of_threshold(page: Page, at: int, encounter: Encounter) -> None:
    if page.is_a(at, "trigger") and page.free(at):
        encounter.trigger, encounter.trigger_text = page.sense(at, "trigger"), typed(page, at, at + 1)
        encounter.reach(at, at + 1)


def _read_lone_recovery(page: Page, sentence: Sentence, run: Run) -> bool:
    """`recovery 50s` as a sentence of its own: of the exposure before, else by itself."""
    found = (
        recovery_at(page, sentence.start)
        if page.is_a(sentence.start, "recovery") and page.free(sentence.start)
        else None
    )
    if found is None or found.end != sentence.end:
        return False
    last = run.drafts[-1] if run.drafts else None
    near = last is not None and sentence.line - last.line <= 1 and not last.threshold
    if last is not None and near and last.encounter.recovery_s is None:
        last.encounter.recovery_s = found.value
        page.take(sentence.start, sentence.end)
        if last.end >= sentence.start - 1:
            last.end = sentence.end
        return True
    encounter = Encounter(recovery_s=found.value)
    encounter.reach(sentence.start, sentence.end)
    run.drafts.append(_claim(page, encounter, sentence.line))
    return True


def _finish(page: Page, draft: Draft) -> ExposureFact:
    seen = draft.encounter
    return ExposureFact(
        span=page.span(draft.start, draft.end),
        trigger=seen.trigger or None,  # type: ignore[arg-type]
        trigger_text=seen.trigger_text,
        distance_m=None if seen.distance is None else seen.distance.value,
        distance_max_m=None if seen.distance is None else seen.distance.most,
        response=seen.response,
        took_food=seen.food or None,  # type: ignore[arg-type]
        recovery_s=seen.recovery_s,
        threshold=draft.threshold or None,
        times=seen.times or None,
        planned=seen.planned,
    )
