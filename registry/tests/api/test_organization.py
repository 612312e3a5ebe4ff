"""The organization's settings, and people who belong to several."""

import pytest

from registry.platform.access import Role
from tests.factories.practices import PASSWORD, Practice
from tests.harness.person import Doc, Person, random_id, read, refusal
from tests.harness.site import Site


def test_nobody_reads_or_changes_it(nobody: Person) -> None:
    refusal(nobody.get("/organization"), 401, "not-signed-in")
    refusal(nobody.patch("/organization", {"name": "X"}, if_match=1), 401, "not-signed-in")


def test_a_stranger_sees_their_own(stranger: Person, practice: Practice) -> None:
    assert read(stranger.get("/organization"))["name"] == "Other practice"


@pytest.mark.parametrize("role", ["owner", "trainer", "assistant", "viewer"])
def test_everybody_in_the_practice_reads_its_settings(practice: Practice, role: Role) -> None:
    person = practice.joined_by("Pat", role)
    settings = read(person.get("/organization"))
    assert (settings["id"], settings["name"]) == (practice.organization_id, "Wolf & Co")
    assert (settings["time_zone"], settings["unit_system"], settings["locale"]) == ("UTC", "metric", "en")


@pytest.mark.parametrize("role", ["trainer", "assistant", "viewer"])
def test_only_owners_change_it(practice: Practice, role: Role) -> None:
    refusal(practice.joined_by("Pat", role).patch("/organization", {"name": "X"}, if_match=1), 403, "not-allowed")


def test_an_owner_changes_it_over_the_revision_they_saw(owner: Person) -> None:
    changes = {"name": "Wolf & Daughter", "time_zone": "Europe/Zurich", "unit_system": "us", "kind": "shelter"}
    refusal(owner.patch("/organization", changes), 428, "if-match-required")
    refusal(owner.patch("/organization", changes, if_match=5), 412, "stale")
    answer = owner.patch("/organization", changes, if_match=1, params={"reason": "moved"})
    changed = read(answer)
    assert {name: changed[name] for name in changes} == changes
    assert answer.headers["etag"] == '"2"'
    assert read(owner.get("/me"))["memberships"][0]["organization"]["name"] == "Wolf & Daughter"


@pytest.mark.parametrize("changes", [{"time_zone": "Mars/Base"}, {"unit_system": "imperial"}, {"name": ""},
                                     {"name": None},
                                     {"locale": "x"}, {"kind": "zoo"}, {"id": "x"},
                                     {"time_zone": "Europe/Zurich\n"}])  # fmt: skip
def test_a_wrong_setting_is_named(owner: Person, changes: Doc) -> None:
    problem = refusal(owner.patch("/organization", changes, if_match=1), 422, "invalid")
    assert problem["errors"][0]["pointer"] == f"/{next(iter(changes))}"


def test_a_request_names_the_organization_it_means(site: Site, practice: Practice) -> None:
    tom, second = practice.joined_by("Tom", "trainer"), Practice(site, "Second")
    second.admits(tom, "viewer")
    here, there = practice.owner.adds_dog(call_name="Here"), second.owner.adds_dog(call_name="There")
    assert len(read(tom.get("/me"))["memberships"]) == 2

    def names(headers: dict[str, str]) -> list[str]:
        return [dog["call_name"] for dog in read(tom.get("/dogs", headers=headers))["items"]]

    first_id, second_id = practice.organization_id, second.organization_id
    assert names({}) == names({"X-Organization": first_id}) == names({"X-Organization": first_id.upper()}) == ["Here"]
    assert names({"X-Organization": second_id}) == ["There"]
    refusal(tom.get(f"/dogs/{here['id']}", headers={"X-Organization": second_id}), 404, "not-found")
    refusal(
        tom.put(f"/dogs/{there['id']}", {"call_name": "X"}, headers={"X-Organization": second_id}), 403, "not-allowed"
    )


@pytest.mark.parametrize("organization", ["random", "", "x", "another", "two"])
def test_an_organization_one_does_not_belong_to_is_not_there(
    site: Site, owner: Person, stranger: Person, organization: str
) -> None:
    other = stranger.access.organization_id
    sent = {"random": random_id(), "another": other, "two": f"{owner.access.organization_id},{other}"}
    answer = owner.get("/dogs", headers={"X-Organization": sent.get(organization, organization)})
    assert refusal(answer, 404, "not-a-member")["detail"] == "You are not a member of this organization."


def test_the_same_record_id_lives_in_two_organizations(owner: Person, stranger: Person) -> None:
    dog = owner.adds_dog(call_name="Juno")
    theirs = read(stranger.put(f"/dogs/{dog['id']}", {"call_name": "Pebble"}), status=201)
    assert (theirs["id"], theirs["revision"]) == (dog["id"], 1)
    assert read(owner.get(f"/dogs/{dog['id']}"))["call_name"] == "Juno"
    assert read(stranger.get(f"/dogs/{dog['id']}"))["call_name"] == "Pebble"


def test_who_belongs_nowhere_any_more_is_told_so_when_logging_in(site: Site, practice: Practice) -> None:
    tom = practice.joined_by("Tom", "trainer")
    member_id = practice.member_id_of(tom)
    assert practice.owner.delete(f"/members/{member_id}", if_match=1).status_code == 204
    answer = site.visitor().post("/auth/login", {"email": tom.email, "password": PASSWORD})
    assert "any organization" in refusal(answer, 403, "not-allowed")["detail"]


def test_who_left_one_practice_goes_on_in_the_other(site: Site, practice: Practice) -> None:
    tom, second = practice.joined_by("Tom", "trainer"), Practice(site, "Second")
    second.admits(tom, "trainer")
    assert practice.owner.delete(f"/members/{practice.member_id_of(tom)}", if_match=1).status_code == 204
    assert read(tom.get("/me"))["organization_id"] == second.organization_id
    refusal(tom.get("/dogs", headers={"X-Organization": practice.organization_id}), 404, "not-a-member")
