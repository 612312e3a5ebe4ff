"""A report with one of every sort of block."""

from datetime import date
from typing import Any

from registry.reports.content import (
    Block,
    Chart,
    ChartPhase,
    ChartPoint,
    Content,
    Figure,
    Letterhead,
    Period,
    Quote,
    RecordRef,
    Section,
    Sentence,
    Table,
    TableRow,
)

SESSION, NOTE, DOG = (f"01a20b80-db73-70b3-98aa-79f535e9c50{n}" for n in (1, 2, 3))


def a_chart(**fields: Any) -> Chart:
    values = (40.0, 60.0, 55.0, 90.0)
    points = [
        ChartPoint(
            at=f"2026-10-0{n}T10:00:00+02:00", value=value, records=[SESSION], thin=n == 2, joined=n not in (1, 3)
        )
        for n, value in enumerate(values, start=1)
    ]  # fmt: skip
    phases = [
        ChartPhase("2026-09-01T00:00:00+02:00", "baseline"),
        ChartPhase("2026-10-03T00:00:00+02:00", "acquisition"),
    ]
    start: dict[str, Any] = {
        "id": "chart", "title": "Recall: how often it was right", "alt": "Line chart of recall from 40 % to 90 %",
        "measure": "percent_correct", "points": points, "phases": phases, "aim": 80.0,
    }  # fmt: skip
    return Chart(**start | fields)


def a_report(text: str = "settles on the mat", **fields: Any) -> Content:
    """Every place where people's words go holds `text`."""
    four = Figure(text="4", what="correct", value=4, records=[SESSION])
    blocks: list[Block] = [
        Sentence(id="sentence", pieces=[f"{text}: ", four, " of ",
                                        Figure(text="5", what="scorable", value=5, records=[SESSION, NOTE]), "."]),
        a_chart(),
        Quote(id="quote", text=text, author=text, at="2026-10-04T10:00:00Z", record=NOTE),
        Table(id="table", caption=text, columns=["When", text], rows=[TableRow([[text], [text, four]])]),
    ]  # fmt: skip
    start: dict[str, Any] = {
        "kind": "owner_progress", "dog_id": DOG, "dog_name": text, "title": text, "language": "en",
        "period": Period(first=date(2026, 10, 1), last=date(2026, 10, 28), time_zone="Europe/Zurich"),
        "unit_system": "metric", "paper": "a4",
        "letterhead": Letterhead(name=text, colour="#7a1f2b", address=text),
        "composed_at": "2026-10-28T10:00:00Z", "composed_by": text, "words": text,
        "sections": [Section(key="recall", title=text, words=text, blocks=blocks)],
        "records": [RecordRef(id=SESSION, kind="session", at="2026-10-01T10:00:00Z"),
                    RecordRef(id=NOTE, kind="note", at="2026-10-02T10:00:00Z")],
    }  # fmt: skip
    return Content(**start | fields)
