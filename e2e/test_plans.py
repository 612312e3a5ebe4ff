"""A plan from the library's word to its rules, and the library itself."""

from collections.abc import Callable

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
