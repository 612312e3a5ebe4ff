"""What waits today, on one page: each thing with its reason and the way to its record."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from conftest import Window
from practice import Person, join, new_id, register
from test_accessibility import settle, too_wide, violations
from waiting import wait_until_complete
from windows import Size

FIVES = {"id": "f", "name": "Fives", "set_size": 5, "push_min": 4, "drop_max": 2}
NINETY = {"id": "m", "name": "90 %", "level_percent": 90, "min_trials": 5, "sessions": 1, "probe_days": [3, 60]}


def days_ago(days: int) -> datetime:
    """This time of day, some days ago."""
    return datetime.now(UTC) - timedelta(days=days)


def a_full_day(owner: Person, tom: Person) -> dict[str, str]:
    """Something of every kind that can wait; gives the ids of the dogs."""
    for name in ("Juno", "Mika", "Rex"):
        owner.add_dog(name)
    juno, mika, rex = (owner.dogs[name] for name in ("Juno", "Mika", "Rex"))
    recall = {"dog_id": juno, "name": "recall", "advance_rule": FIVES}
    owner.call("PUT", f"/plans/{new_id()}", recall)
    for days, line in ((3, "recall 2/5 @15m D1"), (2, "recall 1/5 @15m D1")):
        owner.write_note(juno, line, occurred_at=days_ago(days).isoformat())
    down = {"dog_id": mika, "name": "down", "mastery_rule": NINETY, "status": "mastered"}
    owner.call("PUT", f"/plans/{new_id()}", down | {"mastered_on": days_ago(5).date().isoformat()})
    began = {"dog_id": mika, "started_at": days_ago(4).isoformat(), "ended_at": days_ago(4).isoformat()}
    owner.call("PUT", f"/sessions/{new_id()}", began | {"status": "ended"})
    owner.call("PUT", f"/sessions/{new_id()}", {"dog_id": rex, "started_at": datetime.now(UTC).isoformat()})
    handed = {"dog_id": rex, "body": "Watch the gate.", "kind": "handover", "occurred_at": days_ago(1).isoformat()}
    tom.call("PUT", f"/notes/{new_id()}", handed)
    draft = {"dog_id": rex, "body": "Half a thought about fetching", "status": "draft"}
    owner.call("PUT", f"/notes/{new_id()}", draft | {"occurred_at": days_ago(1).isoformat()})
    return owner.dogs


def test_what_waits_is_told_with_its_reason_and_the_way_to_it(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    dogs = a_full_day(owner, join(owner, "trainer", "Tom Weber"))
    page = open_window(size, who=owner)
    page.goto("/dogs")
    if size.name == "phone":
        page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Overview").last.click()
    for heading, told in (
        ("Hand-overs you have not read", r"Rex: Hand-over\s*Tom Weber wrote it on"),
        ("Looks after mastery that are due", r"Mika: down\s*The probe of .* is 2 days late"),
        ("Plans that are stuck", r"Juno: recall\s*1 of 5 correct \(20 %\) after 2 of 5"),
        ("Dogs without a session today", r"No session is on record yet"),
        ("Your drafts", r"Rex: Half a thought about fetching"),
    ):
        part = page.get_by_role("region", name=re.compile(heading))
        expect(part.get_by_role("listitem").first).to_have_text(re.compile(told, re.DOTALL))
    waiting = page.get_by_role("region", name=re.compile("Dogs without a session"))
    expect(waiting.get_by_role("listitem")).to_have_count(2)
    settle(page, "/overview")
    picture(page, f"overview-{size.name}")
    assert violations(page, "overview") + too_wide(page, "overview") == []
    page.get_by_role("link", name=re.compile("Rex: Hand-over")).click()
    expect(page).to_have_url(re.compile(f"/dogs/{dogs['Rex']}/handover$"))
    page.get_by_role("button", name="I have read this", exact=True).click()
    expect(page.get_by_text("You have read this")).to_be_visible()


def test_a_day_on_which_nothing_waits_says_so_and_without_a_network_it_says_what_it_needs(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    page = open_window(size, who=register(address))
    settle(page, "/overview")
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    picture(page, f"overview-empty-{size.name}")
    page.goto("/dogs")
    wait_until_complete(page)
    page.context.set_offline(True)
    if size.name == "phone":
        page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Overview").last.click()
    expect(page.get_by_text("This part is not kept on this device.")).to_be_visible()
    picture(page, f"overview-offline-{size.name}")
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
