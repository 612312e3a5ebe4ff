"""A running session as a thumb meets it: what tests of it share."""

import re
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

from practice import Person, new_id


class Thumb:
    """Taps, and counts them."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, what: Locator) -> None:
        """One tap on something that is there."""
        what.click()
        self.taps += 1


def step(metres: float) -> dict[str, Any]:
    """A step of a recall plan."""
    return {"id": new_id(), "text": f"Recall in the yard, {metres:g} m away", "distance_m": metres, "distraction": 1}


def plan_for(person: Person, dog_id: str) -> str:
    """A recall plan that stands on the second of three steps; answers its id."""
    plan_id, steps = new_id(), [step(5), step(10), step(15)]
    body = {"dog_id": dog_id, "name": "recall", "steps": steps, "current_step_id": steps[1]["id"]}
    person.call("PUT", f"/plans/{plan_id}", body)
    return plan_id


def zone(page: Page, name: str) -> Locator:
    """One of the three big zones."""
    return page.get_by_role("group", name="Outcome of the trial").get_by_role("button", name=re.compile(f"^{name}"))


def start(page: Page, dog_id: str) -> Thumb:
    """From the dog's page into a running set of its recall plan."""
    thumb = Thumb()
    page.goto(f"/dogs/{dog_id}")
    thumb.tap(page.get_by_role("link", name="Train", exact=True))
    expect(zone(page, "Correct")).to_be_visible()
    return thumb


def stored(page: Page, *, patience_ms: float | None = None) -> None:
    """Waits until nothing is left to send."""
    expect(page.get_by_text("Stored", exact=True)).to_be_visible(timeout=patience_ms)


def find_nothing(page: Page) -> None:
    """Has axe read what is in view."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join()))")
    assert found == []
