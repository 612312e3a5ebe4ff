"""What is said in words: homework, next steps, what the owner was told, tasks, cautions, tags, rankings."""

from typing import Final

from registry.shorthand.facts import (
    CautionFact,
    HomeworkFact,
    MentionFact,
    NextActionFact,
    ReinforcerFact,
    TagFact,
    TaskFact,
    ToldOwnerFact,
)
from registry.shorthand.lexing import lower
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.skills import typed
from registry.shorthand.states import quoted_text, read_state

LONGEST_ITEM: Final = 3
MARKERS: Final = frozenset({"homework", "next", "told_owner", "homework_open", "next_open", "told_open"})
CAUTIONS: Final = frozenset({"caution", "stress_sign", "until_vet"})
UNITS: Final = ("unit_m", "unit_s", "unit_steps")
STATES: Final = frozenset({"setting_event", "health"})


def read_markers(page: Page) -> None:
    """Adds homework, next steps and what the owner was told; their numbers are plans, so they are muted."""
    if not page.has(MARKERS):
        return
    for sentence in page.sentences:
        if not sentence.has(MARKERS):
            continue
        for at in range(sentence.start, sentence.end):
            if page.starts[at] != at and page.word(at - 1) != ":":
                continue
            text_at = _marked_text(page, at) if page.node(at).tags else 0
            if text_at > 0:
                _add_marked(page, at, text_at, sentence)
                break


def _marked_text(page: Page, at: int) -> int:
    """Where the text behind a marker begins, 0 for no marker."""
    behind = at + 1
    named = any(page.is_a(at, name) for name in ("homework", "next", "told_owner"))
    if named and (page.word(behind) == ":" or (page.word(behind) == "-" and page.node(behind).gap)):
        return behind + 1
    if page.is_a(at, "homework_open") and not page.is_a(behind, "not_homework"):
        return behind
    if page.is_a(at, "next_open"):
        return behind
    if page.is_a(at, "told_open"):
        return behind + 1 if page.is_a(behind, "that") else behind
    return 0


def _add_marked(page: Page, at: int, text_at: int, sentence: Sentence) -> None:
    text = quoted_text(page, text_at, sentence.end)
    if not text:
        return
    if _is_nothing(page, text_at, sentence.end):
        page.mute(at, sentence.end)
        return
    span = page.span(at, sentence.end)
    if page.is_a(at, "homework"):
        page.facts.append(HomeworkFact(span=span, text=text))
    elif page.is_a(at, "told_owner"):
        page.facts.append(ToldOwnerFact(span=span, text=text))
    else:
        page.facts.append(NextActionFact(span=span, text=text))
    page.mute(at, sentence.end)


def _is_nothing(page: Page, start: int, end: int) -> bool:
    """`HW: none`, `HW until next week: none`"""
    return page.is_a(end - 1, "negation") and (end - 1 == start or page.word(end - 2) == ":")


def read_remarks(page: Page) -> None:
    """Adds tags, mentions, tasks, setting events, health, cautions and rankings of reinforcers."""
    ranked = ">" in page.words
    for at, node in enumerate(page.nodes):
        if node.kind == "tag":
            page.facts.append(TagFact(span=page.span(at, at + 1), name=node.word))
        elif node.kind == "mention" and not page.taken[at] and not _is_condition(page, at):
            page.facts.append(MentionFact(span=page.span(at, at + 1), name=node.word))
    for sentence in page.sentences:
        if sentence.question:
            continue
        if sentence.has(CAUTIONS):
            _read_caution(page, sentence)
        if sentence.has(STATES) or "ask" in sentence.classes or ranked:
            _read_states_and_tasks(page, sentence)


def _is_condition(page: Page, at: int) -> bool:
    """`4/5 @stranger`, `10 m @found item`: what stands behind data is somebody only where the name is known."""
    if not (page.is_number(at - 1) or any(page.is_a(at - 1, unit) for unit in UNITS)):
        return False
    name = "".join(lower(char) for char in page.node(at).word)
    return not any("member" in phrase.tags for phrase in page.lexicon.phrases.get(name, ()))


def _read_states_and_tasks(page: Page, sentence: Sentence) -> None:
    seen_segment = -1
    for at in range(sentence.start, sentence.end):
        if page.starts[at] != seen_segment and read_state(page, at, sentence):
            seen_segment = page.starts[at]
        _read_task(page, at)
        _read_ranking(page, at)


def _read_caution(page: Page, sentence: Sentence) -> None:
    for at in range(sentence.start, sentence.end):
        if not page.node(at).tags and page.word(at) not in ("=", "→"):
            continue
        if page.is_a(at, "caution") and not page.is_a(at - 1, "negation"):
            _add_caution(page, sentence.start, sentence.end)
            return
        sign = page.word(at) in ("=", "→") and page.is_a(at + 1, "stress_sign")
        if sign and at > sentence.start and page.node(at - 1).kind == "word":
            _add_caution(page, sentence.start, sentence.end)
            return
        if page.is_a(at, "until_vet") and page.is_a(page.starts[at], "no_more"):
            _add_caution(page, page.starts[at], page.ends[at])
            return


def _add_caution(page: Page, start: int, end: int) -> None:
    while start < end and page.node(start).kind == "mark":
        start += 1
    if start < end:
        page.facts.append(CautionFact(span=page.span(start, end), text=quoted_text(page, start, end)))


def _read_task(page: Page, at: int) -> None:
    """`tell lena to skip jumps`"""
    if not page.is_a(at, "ask") or page.is_a(at - 1, "negation"):
        return
    named = page.node(at + 1)
    if named.kind not in ("word", "mention") or "nobody" in named.tags or not page.is_a(at + 2, "to"):
        return
    end = page.ends[at]
    end -= 1 if page.word(end - 1) == '"' else 0
    if end <= at + 3:
        return
    first, last = page.span(at + 1, at + 2)
    name = named.word if named.kind == "mention" else page.text[first:last]
    page.facts.append(TaskFact(span=page.span(at, end), name=name, text=quoted_text(page, at + 3, end)))


def _read_ranking(page: Page, at: int) -> None:
    """`Sausage > ball > kibble`: at least one of them is known to be worked for."""
    start, items = at, [at]
    if page.word(at + 1) != ">" or page.word(at - 1) == ">" or page.node(at).kind != "word":
        return
    while page.word(at + 1) == ">" and page.node(at + 2).kind == "word":
        at += 2
        items.append(at)
    if len(items) < 2 or not any(page.is_a(item, "reinforcer") for item in items):
        return
    ranking = [typed(page, item, item + 1) for item in items]
    page.facts.append(ReinforcerFact(span=page.span(start, at + 1), ranking=ranking))
