"""Step advice counts the sets of earlier sessions: a run that began yesterday goes on today, with a network or not."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from conftest import Window
from live_session import start, step, stored, zone
from practice import Person, new_id
from windows import PHONE

Picture = Callable[[Page, str], None]

TWICE = {
    "id": "push-drop-stick-twice",
    "name": "Fives, twice running",
    "set_size": 5,
    "push_min": 4,
    "drop_max": 2,
    "version": 1,
    "consecutive_sets": 2,
}
PUSH = (
    "4 of 4 correct (100 %) for 2 sets in a row, 1 of them in an earlier session: push from 4 of 5 on. "
    "Go to the next step."
)


def plan_of(person: Person, dog_id: str) -> tuple[str, dict[str, object]]:
    """A recall plan whose rule wants two sets in a row; answers its id and the step it stands on."""
    plan_id, steps = new_id(), [step(5), step(10), step(15)]
    body = {"dog_id": dog_id, "name": "recall", "steps": steps, "current_step_id": steps[1]["id"]}
    person.call("PUT", f"/plans/{plan_id}", body | {"advance_rule": TWICE})
    return plan_id, steps[1]


def trained_yesterday(person: Person, dog_id: str, plan_id: str, at_step: dict[str, object]) -> None:
    """A session of yesterday with one set of four right out of five."""
    at = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    session_id = new_id()
    trials = [
        {"id": new_id(), "ordinal": n, "at": at, "outcome": "correct" if n < 5 else "incorrect"} for n in range(1, 6)
    ]
    place = {"step_id": at_step["id"], "distance_m": at_step["distance_m"], "distraction": at_step["distraction"]}
    begun = {"dog_id": dog_id, "started_at": at}
    person.call("PUT", f"/sessions/{session_id}", begun | {"ended_at": at, "status": "ended"})
    a_set = {"session_id": session_id, "plan_id": plan_id, "skill": "recall", "step": place, "trials": trials}
    person.call("PUT", f"/sets/{new_id()}", begun | a_set | {"status": "final"})


def four_right(page: Page) -> None:
    """Four trials, all correct: the set is decided."""
    for _ in range(4):
        zone(page, "Correct").click()


def test_one_set_of_yesterday_and_one_of_today_push(open_window: Window, person: Person, picture: Picture) -> None:
    dog_id = person.add_dog("Juno")
    plan_id, at_step = plan_of(person, dog_id)
    trained_yesterday(person, dog_id, plan_id, at_step)
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    four_right(page)
    advice = page.get_by_role("region", name="Advice")
    expect(advice).to_contain_text(PUSH)
    picture(page, "advice-over-sessions-phone")
    advice.get_by_role("button", name="Push: next step").click()
    stored(page)
    # The hand-over card judges the same sets, in the registry, in the same words.
    card = person.call("GET", f"/dogs/{dog_id}/handover").json()
    assert card["plans"][0]["advice"] == PUSH


def test_without_a_network_the_session_before_on_this_device_counts(open_window: Window, person: Person) -> None:
    dog_id = person.add_dog("Juno")
    plan_of(person, dog_id)
    page = open_window(PHONE, who=person)
    page.route("**/api/v1/dogs/*/sets?*", lambda route: route.abort())
    start(page, dog_id)
    four_right(page)
    advice = page.get_by_role("region", name="Advice")
    expect(advice).to_contain_text("1 set of 2 in a row on this step. Repeat it.")
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_have_count(0)
    start(page, dog_id)
    four_right(page)
    expect(advice).to_contain_text(PUSH)
