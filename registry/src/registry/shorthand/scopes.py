"""What must not be read as data: plans and goals, conditions, questions, quotations, and what others report."""

from typing import Final

from registry.shorthand.lines import Page, Sentence

MEASURED: Final = frozenset({"times", "trigger", "response", "food"})
TOLD: Final = frozenset({"by_phone", "keeps_count"})
INSIDE: Final = frozenset({"goal", "report", "keeps_count", "condition", "earlier"})


def mute_scopes(page: Page) -> None:
    """Mutes every place that only talks about numbers."""
    line, planning = -1, False
    is_sheet = "dog_name" in page.classes and any(
        page.is_a(row.start, "dog_name") and _heads_row(page, row.start) for row in page.sentences
    )
    for sentence in page.sentences:
        if sentence.line != line:
            line, planning = sentence.line, False
        planning = planning or _opens_with(page, sentence, "plan_letter")
        stranger = is_sheet and page.is_name(sentence.start) and _heads_row(page, sentence.start)
        if planning or sentence.question or stranger or _opens_with(page, sentence, "plan_heading"):
            page.mute(sentence.start, sentence.end)
        elif sentence.has(INSIDE):
            _mute_inside(page, sentence)
    _mute_quotations(page)
    _mute_told(page)


def _opens_with(page: Page, sentence: Sentence, name: str) -> bool:
    """`P:` opens a plan that fills the line, `Plan:` one that fills its sentence."""
    return page.is_a(sentence.start, name) and page.word(sentence.start + 1) == ":"


def _heads_row(page: Page, at: int) -> bool:
    """Whether a name opens a row of a class sheet: `Ollie: name 4/5`, `Fig: 3/5` of a dog that nobody knows."""
    return page.word(at + 1) == ":" or (page.word(at + 1) == "-" and page.is_bound(at + 1))


def _mute_inside(page: Page, sentence: Sentence) -> None:
    at = sentence.start
    while at < sentence.end:
        if not page.node(at).tags:
            at += 1
            continue
        counted = page.is_a(at, "keeps_count") and page.is_name(at - 1)  # `Kenji counts: 4 opt-outs`
        if counted or page.is_a(at, "goal") or page.is_a(at, "report"):
            page.mute(at, sentence.end)
            return
        if page.is_a(at, "condition"):
            page.mute(at, page.ends[at])
            at = page.ends[at]
        elif page.is_a(at, "earlier"):
            page.mute(page.starts[at], page.ends[at])
            at = page.ends[at]
        at += 1


def _mute_told(page: Page) -> None:
    """`Zoë by phone at 12:05. Mika lunged for 9 s`: nobody measured what a line tells that opens so.

    When it ends with a colon, the next line is told, too.
    """
    if page.classes.isdisjoint(TOLD):
        return
    line = -1
    for sentence in page.sentences:
        if sentence.first and sentence.has(TOLD) and _is_told(page, sentence):
            line = sentence.line
        if sentence.line != line:
            continue
        for at in range(sentence.start, sentence.end):
            if page.is_number(at) or not MEASURED.isdisjoint(page.node(at).tags):
                page.mute(at, at + 1)
        if page.word(sentence.end - 1) == ":" and page.node(sentence.end).kind == "break":
            line += 1


def _is_told(page: Page, sentence: Sentence) -> bool:
    return "by_phone" in sentence.classes or any(
        page.is_a(at, "keeps_count") and page.is_name(at - 1) for at in range(sentence.start, sentence.end)
    )


def _mute_quotations(page: Page) -> None:
    """What stands between two quotation marks of a line; a note that is quoted as a whole is none."""
    if '"' not in page.words:
        return
    opened, line_start = -1, 0
    for at in range(len(page.nodes) + 1):
        node = page.node(at)
        if node.kind in ("break", "end"):
            opened, line_start = -1, at + 1
        elif node.word == '"' and node.kind == "mark":
            if opened < 0:
                opened = at
                continue
            whole = opened == line_start and page.node(at + 1).kind in ("break", "end")
            if not whole and any(page.is_number(inside) for inside in range(opened, at)):
                page.mute(opened, at)
            opened = -1
