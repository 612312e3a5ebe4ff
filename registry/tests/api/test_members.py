"""Members and their roles; the practice always has an owner."""

import threading

import pytest

from registry.platform.access import Role
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal
from tests.harness.site import Site


def test_nobody_reads_or_changes_members(nobody: Person, practice: Practice) -> None:
    member_id = practice.member_id_of(practice.owner)
    refusal(nobody.get(f"/members/{member_id}"), 401, "not-signed-in")
    refusal(nobody.patch(f"/members/{member_id}", {"role": "viewer"}, if_match=1), 401, "not-signed-in")
    refusal(nobody.delete(f"/members/{member_id}", if_match=1), 401, "not-signed-in")


def test_a_stranger_meets_nobody_here(stranger: Person, practice: Practice) -> None:
    real, made_up = practice.member_id_of(practice.owner), random_id()
    for member_id in (real, made_up):
        refusal(stranger.get(f"/members/{member_id}"), 404, "not-found")
        refusal(stranger.patch(f"/members/{member_id}", {"role": "viewer"}, if_match=1), 404, "not-found")
        refusal(stranger.delete(f"/members/{member_id}", if_match=1), 404, "not-found")


def test_everybody_sees_the_team(practice: Practice, trainer: Person, assistant: Person, viewer: Person) -> None:
    for person in (practice.owner, trainer, assistant, viewer):
        members = read(person.get("/members"))["items"]
        assert sorted((m["name"], m["role"], m["status"]) for m in members) == [
            ("Ana", "assistant", "active"), ("Lena", "owner", "active"), ("Tom", "trainer", "active"),
            ("Vera", "viewer", "active"),
        ]  # fmt: skip
        assert read(person.get(f"/members/{members[0]['id']}")) == members[0]


@pytest.mark.parametrize("role", ["trainer", "assistant", "viewer"])
def test_only_owners_change_roles(practice: Practice, role: Role) -> None:
    person = practice.joined_by("Pat", role)
    own = practice.member_id_of(person)
    refusal(person.patch(f"/members/{own}", {"role": "owner"}, if_match=1), 403, "not-allowed")
    refusal(person.delete(f"/members/{own}", if_match=1), 403, "not-allowed")


def test_a_new_role_counts_at_once(practice: Practice, viewer: Person) -> None:
    member_id = practice.member_id_of(viewer)
    refusal(viewer.put(f"/dogs/{new_id()}", {"call_name": "Juno"}), 403, "not-allowed")
    answer = practice.owner.patch(f"/members/{member_id}", {"role": "trainer"}, if_match=1)
    changed = read(answer)
    assert (changed["role"], changed["revision"], answer.headers["etag"]) == ("trainer", 2, '"2"')
    viewer.adds_dog()


def test_a_change_needs_the_revision_that_was_seen(practice: Practice, viewer: Person) -> None:
    path = f"/members/{practice.member_id_of(viewer)}"
    refusal(practice.owner.patch(path, {"role": "trainer"}), 428, "if-match-required")
    refusal(practice.owner.delete(path), 428, "if-match-required")
    refusal(practice.owner.patch(path, {"role": "trainer"}, if_match=9), 412, "stale")
    refusal(practice.owner.delete(path, if_match=9), 412, "stale")


def test_the_last_owner_stays(practice: Practice) -> None:
    path = f"/members/{practice.member_id_of(practice.owner)}"
    refusal(practice.owner.patch(path, {"role": "trainer"}, if_match=1), 409, "last-owner")
    refusal(practice.owner.delete(path, if_match=1), 409, "last-owner")
    second = practice.joined_by("Olga", "owner")
    assert read(second.patch(path, {"role": "trainer"}, if_match=1))["role"] == "trainer"
    refusal(practice.owner.get("/audit"), 403, "not-allowed")


def test_two_owners_who_step_down_at_once_leave_one(practice: Practice) -> None:
    for _ in range(5):
        both = (practice.owner, practice.joined_by("Olga", "owner"))
        answers = _step_down_together(practice, both)
        roles = [m["role"] for m in read(both[0].get("/members"))["items"]]
        assert roles.count("owner") == 1, (answers, roles)
        assert answers in ([200, 409], [200, 403])
        left = [person for person in both if read(person.get("/me"))["memberships"][0]["role"] == "owner"]
        practice.owner = left[0]


def _step_down_together(practice: Practice, people: tuple[Person, Person]) -> list[int]:
    paths = [f"/members/{practice.member_id_of(person)}" for person in people]
    revisions = [read(people[0].get(path))["revision"] for path in paths]
    together, answers = threading.Barrier(2), list[int]()

    def step_down(person: Person, path: str, revision: int) -> None:
        together.wait()
        answers.append(person.patch(path, {"role": "trainer"}, if_match=revision).status_code)

    each = zip(people, paths, revisions, strict=True)
    threads = [threading.Thread(target=step_down, args=arguments) for arguments in each]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(answers)


def test_who_left_sees_nothing_more_and_what_they_wrote_stays(practice: Practice, trainer: Person) -> None:
    note = trainer.writes_note(trainer.adds_dog())
    member_id = practice.member_id_of(trainer)
    assert practice.owner.delete(f"/members/{member_id}", if_match=1).status_code == 204
    for path in ("/dogs", f"/notes/{note['id']}", "/me", "/members"):
        refusal(trainer.get(path), 404, "not-a-member")
    kept = read(practice.owner.get(f"/notes/{note['id']}"))
    assert kept["author_id"] == trainer.id
    (revision,) = read(practice.owner.get(f"/notes/{note['id']}/revisions"))["items"]
    assert revision["author"] == {"id": trainer.id, "name": "Tom"}


def test_names_of_all_who_ever_wrote_are_told_to_the_team(
    practice: Practice, trainer: Person, assistant: Person, nobody: Person, stranger: Person
) -> None:
    assert practice.owner.delete(f"/members/{practice.member_id_of(trainer)}", if_match=1).status_code == 204
    refusal(nobody.get("/authors"), 401, "not-signed-in")
    assert [one["id"] for one in read(stranger.get("/authors"))["items"]] == [stranger.id]
    for person in (practice.owner, assistant):
        told = read(person.get("/authors"))["items"]
        assert {one["id"] for one in told} == {practice.owner.id, trainer.id, assistant.id}
        assert {"id": trainer.id, "name": "Tom"} in told


def test_a_team_holds_its_own_people_only(site: Site, practice: Practice) -> None:
    other = Practice(site, "Third")
    assert {practice.owner.id} == {m["person_id"] for m in read(practice.owner.get("/members"))["items"]}
    assert {other.owner.id} == {m["person_id"] for m in read(other.owner.get("/members"))["items"]}


@pytest.mark.parametrize(
    "body", [{}, {"role": "boss"}, {"role": None}, {"role": "owner", "status": "ended"}, {"name": "X"}]
)
def test_a_wrong_change_is_refused(practice: Practice, viewer: Person, body: Doc) -> None:
    path = f"/members/{practice.member_id_of(viewer)}"
    refusal(practice.owner.patch(path, body, if_match=1), 422, "invalid")
