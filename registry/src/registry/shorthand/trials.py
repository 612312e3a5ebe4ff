"""Rows of trials (`+ + - + 0` behind a skill) and lists of latencies (`latency 1.1 0.9 1.4s`)."""

from typing import Final

from registry.shorthand.candidates import candidate_at
from registry.shorthand.drafts import read_seconds, read_step
from registry.shorthand.facts import LatencyFact, TrialFact
from registry.shorthand.lines import Page
from registry.shorthand.skills import Named, skill_at

SHORTEST_ROW: Final = 2
MOST_IN_ROW: Final = 200


def read_trials(page: Page) -> None:
    """Adds the trials and latencies of every sentence."""
    marks = page.lexicon.marks.trials
    rows = any(outcome == "correct" and mark in page.words for mark, outcome in marks.items())
    for index, sentence in enumerate(page.sentences):
        if not rows and "latency" not in sentence.classes:
            continue
        skill = _skill_before(page, index)
        at = sentence.start
        while at < sentence.end:
            named = skill_at(page, at) if page.node(at).tags and page.free(at) else None
            if named is not None:
                skill = named
                at = max(at + 1, _read_row(page, at, named))
            elif page.is_a(at, "latency") and page.free(at):
                at = max(at + 1, _read_latencies(page, at, skill))
            else:
                at += 1


def _skill_before(page: Page, index: int) -> Named | None:
    """`whistle 5/5. latency 1.4 1.1s`: the only skill of the sentence before, if that has sets, too."""
    sentence, before = page.sentences[index], page.sentences[index - 1]
    if index == 0 or before.line != sentence.line or not page.is_a(sentence.start, "latency"):
        return None
    places = [at for at in range(before.start, before.end) if page.free(at)]
    if not any(candidate_at(page, at) for at in places):
        return None
    named = {skill for at in places if (skill := skill_at(page, at)) is not None}
    return named.pop() if len(named) == 1 else None


def _read_row(page: Page, skill_place: int, skill: Named) -> int:
    """Reads a row behind a skill and its steps; where it ends, 0 for none."""
    at = _behind_steps(page, skill_place + 1)
    trials = page.lexicon.marks.trials
    end = at
    while end - at < MOST_IN_ROW and page.word(end) in trials and page.free(end):
        end += 1
    outcomes = [trials[page.word(place)] for place in range(at, end)]
    if len(outcomes) < SHORTEST_ROW or "correct" not in outcomes or not _may_end(page, end, len(outcomes)):
        return 0
    for place, outcome in zip(range(at, end), outcomes, strict=True):
        span = page.span(place, place + 1)
        page.facts.append(TrialFact(span=span, skill=skill.text, key=skill.key, outcome=outcome))  # type: ignore[arg-type]
    page.take(at, end)
    return end


def _behind_steps(page: Page, at: int) -> int:
    for _ in range(4):
        step = read_step(page, at)
        if step is not None:
            at = step.end
        elif page.word(at) in (":", "=", "@") or page.is_a(at, "weak_link"):
            at += 1
        else:
            break
    return at


def _may_end(page: Page, at: int, length: int) -> bool:
    """A plus and a dash in running text are no row; nor is one that a number follows."""
    node = page.node(at)
    if node.kind in ("number", "blind", "clock") or (page.glued(at) and node.kind == "word"):
        return False
    return length > SHORTEST_ROW or node.kind != "word"


def _read_latencies(page: Page, at: int, skill: Named | None) -> int:
    first = at + 1
    while page.word(first) in (":", "=") or page.is_a(first, "of"):
        first += 1
    listed = read_seconds(page, first, MOST_IN_ROW)
    if listed is None:
        return 0
    place = first
    for seconds in listed.seconds:
        while not page.is_number(place):
            place += 1
        end = place + 2 if page.is_a(place + 1, "unit_s") else place + 1
        page.facts.append(
            LatencyFact(
                span=page.span(place, end),
                seconds=seconds,
                skill=skill.text if skill else None,
                key=skill.key if skill else None,
            )
        )
        place = end
    page.take(at, listed.end)
    return listed.end
