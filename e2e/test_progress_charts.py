"""The charts of a dog: what is joined, what is not, what is hollow, and where a tap leads.

The answer of the registry is set here, so that every break of a line is in it.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from conftest import Window
from practice import Person, register
from test_accessibility import settle, too_wide, violations
from windows import THEMES, Size

SESSION = "01990000-0000-7000-8000-0000000000f1"
NOTE = "01990000-0000-7000-8000-0000000000f2"


def point(day: int, correct: int, *, scorable: int = 10, **more: Any) -> dict[str, Any]:
    """A session's point on a day of October, at ten in Berlin."""
    value = 100 * correct / scorable
    likely = {"lower": max(0.0, value - 30), "upper": min(100.0, value + 20)}
    known = {"correct": correct, "scorable": scorable, "observed_s": None, "thin": False, "break_before": None}
    at = {"at": f"2026-10-{day:02}T10:00:00+02:00", "session_id": SESSION, "session_ids": [SESSION], "value": value}
    return known | likely | at | more


def rate(day: int, value: float) -> dict[str, Any]:
    """A rate on a day, watched for ten minutes."""
    none = {"correct": None, "scorable": None, "lower": None, "upper": None}
    return point(day, 0) | none | {"value": value, "observed_s": 600}


def cell(duration: int, distraction: int, state: str) -> dict[str, Any]:
    """A place on the proofing map."""
    words = f"up to {(3, 10, 30)[duration]} s, D{distraction}"
    tried = state != "never_tried"
    return {
        "cell": {"duration": duration, "distance": None, "distraction": distraction}, "words": words, "state": state,
        "covered": False, "correct": 9 if state == "proven" else 5, "scorable": 10 if tried else 0, "percent": None,
        "lower": None, "upper": None, "sets": 2, "last_on": None, "reason": "Never tried.",
    }  # fmt: skip


def answer() -> dict[str, Any]:
    """What GET /dogs/{id}/progress says."""
    phases = [
        {"kind": "baseline", "from": "2026-10-01T00:00:00+02:00", "to": "2026-10-04T00:00:00+02:00"},
        {"kind": "acquisition", "from": "2026-10-04T00:00:00+02:00", "to": None},
    ]
    overlap = {
        "direction": "increase", "points": [3, 5], "nap": 0.97, "nap_interval": {"lower": 0.6, "upper": 1.0},
        "tau": 0.94, "tau_interval": {"lower": 0.2, "upper": 1.0}, "tau_u": 0.9, "baseline_tau": 0.0,
        "caveats": ["Only 3 points before the change: a few more would say much more."],
    }  # fmt: skip
    points = [
        point(1, 2), point(2, 0), point(3, 3), point(4, 6, break_before="phase_change"), point(5, 7),
        point(6, 2, scorable=3, thin=True), point(9, 8, break_before="not_observed"), point(10, 9),
    ]  # fmt: skip
    base = {"per": "session", "phases": phases, "conditions": [], "gaps": [], "aim": None, "trends": [], "changes": []}
    celeration = {
        "per_week": 0.7, "rate_at_start": 1.2, "bounce": {"up": 1.2, "down": 1.3, "total": 1.6},
        "method": "least_squares", "points": 4, "floored": 1, "caveats": ["Only 4 points."],
    }  # fmt: skip
    recall = base | {
        "target": "p1", "measure": "percent_correct", "unit": "%", "points": points,
        "conditions": [{"at": "2026-10-05T09:00:00+02:00", "label": "new handler"}],
        "gaps": [{"at": "2026-10-07T10:00:00+02:00", "session_id": None, "reason": "Thunderstorm.", "observed": False}],
        "aim": {"value": 90, "by": None, "start_on": None, "start_value": None},
        "changes": [{"before": "baseline", "after": "acquisition", "overlap": overlap}],
    }  # fmt: skip
    barking = base | {
        "target": "p2", "measure": "rate", "unit": "/min", "phases": [],
        "points": [rate(1, 1.4) | {"session_id": NOTE}, rate(4, 0.9), rate(8, 0.6), rate(12, 0)],
        "trends": [{"kind": None, "celeration": celeration}],
    }  # fmt: skip
    states = ("proven", "proven", "weak", "proven", "weak", "never_tried", "weak", "never_tried", "never_tried")
    rule = {
        "id": "m", "name": "90 % in two sessions", "version": 1, "level_percent": 90, "min_trials": 10, "sessions": 2,
        "distinct_days": 2, "distinct_people": 1, "distinct_places": 1, "max_latency_ms": None,
        "count_owner_practice": False, "probe_days": [1, 3, 7],
    }  # fmt: skip
    missing = ["1 of 2 sessions in a row with at least 90 % in 10 trials or more so far."]
    known = {"plan_id": None, "key": None, "direction": "increase", "status": "active"}
    away = {"metres": 27.0, "lower": 18.0, "upper": 41.0}
    line = {"intercept": 0.2, "slope": 3.5, "variance_intercept": 0.2, "variance_slope": 0.5, "covariance": 0.0}
    upkeep = {
        "mastered_on": "2026-09-20", "next_due_on": "2026-10-18", "reopen": False,
        "reason": "The next probe is on 18 Oct 2026.",
        "what_counts": "A day with 5 trials or more at the goal step (15 m and D2) or a harder one counts as a look.",
        "schedule": [
            {"days_after": 7, "due_on": "2026-09-27", "state": "missed", "done_on": None},
            {"days_after": 14, "due_on": "2026-10-04", "state": "passed", "done_on": "2026-10-05"},
            {"days_after": 28, "due_on": "2026-10-18", "state": "coming", "done_on": None},
        ],
    }  # fmt: skip
    return {
        "loose": [{"id": NOTE, "kind": "note"}],
        "targets": [{"target": "p1", "name": "recall"} | known, {"target": "p2", "name": "barking"} | known],
        "series": [recall, barking],
        "rules": [
            {
                "target": "p1", "advice": "push", "reason": "5 of 5 correct: go on to 15 m.", "warnings": [],
                "end_easy": False, "mastery": {"met": False, "missing": missing, "run": 1, "rule": rule},
                "maintenance": upkeep,
            }
        ],
        "proofing": [
            {
                "target": "p1",
                "map": {
                    "sides": ["duration", "distraction"], "unplaced": 1,
                    "cells": [cell(i % 3, i // 3, state) for i, state in enumerate(states)],
                    "next_cell": {
                        "cell": {"duration": 2, "distance": None, "distraction": 0}, "since": None,
                        "raised": "duration", "reason": "From up to 10 s, raise duration alone.",
                    },
                },
            }
        ],
        "cumulative": [
            {
                "target": "p2",
                "points": [
                    {"at": f"2026-10-{d:02}T10:00:00+02:00", "session_id": SESSION, "total": t, "observed_s": 600.0 * n,
                     "after_gap": d == 8}
                    for n, (d, t) in enumerate(((1, 14), (4, 23), (8, 29), (12, 29)), start=1)
                ],
            }
        ],
        "thresholds": [
            {
                "trigger": "dog",
                "curve": {
                    "exposures": 9, "calm": 6, "half_calm": away, "mostly_calm": away, "centre_log_m": 3.0,
                    "line": line, "thin": False, "caveats": [],
                },
            }
        ],
    }  # fmt: skip


@pytest.fixture(scope="module")
def owner(address: str) -> Person:
    """A practice with one dog."""
    owner = register(address)
    owner.add_dog("Juno")
    return owner


def open_progress(page: Page, owner: Person) -> None:
    """The progress page of the dog, with the answer above: a device without records asks the registry."""
    page.route("**/api/v1/sync/**", lambda route: route.abort())
    page.route("**/api/v1/dogs/*/progress*", fulfil)
    settle(page, f"/dogs/{owner.dogs['Juno']}/progress")
    expect(page.get_by_role("heading", name="recall")).to_be_visible()


def fulfil(route: Route) -> None:
    """Answers as the registry would."""
    route.fulfill(json=answer())


def test_lines_break_where_the_data_break(open_window: Window, owner: Person, size: Size) -> None:
    page = open_window(size, who=owner)
    open_progress(page, owner)
    chart = page.locator("ll-series-chart").first
    paper = chart.locator("svg.plot-paper").first
    expect(paper.locator("path.plot-data")).to_have_count(3)
    expect(paper.locator("line.plot-phase")).to_have_count(1)
    expect(paper.locator("line.plot-condition")).to_have_count(1)
    expect(paper.locator("path.plot-aim")).to_have_count(1)
    expect(paper.locator(".plot-point")).to_have_count(8)
    expect(paper.locator(".plot-thin")).to_have_count(1)
    expect(paper.locator(".plot-whisker")).to_have_count(8)
    expect(paper.locator(".plot-gap")).to_have_count(1)
    dash = "e => getComputedStyle(e).strokeDasharray"
    assert paper.locator("line.plot-condition").evaluate(dash) != "none"
    assert paper.locator("line.plot-phase").evaluate(dash) == "none"
    expect(chart.locator(".plot-said")).to_contain_text("10 Oct: 9 of 10 correct, 90 %, likely 60–100 %")


def test_arrows_go_from_point_to_point_and_enter_opens_the_session(open_window: Window, owner: Person) -> None:
    page = open_window(who=owner)
    open_progress(page, owner)
    chart = page.locator("ll-series-chart").first
    chart.locator(".plot-chosen").focus()
    page.keyboard.press("ArrowLeft")
    expect(chart.locator(".plot-said")).to_contain_text("9 Oct: 8 of 10 correct")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{owner.address}/dogs/{owner.dogs['Juno']}/sessions/{SESSION}")


def test_every_chart_has_its_data_as_a_table_and_a_row_leads_to_its_session(
    open_window: Window, owner: Person, size: Size
) -> None:
    page = open_window(size, who=owner)
    open_progress(page, owner)
    barking = page.locator("section.target").filter(has=page.get_by_role("heading", name="barking"))
    barking.get_by_text("Celeration", exact=True).click()
    barking.get_by_text("Celeration as a table").click()
    rates = barking.get_by_role("region", name="barking, rates of the celeration chart").get_by_role("row")
    expect(rates).to_have_text(
        [
            re.compile(r"Day\s*Rate\s*Watched\s*Remark"), re.compile(r"1 Oct\s*1.4 per min\s*10 min"),
            re.compile("4 Oct"), re.compile("8 Oct"),
            re.compile(r"12 Oct\s*0 per min\s*10 min\s*None seen; drawn at the record floor."),
        ]
    )  # fmt: skip
    barking.get_by_text("Cumulative record", exact=True).click()
    barking.get_by_text("Cumulative record as a table").click()
    totals = barking.get_by_role("region", name="barking, cumulative record").get_by_role("row")
    expect(totals.nth(3)).to_have_text(re.compile(r"8 Oct\s*6\s*29\s*30 min\s*Not observed before this."))
    rates.nth(2).get_by_text("10 min").click(force=True)  # anywhere on the row, which the link covers
    expect(page).to_have_url(f"{owner.address}/dogs/{owner.dogs['Juno']}/sessions/{SESSION}")


def test_a_point_out_of_a_note_leads_to_the_note(open_window: Window, owner: Person) -> None:
    page = open_window(who=owner)
    open_progress(page, owner)
    chart = page.locator("ll-series-chart").nth(1)
    chart.locator(".plot-chosen").first.focus()
    page.keyboard.press("Home")
    chart.get_by_role("link", name="Open the note").first.click()
    expect(page).to_have_url(f"{owner.address}/dogs/{owner.dogs['Juno']}/notes/{NOTE}")


def test_looks_after_mastery_have_their_days(open_window: Window, owner: Person, size: Size) -> None:
    page = open_window(size, who=owner)
    open_progress(page, owner)
    rows = page.get_by_role("region", name="recall, looks after mastery").get_by_role("row")
    expect(rows).to_have_text(
        [
            re.compile(r"Look again on\s*After\s*State"), re.compile(r"27 September 2026\s*7 days\s*Missed"),
            re.compile(r"4 October 2026\s*14 days\s*Done, passed on 5 October 2026"),
            re.compile(r"18 October 2026\s*28 days\s*Coming"),
        ]
    )  # fmt: skip
    expect(page.get_by_text("at the goal step (15 m and D2) or a harder one")).to_be_visible()


@pytest.mark.parametrize("theme", THEMES)
def test_progress_has_no_violations(
    open_window: Window, owner: Person, size: Size, theme: str, picture: Callable[[Page, str], None]
) -> None:
    page = open_window(size, who=owner, theme=theme)
    open_progress(page, owner)
    picture(page, f"progress-{size.name}-{theme}")
    for summary in page.locator("details.chart-table > summary").all():
        summary.click()
    picture(page, f"progress-open-{size.name}-{theme}")
    assert violations(page, "progress") + too_wide(page, "progress") == []
