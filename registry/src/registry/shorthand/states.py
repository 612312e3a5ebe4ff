"""What state the dog is in: what changed the odds beforehand (setting events), and what a vet may want to know."""

from typing import Final

from registry.shorthand.facts import HealthFact, SettingEventFact
from registry.shorthand.lines import Page, Sentence

LOOK_BACK: Final = 24  # nodes
LONGEST_OPENING: Final = 5  # nodes in front of a setting event
POSSESSIVE: Final = "'s"
HAVING: Final = ("has", "article")


def read_state(page: Page, at: int, sentence: Sentence) -> bool:
    """Adds the state that is told at this node, if any; what somebody read as data is none."""
    if not page.node(at).tags or not page.free(at) or page.is_a(at - 1, "negation"):
        return False
    if _is_of_a_name(page, page.starts[at], at):
        return False
    if page.is_a(at, "setting_event"):
        return _add_setting_event(page, at, sentence)
    return page.is_a(at, "health") and _add_health(page, at, sentence)


def quoted_text(page: Page, start: int, end: int) -> str:
    """The text of nodes [start, end) as typed, without quotation marks at its ends."""
    start += 1 if start < end and page.word(start) == '"' else 0
    end -= 1 if start < end and page.word(end - 1) == '"' else 0
    if start >= end:
        return ""
    first, last = page.span(start, end)
    return page.text[first:last]


def _add_setting_event(page: Page, at: int, sentence: Sentence) -> bool:
    """The whole segment, without the letter of a section in front and without what a colon adds behind.

    `I had asked too much after a bad night` does not say whose night it was.
    """
    start, end = page.starts[at], page.ends[at]
    if _is_met(page, start, end) or _is_unmoved(page, start, sentence.end):
        return False
    first = next((place + 1 for place in range(at - 1, start - 1, -1) if page.word(place) == ":"), start)
    while first < at and page.word(first) in ("-", "*"):
        first += 1
    if at - first > LONGEST_OPENING:
        return False
    last = next((place for place in range(at + 1, end) if page.word(place) == ":"), end)
    page.facts.append(SettingEventFact(span=page.span(first, last), text=quoted_text(page, first, last)))
    return True


def _is_met(page: Page, start: int, end: int) -> bool:
    """`with fireworks in the distance: paced for 2 min`: read as data, a reaction, or the trainer's own."""
    names = ("behavior", "of_a_person")
    return any(page.taken[at] or any(page.is_a(at, name) for name in names) for at in range(start, end))


def _is_unmoved(page: Page, start: int, end: int) -> bool:
    """`thunder at night, she slept`, `thunder and he did not care`: the odds are what they were."""
    return any(page.is_a(at, "unmoved") and not page.is_a(at - 1, "negation") for at in range(start, end))


def _add_health(page: Page, at: int, sentence: Sentence) -> bool:
    """The rest of the segment; where nothing follows, the part of the body that stands in front: `left hip sore`."""
    start, end = page.starts[at], page.ends[at]
    if _is_of_another(page, start, at) or _is_no_finding(page, sentence.start, at) or page.is_a(at + 1, "resolved"):
        return False
    first = at
    while end == at + 1 and first > start and page.free(first - 1) and page.is_a(first - 1, "finding_opens"):
        first -= 1
    page.facts.append(HealthFact(span=page.span(first, end), text=quoted_text(page, first, end)))
    return True


def _is_no_finding(page: Page, start: int, place: int) -> bool:
    """`watch for vomiting`, `because of the cough`: nobody saw it today."""
    return any(page.is_a(at, "no_finding") for at in range(max(start, place - LOOK_BACK), place))


def _is_of_another(page: Page, start: int, most: int) -> bool:
    """`Brigitte: wrist swollen`, `my knee sore`, `the neighbour's dog limping`: nothing for this dog's vet."""
    for at in range(most - 1, most - 1 - LOOK_BACK, -1):
        if page.node(at).kind in ("break", "end") or page.word(at) in page.lexicon.marks.sentence:
            return False
        if page.is_a(at, "of_a_person"):
            return True
        if at >= start and page.is_a(at, "trigger") and page.is_a(at - 1, "trigger_modifier"):
            return True
        if at >= start and page.plain(at) and page.word(at).endswith(POSSESSIVE):
            return True
    return False


def _is_of_a_name(page: Page, start: int, most: int) -> bool:
    """`Odo kennel cough`, `Sepp has a cut pad`: of somebody by a name that is none of the practice's dogs."""
    at = most - 1
    while at > start and any(page.is_a(at, name) for name in HAVING):
        at -= 1
    return at >= start and page.is_name(at) and not page.word(at).endswith(POSSESSIVE)  # `after Saturday's fireworks`
