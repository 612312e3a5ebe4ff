"""Whether a set counts, and for which skill."""

from typing import Final, TypeAlias

from registry.shorthand.candidates import MOST_PARTS, Candidate, candidate_at
from registry.shorthand.drafts import read_step
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.set_walk import Walk
from registry.shorthand.skills import Named

STRANGERS_AFTER_SKILL: Final = 8
STRANGERS_IN_SENTENCE: Final = 3
ANOTHER_ACTIVITY: Final = 2
LEVEL: Final = "distraction"
Licence: TypeAlias = tuple[bool, Named | None, int]  # whether it counts, its skill, where it ends


def licence(walk: Walk, candidate: Candidate, sentence: Sentence) -> Licence:
    """Whether the set counts, for which skill, and where it ends when the skill stands behind it.

    `frisbee in the air 20m: 4/5`, `Nose in for 3 s 8/10`: without a level of distraction, nothing says that a set of
    something without a name is one of an exercise.
    """
    licensed, skill, end = _licence(walk, candidate, sentence)
    if licensed and skill is None and LEVEL not in walk.steps and not _has_level(walk.page, end):
        return False, None, candidate.end
    return licensed, skill, end


def _licence(walk: Walk, candidate: Candidate, sentence: Sentence) -> Licence:
    page, end = walk.page, candidate.end
    in_segment = walk.skill is not None and walk.skill_segment == page.starts[candidate.start]
    if in_segment and walk.strangers <= STRANGERS_AFTER_SKILL:
        return True, walk.skill, end
    behind = end + 1 if page.is_a(end, "after_on") else end
    named = named_behind(page, behind)
    if named is not None and walk.strangers <= STRANGERS_IN_SENTENCE:
        walk.last_named = named
        return True, named, behind + 1
    marked = bool(walk.fresh) or read_step(page, end + 1 if page.word(end) == "@" else end) is not None
    parts = candidate.scorable <= MOST_PARTS and not marked  # `Sit tight, 2/3 done`
    if walk.behavior or parts:
        return False, None, end
    if walk.subject or walk.nameless:
        goes_on = walk.last is not None and walk.last.skill is None and walk.strangers == 0
        return goes_on or (marked and walk.strangers <= STRANGERS_IN_SENTENCE), None, end
    if walk.skill is None:
        return _by_marks(walk, sentence, end, marked=marked)
    if walk.skill_sentence != sentence.start:
        return _from_before(walk, candidate, marked=marked)
    if marked and walk.strangers >= ANOTHER_ACTIVITY and not _is_next_step(walk, candidate):
        return True, None, end
    return walk.strangers <= STRANGERS_IN_SENTENCE, walk.skill, end


def _from_before(walk: Walk, candidate: Candidate, *, marked: bool) -> Licence:
    """The skill was named in a sentence before: it goes on when nothing else is told of in this one, or by a decision.

    `broke at 4 m when the door banged, dropped to 3 m, 5/5`: for how long, only the sentence itself would say.
    """
    if walk.sentence_strangers:
        walk.steps = dict(walk.sentence_steps)
    if walk.sentence_strangers == 0 or walk.advice:
        return walk.strangers == 0 and not _is_retold(walk, candidate), walk.skill, candidate.end
    return walk.strangers == 0 and marked, None, candidate.end


def _by_marks(walk: Walk, sentence: Sentence, end: int, *, marked: bool) -> Licence:
    """No skill was named: the heading's, or the marks of a step.

    `Plan: recall, trade. 6 of 6 came`: a plan that stands on the line is of the dogs that are named behind it.
    `Ollie: back after a week off, 5/5`: of what, is told right behind the name or not at all.
    """
    row = walk.page.is_a(sentence.start, "dog_name")
    apart = walk.heading_line != sentence.line or row
    told = walk.strangers + (walk.sentence_strangers if row else 0)
    if told == 0 and walk.heading is not None and apart:
        return True, walk.heading, end
    return walk.strangers == 0 and marked, walk.last_named, end


def _has_level(page: Page, at: int) -> bool:
    """Whether a level of distraction is among the steps right behind a set."""
    step = read_step(page, at + 1 if page.word(at) == "@" else at)
    while step is not None and step.name != LEVEL:
        step = read_step(page, step.end)
    return step is not None


def _is_next_step(walk: Walk, candidate: Candidate) -> bool:
    """`drop toy 4/5, pushed to empty chew D0 4/5`: a decision behind a set of the skill names the skill's next step."""
    page, at = walk.page, walk.page.starts[candidate.start]
    while at < candidate.start and page.is_a(at, "filler"):
        at += 1
    return walk.last is not None and walk.last.skill == walk.skill and page.is_a(at, "advice")


def _is_retold(walk: Walk, candidate: Candidate) -> bool:
    """`another 4/5. four of five and he groans`: the same set again, once in figures and once in words."""
    if not walk.drafts:
        return False
    last = walk.drafts[-1].candidate
    same = (last.correct, last.scorable) == (candidate.correct, candidate.scorable)
    return same and walk.page.node(last.start).spoken != walk.page.node(candidate.start).spoken


def named_behind(page: Page, at: int) -> Named | None:
    """`4/5 sits`: a skill right behind its set, unless it opens a set of its own."""
    if not page.free(at) or not (page.is_a(at, "skill") or page.is_a(at, "weak_skill")):
        return None
    behind = at + 2 if page.word(at + 1) in (":", "=") else at + 1
    if candidate_at(page, behind) is not None or read_step(page, behind) is not None:
        return None
    name = "skill" if page.is_a(at, "skill") else "weak_skill"
    if name == "weak_skill" and page.ends[at] > at + 1:  # `5/5 out on the street`
        return None
    return Named(page.text[page.node(at).start : page.node(at).end].lower(), page.sense(at, name) or None)
