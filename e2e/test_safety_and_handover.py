"""What is dangerous about a dog, how it is kept well, and how one trainer hands it to another."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

import trainer
from conftest import Window
from practice import Person, join, new_id, register
from test_accessibility import settle, too_wide, violations
from waiting import told
from windows import Size

MUZZLE = "Muzzle on before you open the crate"
HANDED = "Quiet evening. Watch the gate. Next: recall at 20 m with one helper"
Picture = Callable[[Page, str], None]


@pytest.fixture
def owner(address: str) -> Person:
    """A practice of one, before anybody else joins."""
    return register(address)


@pytest.fixture
def tom(owner: Person) -> Person:
    """A second trainer of the practice."""
    return join(owner, "trainer", "Tom Weber")


def today(days: int = 0) -> str:
    """A calendar day as seen from today."""
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def begin_session(person: Person, dog_id: str) -> httpx.Response:
    """Tries to begin a session through the API."""
    return person.client.put(
        f"/api/v1/sessions/{new_id()}",
        json={"dog_id": dog_id, "started_at": datetime.now(UTC).isoformat()},
        headers={"X-CSRF-Token": person.csrf_token},
    )


def flag_card(page: Page, instruction: str) -> Locator:
    """The card of a safety flag, on whatever page shows it."""
    return page.get_by_role("article", name=re.compile(re.escape(instruction)))


def hold_key(page: Page, button: Locator, key: str) -> None:
    """Holds a button by the keyboard until it has done what it does."""
    button.focus()
    page.keyboard.down(key)
    expect(button).to_have_count(0)
    page.keyboard.up(key)


def hold(page: Page, button: Locator) -> None:
    """Holds a button with the pointer until it has done what it does."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    expect(button).to_have_count(0)
    page.mouse.up()


def test_nobody_handles_the_dog_before_the_danger_is_read(
    open_window: Window, owner: Person, tom: Person, size: Size, picture: Picture
) -> None:
    juno = owner.add_dog("Juno")
    page = open_window(size, who=owner)
    page.goto(f"/dogs/{juno}/care")
    page.get_by_role("button", name="Set a safety flag").click()
    page.get_by_label("What to do, or not to do").fill(MUZZLE)
    page.get_by_label("About", exact=True).select_option(label="Bites people")
    picture(page, f"safety-form-{size.name}")
    found = violations(page, "flag form")
    with told(page, "/sync/push"):
        page.get_by_role("button", name="Save flag").click()
    expect(flag_card(page, MUZZLE)).to_contain_text("Danger")
    expect(flag_card(page, MUZZLE)).to_contain_text("Reported by owner")

    refused = begin_session(tom, juno)
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("acknowledgement-needed")
    assert MUZZLE in refused.json()["detail"]

    other = open_window(size, who=tom)
    settle(other, f"/dogs/{juno}")
    card = flag_card(other, MUZZLE)
    expect(card).to_contain_text("Danger")
    picture(other, f"safety-unread-{size.name}")
    found += violations(other, "timeline with a danger") + too_wide(other, "timeline with a danger")
    button = card.get_by_role("button", name="Hold: I have read this")
    button.click()
    expect(card).to_contain_text("Hold it for a full second.")
    assert begin_session(tom, juno).status_code == 409, "a tap is no acknowledgement"
    with told(other, "/acknowledge"):
        hold(other, button)
    expect(card).to_contain_text("Read by you")
    picture(other, f"safety-read-{size.name}")
    assert begin_session(tom, juno).status_code == 201
    page.reload()
    expect(flag_card(page, MUZZLE)).to_contain_text("Read by Tom Weber")
    assert found == []


def test_a_changed_flag_asks_again_and_an_ended_one_no_more(open_window: Window, owner: Person, tom: Person) -> None:
    juno = owner.add_dog("Juno")
    flag = new_id()
    owner.call("PUT", f"/safety-flags/{flag}", {"dog_id": juno, "instruction": MUZZLE, "severity": "danger"})
    tom.call("POST", f"/safety-flags/{flag}/acknowledge")
    assert begin_session(tom, juno).status_code == 201

    page = open_window(who=owner)
    page.goto(f"/dogs/{juno}/handover")
    flag_card(page, MUZZLE).get_by_role("button", name="Change or end").click()
    page.get_by_label("What to do, or not to do").fill("Muzzle on, and two people")
    with told(page, "/sync/push"):
        page.get_by_role("button", name="Save flag").click()
    expect(flag_card(page, "Muzzle on, and two people")).to_be_visible()
    assert begin_session(tom, juno).status_code == 409

    other = open_window(who=tom)
    other.goto(f"/dogs/{juno}")
    card = flag_card(other, "Muzzle on, and two people")
    expect(card).to_contain_text("It was changed since you read it.")
    with told(other, "/acknowledge"):
        hold_key(other, card.get_by_role("button", name="Hold: I have read this"), "Space")
    expect(card).to_contain_text("Read by you")
    assert begin_session(tom, juno).status_code == 201

    flag_card(page, "Muzzle on, and two people").get_by_role("button", name="Change or end").click()
    page.get_by_text("End this flag").click()
    page.get_by_role("button", name="End flag").click()
    expect(page.get_by_text("Say why: others will ask.")).to_be_visible()
    page.get_by_label("Why it no longer holds").fill("Desensitised; six weeks without a lunge")
    page.get_by_role("button", name="End flag").click()
    expect(flag_card(page, "Muzzle on")).to_have_count(0)


def test_a_caution_in_a_note_becomes_a_flag_with_evidence(open_window: Window, owner: Person) -> None:
    juno = owner.add_dog("Juno")
    note = owner.write_note(juno, "Caution: do not reach over his head. Otherwise a quiet day.")
    cautions = [kept["fact"] for kept in owner.call("GET", f"/notes/{note}").json()["facts"]]
    assert [fact["type"] for fact in cautions].count("caution") == 1
    page = open_window(who=owner)
    page.goto(f"/dogs/{juno}/notes/{note}")
    page.get_by_role("button", name="Make a safety flag of this").click()
    expect(page.get_by_label("What to do, or not to do")).to_have_value("Do not reach over his head")
    page.get_by_role("button", name="Save flag").click()
    expect(flag_card(page, "reach over his head")).to_be_visible()
    expect(flag_card(page, "reach over his head")).not_to_contain_text("Reported by owner")


def test_what_expires_is_seen_and_renewed_in_one_tap(
    open_window: Window, owner: Person, size: Size, picture: Picture
) -> None:
    juno = owner.add_dog("Juno")
    owner.call("PUT", f"/vaccinations/{new_id()}", {"dog_id": juno, "name": "Rabies", "given_on": today(-355)})
    for days, kg in ((-92, 22.8), (-61, 23.1), (-20, 23.5)):
        weighing = {"dog_id": juno, "type": "weight", "occurred_at": f"{today(days)}T09:00:00Z", "weight_kg": kg}
        owner.call("PUT", f"/observations/{new_id()}", weighing)
    page = open_window(size, who=owner)
    settle(page, f"/dogs/{juno}/care")
    rabies = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Rabies"))
    bordetella = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Bordetella"))
    expect(rabies).to_contain_text("Expires soon")
    expect(bordetella).to_contain_text("Missing")
    rabies.get_by_role("button", name="Renewed today").click()
    expect(rabies).to_contain_text("Valid until")
    bordetella.get_by_role("button", name="Given today").click()
    expect(bordetella).to_contain_text("Valid until")
    page.get_by_role("button", name="Undo").last.click()
    expect(bordetella).to_contain_text("Missing")

    page.get_by_role("button", name="Weigh", exact=True).click()
    page.get_by_label("Weight in kg").fill("heavy")
    page.get_by_role("button", name="Save weight").click()
    expect(page.get_by_text("Enter the weight as a number")).to_be_visible()
    page.get_by_label("Weight in kg").fill("23.9")
    page.get_by_role("button", name="Save weight").click()
    expect(page.get_by_role("img", name=re.compile("4 weighings, from 22.8 to 23.9"))).to_be_visible()
    expect(page.get_by_text("+0.4\u00a0kg since")).to_be_visible()

    for item, allergic in (("Cheese", False), ("Tug", False), ("Chicken", True)):
        page.get_by_role("button", name="Add", exact=True).last.click()
        page.get_by_label("What", exact=True).fill(item)
        page.get_by_label("Allergic to it").set_checked(allergic)
        picture(page, f"reinforcer-form-{size.name}")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.get_by_role("dialog")).to_have_count(0)
    ranks = page.get_by_role("list", name="Reinforcers, best first").get_by_role("heading")
    expect(ranks).to_have_text(["Cheese", "Tug"])
    page.get_by_role("button", name="Move Tug up").click()
    expect(ranks).to_have_text(["Tug", "Cheese"])
    page.reload()
    expect(ranks).to_have_text(["Tug", "Cheese"])
    page.wait_for_load_state("networkidle")
    picture(page, f"care-{size.name}")
    assert violations(page, "care") + too_wide(page, "care") == []


def test_a_hand_over_written_by_one_is_read_by_another(
    open_window: Window, owner: Person, tom: Person, size: Size, picture: Picture
) -> None:
    juno = owner.add_dog("Juno")
    step = new_id()
    owner.call(
        "PUT",
        f"/plans/{new_id()}",
        {"dog_id": juno, "name": "recall", "steps": [{"id": step, "distance_m": 15}], "current_step_id": step},
    )
    now = datetime.now(UTC).isoformat()
    rule = {"id": "m", "name": "90 % once", "level_percent": 90, "min_trials": 10, "sessions": 1, "probe_days": [7, 14]}
    down = {"dog_id": juno, "name": "down", "mastery_rule": rule, "status": "mastered", "mastered_on": "2026-01-05"}
    owner.call("PUT", f"/plans/{new_id()}", down)
    for line in (
        "recall 5/5 @15m",
        "recall 3/5 @15m",
        "recall 4/5 @15m. Told owner: keep the lead on at the gate. Loose stool once",
    ):
        owner.write_note(juno, line, occurred_at=now)
    flag, flag_id = {"dog_id": juno, "instruction": MUZZLE, "severity": "caution", "category": "muzzle"}, new_id()
    owner.call("PUT", f"/safety-flags/{flag_id}", flag)
    tom.call("POST", f"/safety-flags/{flag_id}/acknowledge")

    page = open_window(size, who=owner)
    settle(page, f"/dogs/{juno}/handover")
    expect(page.get_by_text("5/5", exact=True)).to_be_visible()
    expect(page.get_by_text("4/5", exact=True)).to_be_visible()
    page.get_by_role("button", name="Write the hand-over").click()
    text = trainer.note_field(page)
    expect(text).to_have_value(re.compile(r"recall.*5/5, 3/5, 4/5"))
    text.fill(HANDED)
    picture(page, f"handover-writing-{size.name}")
    with told(page, "/sync/push", saying=HANDED):
        page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Nobody has read it yet")).to_be_visible()

    other = open_window(size, who=tom)
    settle(other, f"/dogs/{juno}/handover")
    expect(other.get_by_role("link", name="recall at 20 m with one helper")).to_be_visible()
    looks = other.get_by_role("region", name="down, looks after mastery").get_by_role("row")
    expect(looks.nth(1)).to_have_text(re.compile(r"12 January 2026\s*7 days\s*Missed"))
    expect(looks.nth(2)).to_have_text(re.compile(r"19 January 2026\s*14 days\s*Overdue"))
    picture(other, f"handover-{size.name}")
    found = violations(other, "hand-over") + too_wide(other, "hand-over")
    with told(other, "/acknowledge"):
        other.get_by_role("button", name="I have read this", exact=True).click()
    expect(other.get_by_text("You have read this")).to_be_visible()
    page.reload()
    expect(page.get_by_role("article", name="Hand-over card")).to_contain_text("Read by Tom Weber")
    assert found == []
