"""Decisions about reports that need neither clock nor database."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from registry.platform.errors import InvalidBody
from registry.reports.content import Block, Content, Period, Section
from registry.reports.errors import PeriodTooLong
from registry.reports.schemas import NewReport, ReportEdit, SectionEdit

USUAL_DAYS: Final = 28
MOST_DAYS: Final = 731
_FIRST_DAY: Final = date(1990, 1, 1)
_LAST_DAY: Final = date(2200, 1, 1)


def period_of(wanted: NewReport, *, today: date, time_zone: str) -> Period:
    """The days that a report covers. Raises InvalidBody for days that make no sense, PeriodTooLong for too many."""
    last = wanted.last or max(today, wanted.first or today)
    first = wanted.first or last - timedelta(days=USUAL_DAYS - 1)
    for name, day in (("from", first), ("to", last)):
        if not _FIRST_DAY <= day <= _LAST_DAY:
            raise InvalidBody.at(f"/{name}", f"`{name}` must lie between {_FIRST_DAY} and {_LAST_DAY}.")
    if first > last:
        raise InvalidBody.at("/from", "The period ends before it begins. Change `from` or `to`.")
    if (last - first).days >= MOST_DAYS:
        raise PeriodTooLong.at("/from", f"A report covers at most {MOST_DAYS} days. Choose a shorter period.")
    return Period(first=first, last=last, time_zone=time_zone)


def edited(content: Content, edit: ReportEdit) -> Content:
    """The content with the trainer's words and without what they left out; no number changes.

    Raises InvalidBody for a section or block that the report does not have.
    """
    known = {section.key: section for section in content.sections}
    told = _each_once(edit.sections, known)
    changed = {key: _edited_section(known[key], one, place=place) for place, (key, one) in enumerate(told.items())}
    rest = [section for section in content.sections if section.key not in changed]
    return replace(
        content, title=edit.title, words=edit.words, paper=edit.paper or content.paper,
        sections=[*changed.values(), *rest],
    )  # fmt: skip


def _each_once(edits: Iterable[SectionEdit], known: Mapping[str, Section]) -> dict[str, SectionEdit]:
    told: dict[str, SectionEdit] = {}
    for place, one in enumerate(edits):
        if one.key not in known or one.key in told:
            raise InvalidBody.at(
                f"/sections/{place}/key", f"The report has no section `{one.key}`, or it is named twice."
            )
        told[one.key] = one
    return told


def _edited_section(section: Section, edit: SectionEdit, *, place: int) -> Section:
    gone = set(edit.left_out_blocks)
    unknown = gone - {block.id for block in section.blocks}
    if unknown:
        raise InvalidBody.at(
            f"/sections/{place}/left_out_blocks", f"The section has no block `{min(unknown)}`. Read the report again."
        )
    blocks: list[Block] = [replace(block, left_out=block.id in gone) for block in section.blocks]
    return replace(section, title=edit.title or section.title, words=edit.words, left_out=edit.left_out, blocks=blocks)
