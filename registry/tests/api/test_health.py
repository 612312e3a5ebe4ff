"""A dog's health: what expires when, by the practice's own calendar."""

from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, new_id, read, refusal


def _cards(person: Person, dog: Doc) -> list[Doc]:
    items: list[Doc] = read(person.get(f"/dogs/{dog['id']}/health"))["items"]
    return items


def test_nobody_and_no_stranger_sees_a_dogs_health(nobody: Person, stranger: Person, owner: Person, dog: Doc) -> None:
    owner.adds_health_item(dog)
    refusal(nobody.get(f"/dogs/{dog['id']}/health"), 401, "not-signed-in")
    refusal(stranger.get(f"/dogs/{dog['id']}/health"), 404, "not-found")


def test_an_assistant_sees_the_health_of_assigned_dogs_and_keeps_it(owner: Person, assistant: Person, dog: Doc) -> None:
    refusal(assistant.get(f"/dogs/{dog['id']}/health"), 404, "not-found")
    dog = owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    assistant.adds_health_item(dog, name="Bordetella", given_on="2026-09-01")
    assert {card["name"]: card["state"] for card in _cards(assistant, dog)} == {
        "Rabies": "missing", "Bordetella": "valid"
    }  # fmt: skip


def test_the_standard_vaccinations_that_are_missing_carry_the_dogs_id(viewer: Person, dog: Doc) -> None:
    assert [(card["name"], card["id"], card["revision"]) for card in _cards(viewer, dog)] == [
        ("Bordetella", dog["id"], 1), ("Rabies", dog["id"], 1)
    ]  # fmt: skip


def test_a_vaccination_expires_after_twelve_months_with_a_warning_of_thirty_days(
    owner: Person, dog: Doc, clock: SetClock
) -> None:
    owner.adds_health_item(dog, given_on="2025-11-06")
    owner.adds_health_item(dog, name="Bordetella", given_on="2026-10-01")
    owner.adds_health_item(owner.adds_dog(), name="Lepto", given_on="2020-01-01")

    def rabies() -> tuple[str, int]:
        (card,) = [card for card in _cards(owner, dog) if card["name"] == "Rabies"]
        return card["state"], card["days_left"]

    assert rabies() == ("valid", 31)
    clock.passes(days=1)
    assert rabies() == ("expires_soon", 30)
    clock.passes(days=30)
    assert rabies() == ("expires_soon", 0)
    clock.passes(days=1)
    assert rabies() == ("expired", -1)
    assert _cards(owner, dog)[0]["sentence"] == "Rabies expired on 6 Nov 2026, 1 day ago."


def test_today_is_the_day_of_the_practice(owner: Person, dog: Doc, clock: SetClock) -> None:
    owner.adds_health_item(dog, expires_on="2026-10-06")
    clock.passes(hours=6)
    (card,) = [card for card in _cards(owner, dog) if card["name"] == "Rabies"]
    assert card["state"] == "expires_soon"
    read(owner.patch("/organization", {"time_zone": "Pacific/Auckland"}, if_match=1))
    (card,) = [card for card in _cards(owner, dog) if card["name"] == "Rabies"]
    assert card["state"] == "expired"


def test_an_item_that_ends_before_it_begins_is_refused_at_the_field(owner: Person, dog: Doc) -> None:
    body = {"dog_id": dog["id"], "name": "Rabies", "given_on": "2026-03-03", "expires_on": "2026-03-02"}
    problem = refusal(owner.put(f"/vaccinations/{new_id()}", body), 422, "invalid")
    assert [error["pointer"] for error in problem["errors"]] == ["/expires_on"]


def test_a_deleted_item_is_not_shown(owner: Person, dog: Doc) -> None:
    owner.deletes("vaccinations", owner.adds_health_item(dog))
    assert {card["state"] for card in _cards(owner, dog)} == {"missing"}
