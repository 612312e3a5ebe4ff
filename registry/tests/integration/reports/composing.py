"""Composing a report below HTTP, and what the progress page says of the same days."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from registry.measures.days import local_day, start_of_day
from registry.records.service import Records
from registry.reports.content import Content, ReportKind
from registry.reports.schemas import NewReport
from registry.reports.service import Reports
from registry.training.answers import DogProgress
from registry.training.endpoints import ProgressQuery
from registry.training.progress_page import house_of, progress_of
from tests.integration.reports.conftest import Kept


def composed(kept: Kept, dog: str, kind: ReportKind, *, now_ms: int, days: int) -> Content:
    """The report of the last days as the owner of the practice composes it; composed once for all tests."""
    key = (dog, kind, now_ms, days)
    if key not in kept.composed:
        last = datetime.fromtimestamp(now_ms / 1000, UTC).date() + timedelta(days=1)
        wanted = NewReport(kind=kind, first=last - timedelta(days=days), last=last)
        reports = Reports(kept.site.registry.records)
        made = reports.compose(kept.site.registry.database, kept.owner, dog, wanted, now_ms=now_ms)
        kept.composed[key] = made.content
    return kept.composed[key]


def progress_in(kept: Kept, dog: str, content: Content, *, now_ms: int) -> DogProgress:
    """What the progress page shows of the report's days to somebody who has written nothing privately."""
    records: Records = kept.site.registry.records
    with kept.site.registry.database.reading() as tx:
        document = records.get(tx, kept.onlooker, records.kinds["dog"], dog)
        zone = house_of(tx, kept.onlooker).zone
        first = start_of_day(content.period.first, zone)
        end = start_of_day(content.period.last + timedelta(days=1), zone)
        assert local_day(first, zone) == content.period.first
        span = (round(first.timestamp() * 1000), round(end.timestamp() * 1000))
        query: Any = ProgressQuery()
        return progress_of(tx, kept.onlooker, document.number, query, span=span, now_ms=now_ms)


def documents(kept: Kept, *kinds: str) -> list[dict[str, Any]]:
    """The practice's documents of these kinds as they answer."""
    marks = ", ".join("?" for _ in kinds)
    with kept.site.registry.database.reading() as tx:
        rows = tx.rows(
            f"SELECT representation FROM document WHERE organization = ? AND kind IN ({marks})",
            kept.owner.organization,
            *kinds,
        )
    return [msgspec.json.decode(text) for (text,) in rows]
