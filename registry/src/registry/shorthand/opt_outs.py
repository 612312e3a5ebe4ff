"""How often the dog said no: `3 opt-outs`, `opt-outs: 3/14`."""

from registry.shorthand.facts import OptOutFact
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.measures import is_free_number


def read_opt_out(page: Page, at: int, offers: int, sentence: Sentence) -> int:
    """`3 opt-outs`, `opt-outs: 3/14`, `opted out twice`, `14 offers, 11 full, 3 opt-outs`"""
    start, end, count, of = at, at + 1, -1, 0
    behind = at + 2 if page.word(at + 1) in (":", "=") else at + 1
    if page.is_count(at - 1) and is_free_number(page, at - 1):
        start, count = at - 1, int(page.node(at - 1).value)
        if page.word(at - 2) == "/" or page.is_a(at - 2, "of"):
            return 0
    elif page.sense(behind, "times"):
        count, end = int(page.sense(behind, "times")), behind + 1
    elif page.is_count(behind) and not page.is_a(behind + 1, "unit_s"):
        count, end = int(page.node(behind).value), behind + 1
        if (page.word(end) == "/" or page.is_a(end, "of")) and page.is_count(end + 1):
            of, end = int(page.node(end + 1).value), end + 2
    if count < 0:
        return 0
    if of == 0 and offers >= sentence.start:
        of = int(page.node(offers).value)
        start = offers if page.all_free(offers, start) else start
    if of and count > of:
        return 0
    page.facts.append(OptOutFact(span=page.span(start, end), count=count, of=of or None))
    page.take(start, end)
    return end
