"""With the network off from the second visit: notes are written, changed, deleted and brought back, and what must be
read before a dog is handled is read; back online the registry has all of it."""

import re

from playwright.sync_api import Page, expect

import service_worker
import trainer
from conftest import Window
from practice import Person, join, new_id, register
from test_safety_and_handover import Picture, flag_card, hold
from waiting import told, wait_until_complete
from windows import PHONE

MUZZLE = "Muzzle on before the door opens"
HANDED = "Recall at 20 m with one helper"


def arrange(address: str) -> tuple[Person, Person, str]:
    """A dog with a danger and a hand-over that Tom has not read; (owner, Tom, dog)."""
    owner = register(address)
    juno = owner.add_dog("Juno")
    owner.call("PUT", f"/safety-flags/{new_id()}", {"dog_id": juno, "instruction": MUZZLE, "severity": "danger"})
    at = "2026-11-20T16:20:00+01:00"
    body = {"dog_id": juno, "body": HANDED, "kind": "handover", "occurred_at": at}
    owner.call("PUT", f"/notes/{new_id()}", body)
    owner.call("PUT", f"/plans/{new_id()}", {"dog_id": juno, "name": "recall"})
    owner.call("PUT", f"/notes/{new_id()}", {"dog_id": juno, "body": "recall 4/5", "occurred_at": at})
    return owner, join(owner, "trainer", "Tom Weber"), juno


def without_network(open_window: Window, who: Person, juno: str) -> Page:
    """A phone after its first visit: it holds the page and everything that its person may read."""
    page = open_window(PHONE, who=who, service_worker=True)
    with page.expect_response(re.compile("/api/v1/acknowledgements$")):  # asked after everything was pulled
        page.goto(f"/dogs/{juno}/care")
    expect(flag_card(page, MUZZLE)).to_be_visible()
    service_worker.wait_until_kept(page)
    wait_until_complete(page)
    page.context.set_offline(True)
    page.reload()
    return page


def write(page: Page, text: str) -> str:
    """A note from the composer; answers its address."""
    page.goto("/new-note")
    page.get_by_label("Dog", exact=True).select_option("Juno")
    trainer.note_field(page).fill(text)
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Juno saved on this device")).to_be_visible()
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("article", name="Note").get_by_text(text)).to_be_visible()
    return page.url.partition("?")[0]


def test_notes_live_on_the_device_and_arrive_later(open_window: Window, address: str, picture: Picture) -> None:
    owner, _, juno = arrange(address)
    page = without_network(open_window, owner, juno)
    kept = write(page, "Sit 4/5 at the gate")
    page.get_by_role("button", name="Edit").click()
    trainer.note_field(page).fill("Sit 5/5 at the gate")
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note saved on this device")).to_be_visible()
    page.get_by_role("button", name="History").click()
    expect(page.get_by_role("button", name=re.compile("^Not sent yet")).first).to_be_visible()
    picture(page, "offline-note-history-phone")
    dropped = write(page, "Written to the wrong dog")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The note is back")).to_be_visible()
    page.goto(dropped)
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Note deleted")).to_be_visible()

    with told(page, "/sync/push", saying="Sit 5/5 at the gate"):
        page.context.set_offline(False)
    note = owner.call("GET", f"/notes/{kept.rpartition('/')[2]}").json()
    assert note["body"] == "Sit 5/5 at the gate"
    assert [fact["fact"]["correct"] for fact in note["facts"]] == [5]
    gone = owner.client.get(f"/api/v1/notes/{dropped.rpartition('/')[2]}")
    assert gone.status_code == 404


def test_dangers_and_hand_overs_are_read_without_a_network(open_window: Window, address: str, picture: Picture) -> None:
    owner, tom, juno = arrange(address)
    page = without_network(open_window, tom, juno)
    card = flag_card(page, MUZZLE)
    expect(card).to_contain_text("Set by Lena Brandt")
    hold(page, card.get_by_role("button", name="Hold: I have read this"))
    expect(card).to_contain_text("Read by you")
    page.reload()
    expect(card).to_contain_text("Read by you")
    picture(page, "offline-safety-read-phone")
    page.goto(f"/dogs/{juno}/handover")
    expect(page.get_by_text(HANDED)).to_be_visible()
    plans = page.get_by_role("region", name="Where training stands")
    expect(plans.get_by_role("listitem")).to_contain_text(["recall"])
    expect(plans.get_by_text("4/5")).to_be_visible()
    page.get_by_role("button", name="I have read this", exact=True).click()
    expect(page.get_by_text("You have read this")).to_be_visible()
    picture(page, "offline-handover-phone")
    assert owner.call("GET", "/acknowledgements").json()["items"] == []

    with told(page, "/notes/[^/]*/acknowledge"):
        page.context.set_offline(False)
    given = owner.call("GET", "/acknowledgements").json()["items"]
    assert [(one["kind"], one["person_name"]) for one in given] == [("safety_flag", "Tom Weber"), ("note", "Tom Weber")]
