"""The sample notes of the research, typed into the page: their facts are saved, and the dog's charts show them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import trainer
from conftest import Window
from practice import Person, join, new_id, register
from windows import PHONE, Size

NOTES = Path(__file__).parents[1] / "shorthand" / "vectors" / "notes.json"
# A private lesson, a hand-over, a reactivity session, recall proofing, a nail trim, a puppy class, a dictated note.
# They are all that the research holds: numbers 1 to 4, 6, 9 and 10.
SAMPLES = ("note-001", "note-002", "note-003", "note-004", "note-005", "note-006", "note-007")
CHARTED = {"set", "trial", "latency", "count", "duration", "exposure"}


def samples() -> list[dict[str, Any]]:
    return [vector for vector in json.loads(NOTES.read_text("utf-8")) if vector["id"] in SAMPLES]


@pytest.fixture(scope="module")
def owner(address: str) -> Person:
    """A practice without a note, with the dogs and people that the samples name."""
    person = register(address)
    join(person, "trainer", "Lena")
    for name in sorted({dog for sample in samples() for dog in sample.get("known", {}).get("dogs", ())}):
        person.add_dog(name)
    return person


def facts_of_newest_note(owner: Person, dog_id: str) -> list[dict[str, Any]]:
    items = owner.call("GET", f"/dogs/{dog_id}/timeline").json()["items"]
    kept = owner.call("GET", f"/notes/{items[0]['id']}").json()["facts"]
    return [{name: value for name, value in one["fact"].items() if name != "span"} for one in kept]


def write_about(page: Page, dog_id: str, name: str, text: str) -> None:
    """Types a note on the dog's page, once the page knows which dog it shows."""
    page.goto(f"/dogs/{dog_id}")
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    trainer.open_composer(page).fill(text)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: str(sample["id"]))
def test_a_sample_note_charts_itself(
    open_window: Window, size: Size, owner: Person, sample: dict[str, Any],
    picture: Callable[[Page, str], None],
) -> None:  # fmt: skip
    name = f"{sample['id']} {size.name}"
    dog_id = owner.add_dog(name)
    expected = [{key: value for key, value in fact.items() if key != "core"} for fact in sample["facts"]]
    page = open_window(size, who=owner)
    write_about(page, dog_id, name, sample["text"])
    data = page.get_by_role("list", name="Data in this note").get_by_role("listitem")
    expect(data).to_have_count(len(expected))
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text(f"Note on {name} saved")).to_be_visible()
    assert facts_of_newest_note(owner, dog_id) == expected

    page.goto(f"/dogs/{dog_id}/progress")
    if CHARTED & {fact["type"] for fact in expected if "dog" not in fact}:
        expect(page.get_by_role("figure").or_(page.locator("ll-plot svg")).first).to_be_visible()
    picture(page, f"sample-{sample['id']}-{size.name}")


def test_the_chart_of_a_sample_note_shows_its_sets(open_window: Window, size: Size, owner: Person) -> None:
    """Loose-leash walking: 4/5, 5/5, 3/5, 4/5 are 16 of 20 in one point that leads back to the note."""
    dog_id = owner.add_dog(f"Juno {size.name}")
    (sample,) = [one for one in samples() if one["id"] == "note-001"]
    page = open_window(size, who=owner)
    write_about(page, dog_id, f"Juno {size.name}", sample["text"])
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text(f"Note on Juno {size.name} saved")).to_be_visible()
    page.goto(f"/dogs/{dog_id}/progress")
    expect(page.get_by_role("link", name=re.compile("16 of 20 correct, 80 %, likely 58–92 %$"))).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("0.58 per min"))).to_be_visible()
    page.get_by_role("link", name="Open the note").first.click()
    expect(page).to_have_url(re.compile(rf"/dogs/{dog_id}/notes/"))
    expect(page.locator(".note-text")).to_contain_text("Owner reports 4 walks this week")


def test_a_chart_that_is_open_follows_what_a_colleague_writes(open_window: Window, owner: Person) -> None:
    dog_id = owner.add_dog("Mika")
    page = open_window(PHONE, who=owner)
    page.goto(f"/dogs/{dog_id}/progress")
    expect(page.get_by_text("Nothing measured yet")).to_be_visible()
    note = {"dog_id": dog_id, "body": "Recall 8/10 in the yard.", "occurred_at": "2026-11-20T16:20:00+01:00"}
    owner.call("PUT", f"/notes/{new_id()}", note)
    expect(page.get_by_role("link", name=re.compile("8 of 10 correct, 80 %"))).to_be_visible()


def test_each_dog_of_a_class_sheet_has_its_own_row_in_its_chart(
    open_window: Window, size: Size, owner: Person, picture: Callable[[Page, str], None]
) -> None:
    """The names are known from the practice: attendance of six; Gus' chart shows his barking and nobody's sets."""
    dog_id = owner.dogs["Gus"]
    (sample,) = [one for one in samples() if one["id"] == "note-006"]
    page = open_window(size, who=owner)
    write_about(page, dog_id, "Gus", sample["text"])
    data = page.get_by_role("list", name="Data in this note").get_by_role("listitem")
    expect(data.filter(has_text=re.compile("(Ollie|Nala|Gus|Fig|Kiwi|Odo) there"))).to_have_count(6)
    expect(data.filter(has_text="Ollie: name response 5/5")).to_have_count(1)
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Gus saved")).to_be_visible()
    page.goto(f"/dogs/{dog_id}/progress")
    expect(page.get_by_role("link", name=re.compile("2.2 per min")).first).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("of 5 correct"))).to_have_count(0)
    picture(page, f"class-sheet-{size.name}")
