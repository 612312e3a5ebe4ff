"""What could be a set by its form: `8/10`, `8 of 10`, `8 right out of 10`; and what its neighbours forbid.

Precision before recall: a date, a price, a dose, a page or the score of another scale is no set.
"""

from typing import Final

import msgspec

from registry.shorthand.lines import Page

MOST_TRIALS: Final = 200
LOOK_BACK: Final = 3
MOST_PARTS: Final = 4  # `1/2 a bowl`
ONCE: Final = "1"


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """`correct` of `scorable`, at nodes [start, end)."""

    start: int
    end: int
    correct: int
    scorable: int


def candidate_at(page: Page, at: int) -> Candidate | None:
    """The set that may begin at this node."""
    if page.node(at).kind != "number" or not page.is_count(at):
        return None
    if page.is_a(at + 1, "of"):
        last = at + 2
    elif page.is_a(at + 1, "correct") and page.is_a(at + 2, "of"):
        last = at + 3
    elif page.word(at + 1) == "/":
        last = at + 2
    else:
        return None
    if not page.is_count(last) or not page.all_free(at, last + 1):
        return None
    correct, scorable = page.node(at).value, page.node(last).value
    if not 1 <= scorable <= MOST_TRIALS or correct > scorable:
        return None
    if _forbidden_before(page, at) or _forbidden_behind(page, last + 1):
        return None
    return Candidate(at, last + 1, int(correct), int(scorable))


def _forbidden_before(page: Page, at: int) -> bool:
    before = page.node(at - 1)
    if page.glued(at) and (
        before.kind in ("word", "number", "blind", "clock") or before.word in ("/", ".", "+", "#", ",", "_")
    ):
        return True
    if page.glued(at) and before.word == "-" and page.node(at - 2).kind in ("number", "blind"):
        return True
    if before.kind == "mark" and before.word in page.lexicon.marks.currency:
        return True
    if "range_to" in before.tags and page.is_number(at - 2):
        return True
    if "month" in before.tags or ("date_before" in before.tags and not page.node(at).spoken):
        return True
    return _other_scale_before(page, at)


def _other_scale_before(page: Page, at: int) -> bool:
    """`pain: 4/5`, `BCS is 5/9`, `ate about 1/2`."""
    for back in range(at - 1, at - 1 - LOOK_BACK, -1):
        node = page.node(back)
        if any(name in node.tags for name in ("scale", "schedule", "ate")):
            return True
        if "negation" in node.tags and node.kind != "number":
            return True
        if node.word not in (":", "=") and "is" not in node.tags and "article" not in node.tags:
            return False
    return False


def _closes(page: Page, at: int) -> bool:
    """A full stop with white space behind it: what follows says nothing about the set."""
    node = page.node(at)
    ends = node.kind == "mark" and node.word != "?" and node.word in page.lexicon.marks.sentence
    return ends and page.node(at + 1).gap


def _forbidden_behind(page: Page, at: int) -> bool:
    behind = page.node(at)
    if behind.kind == "break" or _closes(page, at):
        return False
    if page.glued(at) and (behind.kind != "mark" or behind.word in ("/", "-", "%", "#", "'")):
        return True
    if page.sense(at, "times") not in ("", ONCE):  # `4/5 twice` are two sets
        return True
    if behind.word in ("/", "%", "?") or (behind.kind == "mark" and behind.word in page.lexicon.marks.currency):
        return True
    if any(name in behind.tags for name in ("of", "quantity", "month", "not_trials", "after_goal", "scale_behind")):
        return True
    if "behavior" in behind.tags and "skill" not in behind.tags:  # `1 of 5 jumped on`
        return True
    if "unit_m" in behind.tags or "unit_kg" in behind.tags or page.is_a(at + 1, "after_goal"):
        return True
    if "article" in behind.tags and page.node(at - 1).value <= MOST_PARTS:
        return True
    return any(page.is_a(at + ahead, "street") for ahead in range(3))
