"""What is seen beside the trials: behaviour counted and timed, ABC, triggers met, FAS, and what the note says of it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from conftest import Window
from live_session import Thumb, find_nothing, start, stored, zone
from practice import Person
from test_accessibility import read_in_every_theme
from windows import PHONE

Picture = Callable[[Page, str], None]

# A meeting with a trigger costs as many from the running session: which, and how the dog answered.
TAPS_OF_A_MEETING = 2


def begun(hours_ago: float, open_window: Window, person: Person, dog_id: str) -> Page:
    """A session that began so long ago by the device's clock, which runs on from there."""
    page = open_window(PHONE, who=person)
    page.clock.install(time=datetime.now(UTC) - timedelta(hours=hours_ago))
    start(page, dog_id)
    return page


def observe(page: Page, sheet: str) -> Locator:
    """The panel over the pad, at one of its sheets."""
    page.get_by_role("button", name="Observe").click()
    panel = page.get_by_role("dialog", name="Observe")
    panel.get_by_role("button", name=sheet, exact=True).click()
    return panel


def end_now(page: Page) -> str:
    """Ends the session; answers the drafted note, which is then saved."""
    page.get_by_role("button", name="End", exact=True).click()
    text = page.get_by_role("textbox", name="Note", exact=True)
    expect(text).to_have_value(re.compile(r"\S"))
    drafted = text.input_value()
    page.get_by_role("button", name="Save note").click()
    expect(text).to_have_count(0)
    return drafted


def observations(page: Page, person: Person) -> list[dict[str, Any]]:
    """What the registry holds of the ended session in view."""
    session_id = page.url.rsplit("/", maxsplit=1)[1]
    found: list[dict[str, Any]] = person.call("GET", f"/sessions/{session_id}/record").json()["observations"]
    return found


def tidy(seconds: float) -> str:
    """As a sentence shows it: at most one digit behind the point."""
    return f"{round(seconds, 1):g}"


def test_an_abc_record_is_made_stored_and_told(
    open_window: Window, person: Person, dog_id: str, picture: Picture
) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    panel = observe(page, "ABC")
    panel.get_by_label("Kind of antecedent").select_option("noise")
    panel.get_by_label("Before", exact=True).fill("doorbell")
    panel.get_by_label("Behaviour", exact=True).fill("barking")
    panel.get_by_label("Kind of consequence").select_option("attention")
    panel.get_by_label("After", exact=True).fill("owner talked to her")
    picture(page, "observe-abc-phone")
    find_nothing(page)
    panel.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("ABC noted")).to_be_visible()
    drafted = end_now(page)
    assert "A: doorbell B: barking C: owner talked to her" in drafted
    expect(page.get_by_text("doorbell → barking → owner talked to her")).to_be_visible()
    kept = observations(page, person)[0]
    assert kept["abc"]["antecedent"] == {"category": "noise", "text": "doorbell"}
    assert (kept["abc"]["consequence"]["category"], kept["behavior"]) == ("attention", "barking")


def test_a_stopwatch_that_nobody_stopped_is_told_as_such_with_the_numbers_of_the_data(
    open_window: Window, person: Person, dog_id: str, picture: Picture
) -> None:
    page = begun(1, open_window, person, dog_id)
    page.clock.fast_forward("10:00")  # nothing was counted before the behaviour is on watch
    panel = observe(page, "Count, time")
    panel.get_by_label("Behaviour to watch").fill("Barking")
    panel.get_by_role("button", name="Watch").click()
    counter = panel.get_by_role("button", name=re.compile("^barking"))
    for _ in range(3):
        counter.click()
    panel.get_by_role("button", name="Start timing barking").click()
    page.clock.fast_forward(2_450)
    panel.get_by_role("button", name=re.compile("^Stop")).click()
    panel.get_by_role("button", name="Start timing barking").click()
    page.clock.fast_forward(7_300)
    expect(panel.get_by_role("button", name=re.compile(r"^Stop · ([7-9]|\d\d) s"))).to_be_visible()
    expect(counter).to_contain_text("3")
    picture(page, "observe-stopwatch-phone")
    find_nothing(page)
    panel.get_by_role("button", name="Close").click()
    drafted = end_now(page)

    kept = observations(page, person)[0]
    stops = [one for one in kept["events"] if one["kind"] == "stop"]
    lengths = [one["duration_ms"] / 1000 for one in stops]
    assert [one["closed_at_end"] for one in stops] == [False, True]
    assert lengths[0] > 2.4
    assert lengths[1] > 7.2
    assert sum(lengths) <= kept["observed_s"] + 1 < 600
    assert f"barking 3 in {kept['observed_s']:g} s" in drafted
    assert f"barking {tidy(lengths[0])} s\n" in drafted
    assert f"barking {tidy(lengths[1])} s (still on when the session ended)" in drafted
    expect(
        page.get_by_text(f"barking: 3 times, {tidy(sum(lengths))} s in all, closed at the end, not by hand")
    ).to_be_visible()
    picture(page, "finished-stopwatch-phone")


def test_a_trigger_is_noted_in_exactly_two_taps(
    open_window: Window, person: Person, dog_id: str, picture: Picture
) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    zone(page, "Correct").click()
    stored(page)
    picture(page, "live-triggers-phone")
    thumb = Thumb()
    thumb.tap(page.get_by_role("group", name="Met a trigger").get_by_role("button", name="bike"))
    expect(page.get_by_role("dialog", name="Observe").get_by_role("button", name="bike")).to_have_attribute(
        "aria-pressed", "true"
    )
    picture(page, "observe-trigger-phone")
    find_nothing(page)
    thumb.tap(page.get_by_role("button", name="Orients, disengages on cue"))
    expect(page.get_by_text("Trigger noted")).to_be_visible()
    expect(zone(page, "Correct")).to_be_in_viewport()
    assert thumb.taps == TAPS_OF_A_MEETING
    drafted = end_now(page)
    assert "bike: oriented, disengaged on cue" in drafted
    met = observations(page, person)[0]["exposure"]
    assert (met["trigger"], met["response"]) == ("bike", 2)
    assert [met[name] for name in ("distance_min_m", "took_food", "recovery_s")] == [None, None, None]


def test_a_second_meeting_begins_with_nothing_of_the_first(open_window: Window, person: Person, dog_id: str) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    page.get_by_role("group", name="Met a trigger").get_by_role("button", name="dog").click()
    page.get_by_role("dialog", name="Observe").get_by_role("button", name="Close").click()
    panel = observe(page, "Trigger")
    expect(panel.get_by_role("button", name="Barks, lunges")).to_be_disabled()


def test_fear_takes_the_push_away_and_the_note_tells_the_readings(
    open_window: Window, person: Person, dog_id: str
) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    observe(page, "FAS").get_by_role("button", name="Mild signs").click()
    observe(page, "FAS").get_by_role("button", name="High: flees, freezes").click()
    for _ in range(4):
        zone(page, "Correct").click()
    advice = page.get_by_role("region", name="Advice")
    expect(advice).to_contain_text("would push, but not today")
    expect(advice).to_contain_text("FAS peaked at 4 of 5; from 4 on there is no push.")
    expect(advice).to_contain_text("End with something easy.")
    drafted = end_now(page)
    assert "FAS 2/4/4" in drafted
    expect(page.get_by_text("FAS 4", exact=True)).to_be_visible()
    assert [one["welfare"]["fas"] for one in observations(page, person)] == [2, 4]


def test_a_session_open_for_hours_asks_when_it_ended_and_takes_no_end_before_the_last_tap(
    open_window: Window, person: Person, dog_id: str, picture: Picture
) -> None:
    page = begun(6, open_window, person, dog_id)
    zone(page, "Correct").click()
    page.clock.fast_forward("20:00")
    zone(page, "Incorrect").click()
    stored(page)
    page.clock.fast_forward("04:10:00")
    page.get_by_role("button", name="End", exact=True).click()
    asked = page.get_by_role("dialog", name="When did it really end?")
    ended = asked.get_by_label("Ended")
    last_tap = ended.input_value()
    assert read_in_every_theme(page, "session-open-for-hours", PHONE, picture) == []
    too_early = datetime.fromisoformat(last_tap) - timedelta(minutes=5)
    ended.fill(too_early.isoformat(timespec="minutes"))
    asked.get_by_role("button", name="End it then").click()
    expect(asked.get_by_role("alert")).to_contain_text("It cannot have ended before the last tap")
    ended.fill(last_tap)
    asked.get_by_role("button", name="End it then").click()
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_visible()
    session = person.call("GET", f"/sessions/{page.url.rsplit('/', maxsplit=1)[1]}").json()
    length = datetime.fromisoformat(session["ended_at"]) - datetime.fromisoformat(session["started_at"])
    assert timedelta(minutes=19) < length < timedelta(minutes=22)
    assert session["status"] == "ended"


def test_a_session_that_was_long_in_truth_ends_late_and_says_so(
    open_window: Window, person: Person, dog_id: str
) -> None:
    page = begun(6, open_window, person, dog_id)
    zone(page, "Correct").click()
    page.clock.fast_forward("04:10:00")
    page.get_by_role("button", name="End", exact=True).click()
    asked = page.get_by_role("dialog", name="When did it really end?")
    ended = asked.get_by_label("Ended")
    late = datetime.fromisoformat(ended.input_value()) + timedelta(hours=4, minutes=5)
    ended.fill(late.isoformat(timespec="minutes"))
    asked.get_by_role("button", name="End it then").click()
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_be_visible()
    session = person.call("GET", f"/sessions/{page.url.rsplit('/', maxsplit=1)[1]}").json()
    assert session["long_confirmed"] is True


def test_a_recovery_is_tapped_timed_or_typed(
    open_window: Window, person: Person, dog_id: str, picture: Picture
) -> None:
    page = begun(1, open_window, person, dog_id)

    def meet(trigger: str) -> Locator:
        page.get_by_role("group", name="Met a trigger").get_by_role("button", name=trigger).click()
        panel = page.get_by_role("dialog", name="Observe")
        panel.get_by_text("Distance, food, recovery").click()
        return panel

    panel = meet("dog")
    panel.get_by_role("button", name="30 s", exact=True).click()
    expect(panel.get_by_label("Exactly, in seconds")).to_have_value("30")
    assert read_in_every_theme(page, "observe-recovery", PHONE, picture) == []
    panel.get_by_role("button", name="Barks, lunges").click()

    panel = meet("person")
    expect(panel.get_by_text("Recovered after: not noted")).to_be_visible()
    panel.get_by_role("button", name="Start the stopwatch").click()
    page.clock.fast_forward(12_000)
    panel.get_by_role("button", name=re.compile(r"^Recovered now · \d\d s")).click()
    exactly = panel.get_by_label("Exactly, in seconds")
    expect(exactly).to_have_value(re.compile(r"^\d+$"))
    timed = int(exactly.input_value())
    assert timed >= 12
    panel.get_by_role("button", name="Fixates, stiff, whines").click()

    panel = meet("bike")
    panel.get_by_label("Exactly, in seconds").fill("47")
    panel.get_by_role("button", name="Barks, lunges").click()

    panel = meet("noise")
    panel.get_by_role("button", name="Start the stopwatch").click()
    page.clock.fast_forward(20_000)
    panel.get_by_role("button", name="Notices, goes on").click()

    drafted = end_now(page)
    kept = [one["exposure"]["recovery_s"] for one in observations(page, person)]
    assert kept[:3] == [30, timed, 47]
    assert kept[3] >= 20
    for seconds in kept:
        assert f"recovery {seconds:g} s" in drafted
