"""A plan from the library's word to its rules, and the library itself."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import Window
from practice import Person, register
from test_accessibility import settle, too_wide, violations
from windows import THEMES, Size


@pytest.fixture(scope="module")
def owner(address: str) -> Person:
    """A practice with one dog."""
    owner = register(address)
    owner.add_dog("Juno")
    return owner


def test_a_plan_is_made_with_steps_and_a_rule_and_saved(open_window: Window, size: Size, owner: Person) -> None:
    page = open_window(size, who=owner)
    settle(page, f"/dogs/{owner.dogs['Juno']}/plans/new")
    page.get_by_label("Name").fill("recall")
    page.get_by_role("button", name="Add step").click()
    page.get_by_label("Duration, s").first.fill("5")
    page.get_by_label("Distance, m").first.fill("2")
    page.get_by_role("button", name="Add step").click()
    page.get_by_label("Duration, s").nth(1).fill("15")
    page.get_by_label("Distance, m").nth(1).fill("6")
    page.get_by_label("Distance, m").nth(1).blur()
    expect(page.get_by_text("raises duration and distance at once")).to_be_visible()
    page.get_by_text("I want it so").click()
    expect(page.get_by_label("I want it so")).to_be_checked()
    page.get_by_label("Moving on").select_option(index=1)
    expect(page.get_by_text("A 70 % dog passes this")).to_be_visible()
    page.get_by_role("button", name="Enter phase").click()
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_role("heading", name="recall", exact=True)).to_be_visible()
    plans = owner.call("GET", f"/dogs/{owner.dogs['Juno']}/plans").json()["items"]
    assert [step["distance_m"] for step in plans[-1]["steps"]] == [2, 6]
    assert plans[-1]["steps"][1]["both_planned"] is True
    assert plans[-1]["phases"][0]["kind"] == "baseline"


@pytest.mark.parametrize("theme", THEMES)
def test_plan_and_library_have_no_violations(
    open_window: Window, size: Size, owner: Person, theme: str, picture: Callable[[Page, str], None]
) -> None:
    page = open_window(size, who=owner, theme=theme)
    found: list[str] = []
    for name, path in {"library": "/library?q=recall", "plan": f"/dogs/{owner.dogs['Juno']}/plans/new"}.items():
        settle(page, path)
        if name == "plan":
            page.get_by_role("button", name="Add step").click()
            page.get_by_label("Moving on").select_option(index=1)
            expect(page.get_by_text("A 70 % dog passes this")).to_be_visible()
        else:
            page.locator("details.library-entry > summary").first.click()
        picture(page, f"{name}-{size.name}-{theme}")
        found += violations(page, name) + too_wide(page, name)
    assert found == []


def test_owner_words_second_measures_and_a_sloped_aim_change_nothing_that_was_recorded(
    open_window: Window, size: Size, owner: Person, picture: Callable[[Page, str], None]
) -> None:
    dog = owner.add_dog("Nala")
    page = open_window(size, who=owner)
    settle(page, f"/dogs/{dog}/plans/new")
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_text("Give the plan a name")).to_be_in_viewport()
    page.get_by_label("Name").fill("recall")
    page.get_by_label("In the owner’s words").fill("She comes when you call, first in the garden.")
    page.get_by_label("A point for each").select_option("day")
    page.get_by_label("Latency", exact=True).check()
    page.get_by_label("Start, %").fill("40")
    page.get_by_label("Value, %").fill("120")
    page.get_by_role("button", name="Save plan").click()
    for sentence in ("A percent goes from 0 to 100.", "the day that it starts on", "the day that it ends on"):
        expect(page.get_by_text(sentence)).to_be_visible()
    picture(page, f"plan-aim-wrong-{size.name}")
    assert violations(page, "plan with problems") + too_wide(page, "plan with problems") == []
    page.get_by_label("Value, %").fill("90")
    page.get_by_label("From", exact=True).fill("2026-03-01")
    page.get_by_label("By", exact=True).fill("2026-05-31")
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_text("Plan recall saved")).to_be_visible()

    owner.write_note(dog, "recall 8/10", occurred_at="2026-03-14T16:20:00+01:00")
    (plan,) = owner.call("GET", f"/dogs/{dog}/plans").json()["items"]
    before = series_of(owner, dog)
    assert plan["aim"] == {"value": 90, "by": "2026-05-31", "start_on": "2026-03-01", "start_value": 40}
    assert (plan["charts_per"], plan["secondary_measures"]) == ("day", ["latency"])
    assert [one["value"] for one in before["points"]] == [80]

    settle(page, f"/dogs/{dog}/plans/{plan['id']}")
    expect(page.get_by_label("In the owner’s words")).to_have_value("She comes when you call, first in the garden.")
    expect(page.get_by_label("Latency", exact=True)).to_be_checked()
    expect(page.get_by_label("A point for each")).to_have_value("day")
    expect(page.get_by_label("Start, %")).to_have_value("40")
    expect(page.get_by_label("By", exact=True)).to_have_value("2026-05-31")
    page.get_by_label("Start, %").fill("")
    page.get_by_label("From", exact=True).fill("")
    page.get_by_label("Value, %").fill("95")
    page.get_by_label("Latency", exact=True).uncheck()
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_text("Plan recall saved").last).to_be_visible()
    changed = owner.call("GET", f"/plans/{plan['id']}").json()
    assert changed["revision"] == plan["revision"] + 1
    assert changed["aim"] == {"value": 95, "by": "2026-05-31", "start_on": None, "start_value": None}
    assert changed["secondary_measures"] == []

    after = series_of(owner, dog)
    assert (after["points"], after["gaps"]) == (before["points"], before["gaps"])
    kept = owner.call("GET", f"/plans/{plan['id']}/revisions").json()["items"]
    assert [one["fields"]["aim"]["value"] for one in sorted(kept, key=lambda one: one["revision"])] == [90, 95]


def series_of(owner: Person, dog: str) -> dict[str, Any]:
    """What the registry charts of the dog's main measure."""
    found = owner.call("GET", f"/dogs/{dog}/progress").json()["series"]
    series: dict[str, Any] = next(one for one in found if one["measure"] == "percent_correct")
    return series
