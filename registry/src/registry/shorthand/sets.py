"""Sets: walks through each sentence with the skill, the steps and the decision that hold at the moment.

A set needs a licence: a skill named in its segment; or one named earlier in its sentence, line or heading when little
else stands in between; or the marks of a step. Without one, `8/10` stays text.
"""

from typing import Final

from registry.shorthand.candidates import Candidate, candidate_at
from registry.shorthand.drafts import Draft, finish, read_latencies_in_brackets, read_step
from registry.shorthand.errors import NO_RESPONSE, ToldError, read_error, tell_of_error
from registry.shorthand.facts import TrialFact
from registry.shorthand.headings import NAMES, heading_skill
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.measures import may_measure, read_distraction
from registry.shorthand.set_licence import licence
from registry.shorthand.set_walk import Walk
from registry.shorthand.skills import Named, skill_at
from registry.shorthand.words import Node

LONGEST_ASIDE = 64  # nodes; a bracket that is never closed must not be looked through from every bracket in it

READ: Final = frozenset({"skill", "weak_skill", "advice", "error"})  # beside numbers and measures
TELLING: Final = READ | {"time_phrase"}  # beside numbers
EXPECTED: Final = frozenset({"filler", "dog_name"})


def read_sets(page: Page) -> None:
    """Adds every set of the page."""
    walk = Walk(page)
    line, last = -1, _last_candidate(page)
    for sentence in page.sentences:
        if sentence.start > last:  # nothing behind the sentence of the last set says anything of it
            break
        if sentence.line != line:
            line = sentence.line
            walk.open_line()
            heading = heading_skill(page, sentence)
            if heading is not None:
                walk.heading, walk.heading_line = heading, line
        _read_sentence(walk, sentence)
    page.facts.extend(finish(page, draft) for draft in walk.drafts)


def _last_candidate(page: Page) -> int:
    """Where the last set may begin, -1 for nowhere."""
    for at in range(len(page.nodes) - 1, -1, -1):
        if page.nodes[at].kind == "number" and candidate_at(page, at) is not None:
            return at
    return -1


def _read_sentence(walk: Walk, sentence: Sentence) -> None:
    walk.more = _look_ahead(walk.page, sentence) if sentence.numbers else []
    walk.open_sentence(sentence.start)
    if not sentence.numbers and not sentence.has(TELLING):
        return
    at, aside = sentence.start, -1
    page = walk.page
    while at < sentence.end:
        if page.bounds[at]:
            closes = _aside_end(walk, at, sentence.end)
            if aside < at:
                walk.open_segment(at + 1)
                walk.subject = walk.subject and closes < at
                if closes < at:
                    walk.pass_bracket(at)
                    walk.pass_things(at + 1)
            aside = max(aside, closes)
            at += 1
        elif at < aside:
            at = _read_aside(walk, at)
        else:
            at = _read_node(walk, at, sentence)


def _look_ahead(page: Page, sentence: Sentence) -> list[bool]:
    more = [False] * (sentence.end - sentence.start)
    coming = False
    for at in range(sentence.end - 1, sentence.start - 1, -1):
        node = page.node(at)
        if node.kind == "number" and candidate_at(page, at) is not None:
            coming = True
        elif not NAMES.isdisjoint(node.tags) and page.free(at) and skill_at(page, at) is not None:
            coming = False
        more[at - sentence.start] = coming
    return more


def _aside_end(walk: Walk, at: int, most: int) -> int:
    """The end of a bracket that holds no set: its words describe, its numbers are not the set's."""
    page = walk.page
    if page.word(at) != "(":
        return -1
    for inside in range(at + 1, min(most, at + LONGEST_ASIDE)):
        if page.word(inside) == ")":
            return inside
        if candidate_at(page, inside) is not None:
            return -1
    return -1


def _read_aside(walk: Walk, at: int) -> int:
    error = read_error(walk.page, at)
    level = read_distraction(walk.page, at)
    if level is not None and walk.last is not None and walk.page.word(at - 1) == "(":
        walk.last.steps["distraction"] = walk.steps["distraction"] = level.value
        return level.end
    if error is None or walk.last is None:
        return at + 1
    tell_of_error(walk.page, walk.last, error)
    return error.end


def _read_node(walk: Walk, at: int, sentence: Sentence) -> int:
    page = walk.page
    if not page.free(at):
        walk.strangers += 1
        return at + 1
    node = page.node(at)
    if node.kind == "number":
        candidate = candidate_at(page, at)
        if candidate is not None:
            return _read_set(walk, candidate, sentence)
    elif READ.isdisjoint(node.tags) and not may_measure(node):
        return _pass_by(walk, node, at)
    skill = walk.skill_or_step(at)
    if skill is not None:
        _name_skill(walk, skill, at, sentence)
        return at + 1
    if page.is_a(at, "advice"):
        walk.decide(at)
        return at + 1
    error = read_error(page, at)
    if error is not None and walk.last is not None:
        if walk.has_moved_on() or not tell_of_error(page, walk.last, error):
            _add_trial(walk, error)
        return error.end
    return _read_condition(walk, at)


def _add_trial(walk: Walk, error: ToldError) -> None:
    """`broke once` behind a set without errors is a trial of its own."""
    page, skill = walk.page, walk.skill
    if error.count != 1 or skill is None or not page.all_free(error.start, error.end):
        return
    missing = error.kind == NO_RESPONSE
    page.facts.append(
        TrialFact(
            span=page.span(error.start, error.end),
            skill=skill.text,
            key=skill.key,
            outcome="no_response" if missing else "incorrect",
            error_kind=error.kind,
            latency_s=error.latency_s,
        )
    )
    page.take(error.start, error.end)


def _pass_by(walk: Walk, node: Node, at: int) -> int:
    """Whatever it is, it tells nothing of a set."""
    if "behavior" in node.tags:
        walk.behavior = True
    if node.kind not in ("mark", "number") and EXPECTED.isdisjoint(node.tags):
        walk.strangers += 1
        walk.sentence_strangers += 1
    return at + 1


def _read_condition(walk: Walk, at: int) -> int:
    page = walk.page
    step = read_step(page, at)
    if step is None:
        return _pass_by(walk, page.node(at), at)
    if page.is_a(step.end, "away") or page.is_a(at - 1, "beyond"):  # `a picnic 10 m off`, `above 1.5 m`
        return step.end
    if step.ranged:
        walk.steps.pop(step.name, None)
        return step.end
    if _belongs_to_last(walk, at):
        assert walk.last is not None
        walk.last.steps[step.name], walk.last.own = step.value, True
        walk.last.reach(page, step.end)
    elif walk.fresh_at < 0:
        walk.fresh_at = at
        if walk.subject and not walk.nameless:
            walk.forget_skill()
    if step.name == "distraction":
        walk.called = page.is_a(at, "call_it")
    walk.steps[step.name] = step.value
    walk.fresh[step.name] = walk.sentence_steps[step.name] = step.value
    return step.end


def _belongs_to_last(walk: Walk, at: int) -> bool:
    """`4/5 30s 3m`: behind its set; `4/5, 30 s`: a segment of steps alone with no set to come."""
    page, last = walk.page, walk.last
    if last is None or walk.is_at_next_step():
        return False
    start = page.starts[at]
    if last.candidate.start >= start:
        return not (walk.leading and _more_in_segment(walk, at))
    return not walk.more_sets(at) and _is_steps_alone(page, start) and page.starts[last.end - 1] == _before(page, start)


def _before(page: Page, start: int) -> int:
    """Where the segment in front of this one begins."""
    return page.starts[start - 2] if start >= 2 else -1


def _more_in_segment(walk: Walk, at: int) -> bool:
    if not walk.more_sets(at):
        return False
    page = walk.page
    return any(candidate_at(page, ahead) is not None for ahead in range(at, min(page.ends[at], at + 24)))


def _is_steps_alone(page: Page, start: int) -> bool:
    at, end = start, page.ends[start]
    while at < end:
        step = read_step(page, at)
        if step is not None:
            at = step.end
        elif page.is_a(at, "filler") or page.word(at) == "@":
            at += 1
        else:
            return False
    return True


def _name_skill(walk: Walk, skill: Named, at: int, sentence: Sentence) -> None:
    if walk.strangers:  # `following at 8 m: heel`
        walk.forget_fresh_steps()
    anew = walk.skill is not None and walk.skill_sentence != sentence.start
    if walk.nameless or anew or (walk.skill is not None and walk.skill != skill):
        walk.steps = dict(walk.fresh)
        walk.advice = ""
    walk.skill, walk.last_named = skill, skill
    walk.skill_at, walk.skill_segment, walk.skill_sentence = at, walk.page.starts[at], sentence.start
    walk.strangers = 0
    walk.subject = walk.nameless = False


def _read_set(walk: Walk, candidate: Candidate, sentence: Sentence) -> int:
    page = walk.page
    licensed, skill, end = licence(walk, candidate, sentence)
    if not licensed:
        walk.strangers += 1
        if walk.skill is not None and walk.skill_sentence != sentence.start:
            # `four on the floor 3/5, stuck, 2/5` is not of the sentence before.
            walk.forget_skill()
        return candidate.end
    segment = page.starts[candidate.start]
    start = candidate.start
    if skill is not None and walk.skill_segment == segment and skill == walk.skill:
        start = walk.skill_at
    if walk.fresh_at >= 0:
        start = min(start, walk.fresh_at)
    if walk.last is not None:
        start = max(start, walk.last.end)
    if not page.all_free(start, candidate.start):
        start = candidate.start
    page.take(start, end)
    if skill is None and not walk.nameless:
        walk.forget_skill()
    walk.leading = walk.leading or walk.fresh_at >= 0
    draft = Draft(start, end, candidate, skill, dict(walk.steps), walk.advice, bool(walk.fresh))
    listed = read_latencies_in_brackets(page, draft)
    if listed is not None:
        draft.latencies = listed.seconds
        draft.reach(page, listed.end)
    walk.drafts.append(draft)
    walk.last, walk.advice, walk.strangers = draft, "", 0
    walk.fresh, walk.fresh_at = {}, -1
    return draft.end
