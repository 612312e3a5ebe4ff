"""Two trainers, one of them a day without a network, change the same note and the same session so that their words
contradict: both texts are kept, both pages say so, one tap merges."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

import service_worker
import trainer
from conftest import Window, take_picture
from practice import Person, join, new_id, register
from test_this_device import banner
from waiting import NOTHING_WAITS, in_step, until
from windows import PHONE

DAY_MS = 24 * 60 * 60 * 1000
EVENING = "2026-11-20T16:20:00+01:00"
# The page's clock goes on from where the test has put it; every timer of the page runs as it always does.
WRONG_CLOCK = """
    const off = Number(localStorage.getItem('e2e.clock-is-off-by-ms') ?? 0);
    const Real = Date;
    globalThis.Date = class extends Real {
        constructor(...given) { given.length === 0 ? super(Real.now() + off) : super(...given); }
        static now() { return Real.now() + off; }
    };
"""


@dataclass(frozen=True)
class Kept:
    """What is there before: a note, and a session with the note that belongs to it."""

    dog: str
    note: str
    session: str
    session_note: str

    def page_of(self, note: str) -> str:
        """Where a note is read and changed."""
        return f"/dogs/{self.dog}/notes/{note}"


@pytest.fixture
def owner(address: str) -> Person:
    """A practice with a dog."""
    owner = register(address)
    owner.add_dog("Juno")
    return owner


@pytest.fixture
def kept(owner: Person) -> Kept:
    """A note and a session of the dog."""
    dog, session, session_note = owner.dogs["Juno"], new_id(), new_id()
    body = {"dog_id": dog, "started_at": EVENING, "ended_at": "2026-11-20T16:50:00+01:00", "status": "ended"}
    owner.call("PUT", f"/sessions/{session}", body | {"summary": "Recall at the gate."})
    words = {"dog_id": dog, "session_id": session, "body": "Recall 8/10 in the yard.", "occurred_at": EVENING}
    owner.call("PUT", f"/notes/{session_note}", words)
    return Kept(dog, owner.write_note(dog, "Pulls at the gate."), session, session_note)


def device(open_window: Window, who: Person) -> Page:
    """A phone that has everything and works without a network from now on, with a clock that a test puts wrong."""
    page = open_window(PHONE, who=who, service_worker=True)
    page.add_init_script(WRONG_CLOCK)
    in_step(page)
    service_worker.wait_until_kept(page)
    return page


def puts_clock(page: Page, *, off_by_ms: int) -> None:
    """From the next start of the page on, which is when somebody takes the phone out again."""
    page.evaluate("ms => localStorage.setItem('e2e.clock-is-off-by-ms', String(ms))", off_by_ms)
    page.reload()


def change(page: Page, address: str, text: str) -> None:
    """Writes a whole new text into a note on its own page."""
    page.goto(address)
    page.get_by_role("button", name="Edit").click()
    trainer.note_field(page).fill(text)
    page.get_by_role("button", name="Save note").click()
    expect(page.locator(".note-text")).to_have_text(text)


def two_versions(page: Page) -> Locator:
    """What the page shows where two texts contradict."""
    return page.get_by_role("region", name="Two versions")


def texts_of(person: Person, note: str) -> list[str]:
    """The text of each revision, oldest first."""
    return [one["body"] for one in person.call("GET", f"/notes/{note}/revisions").json()["items"]]


def test_a_day_offline_contradicts_and_both_texts_are_kept(open_window: Window, owner: Person, kept: Kept) -> None:
    tom = join(owner, "trainer", "Tom Weber")
    here, there = device(open_window, owner), device(open_window, tom)
    there.context.set_offline(True)
    puts_clock(there, off_by_ms=-DAY_MS)
    change(there, kept.page_of(kept.note), "Walks past the gate on a loose lead.")
    change(there, kept.page_of(kept.session_note), "Recall 5/10 in the yard, wind.")
    puts_clock(there, off_by_ms=0)  # a day later

    change(here, kept.page_of(kept.note), "Barks at the gate.")
    change(here, kept.page_of(kept.session_note), "Recall 9/10 in the yard.")
    assert until(here, NOTHING_WAITS), "what was written here does not go out"
    there.context.set_offline(False)
    banner(there, "Two versions of 2 entries.")
    assert texts_of(owner, kept.note) == [
        "Pulls at the gate.", "Barks at the gate.", "Walks past the gate on a loose lead.", "Barks at the gate.",
    ]  # fmt: skip
    assert "Recall 5/10 in the yard, wind." in texts_of(owner, kept.session_note)
    assert texts_of(owner, kept.session_note)[-1] == "Recall 9/10 in the yard."

    there.goto(kept.page_of(kept.note))
    expect(two_versions(there)).to_contain_text("You changed this as well")
    expect(two_versions(there)).to_contain_text("on a loose lead")
    take_picture(there, "contradiction-note-phone")
    two_versions(there).get_by_role("button", name="Keep both").click()
    expect(two_versions(there)).to_have_count(0)
    for words in ("Barks at the gate.", "Walks past the gate on a loose lead."):
        expect(there.locator(".note-text")).to_contain_text(words)
    take_picture(there, "contradiction-note-merged-phone")

    here.goto(kept.page_of(kept.session_note))
    expect(two_versions(here)).to_contain_text("Tom Weber changed this as well")
    take_picture(here, "contradiction-session-note-phone")
    two_versions(here).get_by_role("button", name="Keep both").click()
    expect(two_versions(here)).to_have_count(0)
    for page in (here, there):
        in_step(page)
        for note, both in (
            (kept.note, ("Barks at the gate.", "Walks past the gate on a loose lead.")),
            (kept.session_note, ("Recall 9/10 in the yard.", "Recall 5/10 in the yard, wind.")),
        ):
            page.goto(kept.page_of(note))
            for words in both:
                expect(page.locator(".note-text")).to_contain_text(words)
            expect(two_versions(page)).to_have_count(0)


def push_summary(who: Person, kept: Kept, seen: dict[str, object], summary: str) -> str:
    """A session's own words, which the page shows and has no field for, as another device sends them."""
    row = {
        "push_id": new_id(), "kind": "session", "id": kept.session, "assumed_revision": seen["revision"],
        "deleted": False, "body": seen["body"] | {"summary": summary}, "edited_at": EVENING,  # type: ignore[operator]
    }  # fmt: skip
    (answer,) = who.call("POST", "/sync/push", {"rows": [row]}).json()["results"]
    status: str = answer["status"]
    return status


def test_a_session_in_two_versions_is_shown_on_its_page_and_one_tap_keeps_both(
    open_window: Window, owner: Person, kept: Kept
) -> None:
    tom = join(owner, "trainer", "Tom Weber")
    pulled = owner.call("GET", "/sync/pull?limit=1000").json()["documents"]
    (seen,) = [one for one in pulled if one["id"] == kept.session]
    assert push_summary(owner, kept, seen, "Recall at the gate, nine of ten.") == "stored"
    assert push_summary(tom, kept, seen, "Recall in the yard, with wind.") == "conflict"

    page = open_window(PHONE, who=tom)
    page.goto(f"/dogs/{kept.dog}/sessions/{kept.session}")
    expect(two_versions(page)).to_contain_text("Nothing is lost: choose what counts.")
    take_picture(page, "contradiction-session-phone")
    two_versions(page).get_by_role("button", name="Keep both").click()
    expect(two_versions(page)).to_have_count(0)
    summary = owner.call("GET", f"/sessions/{kept.session}").json()["summary"]
    assert all(words in summary for words in ("Recall at the gate, nine of ten.", "Recall in the yard, with wind."))
