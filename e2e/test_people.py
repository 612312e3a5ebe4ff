"""Who may come in, and what each may do there."""

from playwright.sync_api import expect

import trainer
from conftest import Window
from practice import PASSWORD, join, new_email, register
from registry_process import RunningRegistry
from windows import Size

NEW_PASSWORD = "slack-leash-copper-morning-7"


def test_a_wrong_password_gets_a_sentence(open_window: Window, size: Size, address: str) -> None:
    owner = register(address)
    page = open_window(size)
    page.goto("/login")
    trainer.log_in(page, email=owner.email, password="not-the-password-at-all")

    alert = page.get_by_role("alert").filter(has_text="password")
    expect(alert).to_be_visible()
    assert alert.inner_text().strip().endswith("."), "an answer to a trainer is a sentence"
    expect(page.get_by_label("E-mail")).to_have_value(owner.email)

    trainer.log_in(page, email=owner.email)
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()


def test_a_new_practice_counts_its_days_where_it_was_registered(open_window: Window, size: Size) -> None:
    page = open_window(size)
    trainer.register(page, name="Lena Brandt", practice="Harbour Dogs", email=new_email("zone"))
    page.goto("/settings")
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Berlin")


def test_a_forgotten_password_is_replaced_through_the_operators_link(
    open_window: Window, size: Size, registry: RunningRegistry
) -> None:
    owner = register(registry.address)
    link = registry.operate("reset-password", owner.email).strip()
    page = open_window(size)
    page.goto(link)
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Save password").click()
    expect(page.get_by_role("heading", name="Your password is new")).to_be_visible()

    page.get_by_role("link", name="Log in").click()
    trainer.log_in(page, email=owner.email, password=NEW_PASSWORD)
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()


def test_a_stranger_is_asked_to_log_in_and_comes_back_where_they_wanted_to_be(
    open_window: Window, size: Size, address: str
) -> None:
    owner = register(address)
    dog_id = owner.add_dog("Juno")
    page = open_window(size)
    page.goto(f"/dogs/{dog_id}")
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    trainer.log_in(page, email=owner.email)
    expect(page.get_by_role("heading", name="Juno", exact=True)).to_be_visible()


def test_an_invited_viewer_reads_and_is_offered_no_composer(open_window: Window, size: Size, address: str) -> None:
    owner = register(address)
    dog_id = owner.add_dog("Juno")
    owner.write_note(dog_id, "Settled on the mat for 12 minutes while the postman rang.")
    email = new_email("noor")

    team = open_window(size, who=owner)
    team.goto("/team")
    team.get_by_label("E-mail").fill(email)
    team.get_by_label("Role").select_option("viewer")
    with team.expect_response(lambda one: one.request.method == "POST" and "/invitations" in one.url) as answer:
        team.get_by_role("button", name="Invite", exact=True).click()
    token = answer.value.json()["token"]
    expect(team.get_by_role("main")).to_contain_text(email)

    reader = open_window(size)
    reader.goto(f"/invitations/{token}")
    expect(reader.get_by_role("main")).to_contain_text("Harbour Dogs")
    reader.get_by_label("Name", exact=True).fill("Noor Haddad")
    reader.get_by_label("Password", exact=True).fill(PASSWORD)
    reader.get_by_role("button", name="Join").or_(reader.get_by_role("button", name="Accept")).first.click()
    expect(reader.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()

    reader.goto(f"/dogs/{dog_id}")
    expect(trainer.note_in(reader, "Settled on the mat")).to_be_visible()
    expect(reader.get_by_role("button", name="New note")).to_have_count(0)
    trainer.note_in(reader, "Settled on the mat").click()
    expect(reader.get_by_role("button", name="History")).to_be_visible()
    expect(reader.get_by_role("button", name="Edit")).to_have_count(0)


def test_a_trainer_who_joined_writes_in_their_own_name(open_window: Window, size: Size, address: str) -> None:
    owner = register(address)
    dog_id = owner.add_dog("Juno")
    colleague = join(owner, "trainer", "Marek Novak")
    page = open_window(size, who=colleague)
    page.goto(f"/dogs/{dog_id}")
    trainer.write_note(page, "Recall from play: 4 of 5, came off a squirrel once.")

    seen = open_window(size, who=owner)
    seen.goto(f"/dogs/{dog_id}")
    expect(seen.get_by_role("main")).to_contain_text("Marek Novak")


def test_another_practice_sees_nothing(open_window: Window, size: Size, address: str) -> None:
    dog_id = register(address).add_dog("Juno")
    stranger = register(address, "Ines Costa", "Quinta dos Cães")
    page = open_window(size, who=stranger)
    page.goto(f"/dogs/{dog_id}")
    expect(page.get_by_role("main")).not_to_contain_text("Juno")
    expect(page.get_by_role("button", name="New note")).to_have_count(0)
