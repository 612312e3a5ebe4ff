"""Every page, at both sizes and in every theme, read by axe; a picture of each is kept."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

import trainer
from conftest import Window
from practice import Person, join, new_email, new_id, register
from windows import THEMES, Size

NOTES = (
    "Loose lead past the bakery, 8/10. One bark at the skateboard, recovered in 4 s. #reactivity",
    "Mat work while the children ate: 12 min, two resets. Next: add the doorbell recording at low volume.",
    "Recall from the river bank 5/5, then 3/5 with ducks. Long line stayed slack. #recall",
)


@pytest.fixture(scope="module")
def owner(address: str) -> Person:
    """A small practice with something on every page."""
    owner = register(address)
    juno = owner.add_dog("Juno")
    for call_name in ("Baltasar", "Pip", "Frieda von der Alten Mühle"):
        owner.add_dog(call_name)
    for day, body in enumerate(NOTES, start=11):
        owner.write_note(juno, body, occurred_at=f"2026-03-{day}T16:20:00+01:00")
    owner.change_note(owner.write_note(juno, "Sat 6 of 8 at the kerb."), "Sat 7 of 8 at the kerb, one creep forward.")
    for severity, instruction in (
        ("danger", "Muzzle on before you open the crate"),
        ("caution", "Two doors between him and the street"),
        ("info", "Deaf on the left"),
    ):
        flag = {"dog_id": juno, "severity": severity, "instruction": instruction, "category": "muzzle"}
        owner.call("PUT", f"/safety-flags/{new_id()}", flag)
    owner.write_note(
        owner.dogs["Baltasar"],
        "recall 4/5 @15m. Told owner: lead on at the gate. Do not reach over his head. Next: recall with ducks",
        occurred_at=datetime.now(UTC).isoformat(),
    )
    join(owner, "trainer", "Marek Novak")
    owner.invite(new_email("noor"), "viewer")
    return owner


@pytest.fixture(scope="module")
def trained(owner: Person) -> dict[str, str]:
    """Where the pages of a dog are that has trained its plan in four sessions: a name for the pictures, and the way."""
    frieda = owner.dogs["Frieda von der Alten Mühle"]
    plan_id, steps = new_id(), [{"id": new_id(), "distance_m": metres} for metres in (5, 10, 15)]
    plan = {"dog_id": frieda, "name": "recall", "steps": steps, "current_step_id": steps[1]["id"]}
    owner.call("PUT", f"/plans/{plan_id}", plan)
    sessions = [
        train(owner, frieda, plan_id, steps[1], day=day, correct=correct)
        for day, correct in ((11, 5), (12, 6), (13, 8), (14, 9))
    ]
    return {
        "progress": f"/dogs/{frieda}/progress",
        "progress-empty": f"/dogs/{owner.dogs['Pip']}/progress",
        "plans": f"/dogs/{frieda}/plans",
        "plans-empty": f"/dogs/{owner.dogs['Pip']}/plans",
        "plan": f"/dogs/{frieda}/plans/{plan_id}",
        "library": "/library",
        "session-before": f"/dogs/{frieda}/session",
        "session-finished": f"/dogs/{frieda}/sessions/{sessions[-1]}",
    }


def train(owner: Person, dog_id: str, plan_id: str, step: dict[str, Any], *, day: int, correct: int) -> str:
    """An ended session on a day of March, one set of ten trials, the correct ones first; answers the session's id."""
    session_id = new_id()
    begun = {"dog_id": dog_id, "started_at": f"2026-03-{day}T10:00:00+01:00"}
    session = begun | {"ended_at": f"2026-03-{day}T10:20:00+01:00", "status": "ended", "plan_ids": [plan_id]}
    trials = [
        {
            "id": new_id(),
            "ordinal": number,
            "at": f"2026-03-{day}T10:{number:02}:00+01:00",
            "outcome": "correct" if number <= correct else "incorrect",
        }
        for number in range(1, 11)
    ]
    place = {"step_id": step["id"], "distance_m": step["distance_m"]}
    run = {"session_id": session_id, "plan_id": plan_id, "skill": "recall", "step": place, "trials": trials}
    owner.call("PUT", f"/sessions/{session_id}", session)
    owner.call("PUT", f"/sets/{new_id()}", begun | run | {"planned_trials": 10, "status": "final"})
    return session_id


def pages_of(owner: Person) -> dict[str, str]:
    """Every page of the site: a name for its pictures, and where it is."""
    dog_id = owner.dogs["Juno"]
    note_id = owner.call("GET", f"/dogs/{dog_id}/timeline").json()["items"][0]["id"]
    return {
        "dogs": "/dogs",
        "dog": f"/dogs/{dog_id}",
        "dog-care": f"/dogs/{dog_id}/care",
        "dog-handover": f"/dogs/{owner.dogs['Baltasar']}/handover",
        "dog-without-notes": f"/dogs/{owner.dogs['Pip']}",
        "note": f"/notes/{note_id}",
        "search": "/search?q=skatebord",
        "search-without-hits": "/search?q=xylophone",
        "guardians": "/guardians",
        "team": "/team",
        "settings": "/settings",
        "new-session": "/new-session",
        "shared-nothing": "/share?missed=full",
        "audit": "/audit",
        "exchange": "/exchange",
        "calendar": "/calendar",
        "overview": "/overview",
        "sync": "/sync",
        "not-found": "/no-such-page",
    }


def found_on(page: Page, pages: dict[str, str], size: Size, picture: Callable[[Page, str], None]) -> list[str]:
    """What axe finds on each of the pages in every theme."""
    found: list[str] = []
    for name, path in pages.items():
        settle(page, path)
        found += read_in_every_theme(page, name, size, picture)
    return found


@pytest.mark.timeout(300)
def test_pages_of_a_member_have_no_violations(
    open_window: Window, size: Size, owner: Person, picture: Callable[[Page, str], None]
) -> None:
    assert found_on(open_window(size, who=owner), pages_of(owner), size, picture) == []


@pytest.mark.timeout(300)
def test_pages_of_a_trained_dog_have_no_violations(
    open_window: Window,
    size: Size,
    owner: Person,
    trained: dict[str, str],
    picture: Callable[[Page, str], None],
) -> None:
    assert found_on(open_window(size, who=owner), trained, size, picture) == []


def test_a_running_session_has_no_violations(
    open_window: Window,
    size: Size,
    person: Person,
    dog_id: str,
    picture: Callable[[Page, str], None],
) -> None:
    page = open_window(size, who=person)
    settle(page, f"/dogs/{dog_id}/session")
    pad = page.get_by_role("group", name="Outcome of the trial")
    for outcome in ("Correct", "Correct", "Incorrect", "Correct", "Correct"):
        pad.get_by_role("button", name=re.compile(f"^{outcome}")).click()
    advice = page.get_by_role("region", name="Advice")
    advice.get_by_role("button", name="Otherwise").click()
    expect(advice.get_by_label("Why (optional)")).to_be_visible()
    assert read_in_every_theme(page, "session-running", size, picture) == []


def test_pages_of_a_stranger_have_no_violations(
    open_window: Window, size: Size, owner: Person, picture: Callable[[Page, str], None]
) -> None:
    page = open_window(size)
    token = owner.invite(new_email("noor"), "viewer")
    found: list[str] = []
    for name, path in {
        "login": "/login",
        "register": "/register",
        "invitation": f"/invitations/{token}",
        "invitation-unknown": "/invitations/no-such-invitation-anywhere",
    }.items():
        settle(page, path)
        found += read_in_every_theme(page, name, size, picture)
    assert found == []


def test_composer_and_history_have_no_violations(
    open_window: Window, size: Size, owner: Person, picture: Callable[[Page, str], None]
) -> None:
    page = open_window(size, who=owner)
    paths = pages_of(owner)
    settle(page, paths["dog"])
    page.get_by_role("button", name="New note").click()
    expect(trainer.note_field(page)).to_be_focused()
    found = read_in_every_theme(page, "composer", size, picture)

    settle(page, paths["note"])
    page.get_by_role("button", name="History").click()
    expect(trainer.revision(page, 1)).to_be_visible()
    found += read_in_every_theme(page, "history", size, picture)
    assert found == []


def settle(page: Page, path: str) -> None:
    """Opens a page and waits until it has said what it has to say."""
    page.goto(path)
    expect(page.get_by_role("main")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def read_in_every_theme(page: Page, name: str, size: Size, picture: Callable[[Page, str], None]) -> list[str]:
    """Has axe read a page in each theme and keeps its pictures. A theme is an attribute that only style sheets read:
    the page is opened once and the themes are put on in place. They leave it as it was, in the first one."""
    found: list[str] = []
    for theme in THEMES:
        put_on(page, theme)
        picture(page, f"{name}-{size.name}-{theme}")
        found += violations(page, f"{name} in {theme}") + too_wide(page, f"{name} in {theme}")
    put_on(page, THEMES[0])
    return found


def put_on(page: Page, theme: str) -> None:
    """Puts a theme on, and waits until it is to be seen and nothing changes colour any more."""
    page.evaluate(
        """async (theme) => {
            document.documentElement.dataset.theme = theme;
            await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
            await Promise.allSettled(document.getAnimations().map((each) => each.finished));
        }""",
        theme,
    )


def violations(page: Page, name: str) -> list[str]:
    """What axe finds, one line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    results: dict[str, Any] = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{name}: {violation['id']} ({violation['impact']}): {node['html'][:160]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]


def too_wide(page: Page, name: str) -> list[str]:
    """A page that scrolls sideways: nobody reads that with one thumb."""
    over: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{name}: {over} px wider than the window"] if over > 0 else []
