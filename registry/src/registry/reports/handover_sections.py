"""Sections of the hand-over: where each plan stands, what to look out for, what the owner knows."""

from collections.abc import Iterator, Sequence

from registry.reports.content import Block, Figure, Piece, Quote, Section, Sentence
from registry.reports.material import Material, Written
from registry.reports.plain_words import capitalized
from registry.training.answers import HandoverLine, HandoverPlan


def told_owner(material: Material) -> Iterator[Section]:
    """What the owner was told in the period, as it was written down for the owner."""
    yield from quotes("told_owner", "What we told you", material.told_owner, named=False)


def for_client(material: Material) -> Iterator[Section]:
    """The notes of the period that are marked for the client."""
    yield from quotes("for_client", "Notes for you", material.for_client, named=True)


def quotes(key: str, title: str, written: Sequence[Written], *, named: bool) -> Iterator[Section]:
    """A section of what people wrote; `named`: with who wrote it."""
    blocks: list[Block] = [
        Quote(
            id=f"{key}.{index}", text=one.text, author=one.author if named else "", at=one.at, record=one.record
        )
        for index, one in enumerate(written, start=1)
    ]  # fmt: skip
    if blocks:
        yield Section(key=key, title=title, blocks=blocks)


def plans(material: Material) -> Iterator[Section]:
    """Each open plan: its step, its last sets, what to do next."""
    blocks = [block for plan in material.card.plans for block in _plan(plan)]
    if blocks:
        yield Section(key="plans", title="Where each plan stands", blocks=blocks)


def _plan(plan: HandoverPlan) -> Iterator[Block]:
    pieces: list[Piece] = [f"{capitalized(plan.name)}: "]
    step = Figure(text=plan.step or "not set", what="step", records=[plan.plan_id])
    pieces += ["step ", step]
    for index, one in enumerate(reversed(plan.last_sets)):
        pieces += [", last sets " if index == 0 else ", ", Figure(
            text=f"{one.correct}/{one.scorable}", what="set", value=one.correct, records=[one.set_id]
        )]  # fmt: skip
    pieces.append(". ")
    if plan.advice:
        sets = [one.set_id for one in plan.last_sets]
        pieces.append(Figure(text=plan.advice, what="advice", records=sets or [plan.plan_id]))
    yield Sentence(id=f"plan.{plan.plan_id}", pieces=pieces)


def upkeep(material: Material) -> Iterator[Section]:
    """Which mastered targets want another look."""
    blocks: list[Block] = [
        Sentence(id=f"upkeep.{one.plan_id}", pieces=[
            f"{capitalized(one.name)}: ",
            Figure(text=one.maintenance.reason, what="maintenance", records=[one.plan_id]),
        ])
        for one in material.card.maintenance
    ]  # fmt: skip
    if blocks:
        yield Section(key="upkeep", title="Mastered, and to be kept", blocks=blocks)


def cautions(material: Material) -> Iterator[Section]:
    """The running safety flags, the most severe first, and what notes warn of."""
    flags: list[Block] = [
        Quote(
            id=f"flag.{one.flag_id}", text=f"{one.severity.capitalize()}: {one.instruction}", author="", at="",
            record=one.flag_id,
        )
        for one in material.card.cautions
    ]  # fmt: skip
    blocks = [*flags, *_lines("do_not", material.card.do_not)]
    if blocks:
        yield Section(key="cautions", title="Look out for", blocks=blocks)


def next_actions(material: Material) -> Iterator[Section]:
    """What was to be done next."""
    yield from _of_lines("next_actions", "What comes next", material.card.next_actions)


def owner_knows(material: Material) -> Iterator[Section]:
    """What the owner was told lately."""
    yield from _of_lines("owner_knows", "What the owner was told", material.card.told_owner)


def health(material: Material) -> Iterator[Section]:
    """What notes say about the dog's health."""
    yield from _of_lines("health", "Health", material.card.health)


def last_handover(material: Material) -> Iterator[Section]:
    """The hand-over note before this one."""
    last = material.card.last
    if last is not None:
        quote = Quote(id="last_handover", text=last.text, author=last.author, at=last.at, record=last.note_id)
        yield Section(key="last_handover", title="The last hand-over", blocks=[quote])


def _of_lines(key: str, title: str, lines: Sequence[HandoverLine]) -> Iterator[Section]:
    blocks = _lines(key, lines)
    if blocks:
        yield Section(key=key, title=title, blocks=blocks)


def _lines(key: str, lines: Sequence[HandoverLine]) -> list[Block]:
    return [
        Quote(id=f"{key}.{index}", text=one.text, author=one.author, at=one.at, record=one.note_id)
        for index, one in enumerate(lines, start=1)
    ]
