"""Every operation of the registry, tried by everybody who may not use it.

The operations are taken from the registry itself, so a new one is walked from the day it is there.
"""

from collections.abc import Iterable

import httpx
import pytest

from registry.platform.access import Role
from registry.platform.http.operation import Operation
from tests.api.walk.requests import Ids, ask
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, refusal
from tests.harness.site import Site

ROLES: tuple[Role, ...] = ("owner", "trainer", "assistant", "viewer")
SCOPES = ("read", "write", "admin")
OPEN_TO_ALL = {
    "register", "logIn", "logOut", "requestPasswordReset", "resetPassword", "previewInvitation", "acceptInvitation",
    "readCalendarFeed",
    "askToEndReminders", "endReminders",
    "openShare", "logPractice", "getSharedClip", "readSharedReport",
}  # fmt: skip


def _for_members(site: Site) -> list[Operation]:
    """All but HEAD, whose answers have no body to compare; those are walked by their status below."""
    found = [o for o in site.registry.operations if o.who == "member" and o.method != "HEAD"]
    assert len(found) > 45
    return found


def test_only_the_way_in_is_open_to_all(site: Site) -> None:
    assert {o.name for o in site.registry.operations if o.who != "member"} == OPEN_TO_ALL


def test_nobody_gets_through_any_door(site: Site, real_ids: Ids, made_up_ids: Ids) -> None:
    nobody = site.visitor()
    for operation in _for_members(site):
        real, made_up = ask(nobody, operation, real_ids), ask(nobody, operation, made_up_ids)
        refusal(real, 401, "not-signed-in")
        assert _comparable(real, real_ids) == _comparable(made_up, made_up_ids), operation.name


@pytest.mark.parametrize("role", ROLES)
def test_a_role_opens_the_doors_it_is_meant_for_and_no_other(
    site: Site, practice: Practice, real_ids: Ids, role: Role
) -> None:
    person = practice.joined_by("Pat", role)
    for operation in _for_members(site):
        if role in operation.roles:
            continue
        problem = refusal(ask(person, operation, real_ids), 403, "not-allowed")
        assert problem["detail"].startswith(f"Your role here is {role}"), operation.name


@pytest.mark.parametrize("scope", SCOPES)
def test_a_token_without_the_scope_opens_nothing(site: Site, practice: Practice, real_ids: Ids, scope: str) -> None:
    others = [other for other in SCOPES if other != scope]
    script = site.visitor().uses_token(practice.owner.makes_token(*others)["token"])
    walked = [operation for operation in _for_members(site) if operation.scope == scope]
    assert walked
    for operation in walked:
        problem = refusal(ask(script, operation, real_ids), 403, "not-allowed")
        assert f"lacks the scope `{scope}`" in problem["detail"], operation.name


def test_a_member_who_left_gets_through_no_door(site: Site, practice: Practice, real_ids: Ids) -> None:
    left = practice.joined_by("Left", "owner")
    script = site.visitor().uses_token(left.makes_token(*SCOPES)["token"])
    ended = practice.owner.delete(f"/members/{practice.member_id_of(left)}", if_match=1)
    assert ended.status_code == 204
    for operation in _for_members(site):
        refusal(ask(left, operation, real_ids), 404, "not-a-member")
        refusal(ask(script, operation, real_ids), 401, "not-signed-in")


@pytest.mark.parametrize("by", ["browser", "token"])
def test_the_owner_of_another_practice_cannot_tell_a_real_id_from_a_made_up_one(
    site: Site, stranger: Person, real_ids: Ids, made_up_ids: Ids, by: str
) -> None:
    person = stranger
    if by == "token":
        person = site.visitor().uses_token(stranger.makes_token(*SCOPES)["token"])
    for operation in _that_name_records(site):
        real, made_up = ask(person, operation, real_ids), ask(person, operation, made_up_ids)
        assert _comparable(real, real_ids) == _comparable(made_up, made_up_ids), operation.name
        if "{id}" in operation.path and operation.method != "PUT":
            refusal(real, 404, "not-found")


def test_an_answer_without_a_body_tells_a_stranger_nothing_either(
    site: Site, stranger: Person, viewer: Person, real_ids: Ids, made_up_ids: Ids
) -> None:
    heads = [operation for operation in site.registry.operations if operation.method == "HEAD"]
    assert heads
    for operation in heads:
        for person, status in ((site.visitor(), 401), (viewer, 403), (stranger, 404)):
            for ids in (real_ids, made_up_ids):
                assert ask(person, operation, ids).status_code == status, operation.name


def test_naming_the_other_practice_in_the_header_does_not_help(
    site: Site, practice: Practice, stranger: Person, real_ids: Ids, made_up_ids: Ids
) -> None:
    for operation in _for_members(site):
        headers = {"X-Organization": practice.organization_id}
        real = ask(stranger, operation, real_ids, headers=headers)
        made_up = ask(stranger, operation, made_up_ids, headers={"X-Organization": made_up_ids["dogs"]})
        refusal(real, 404, "not-a-member")
        assert _comparable(real, real_ids) == _comparable(made_up, made_up_ids), operation.name


def test_nothing_of_the_practice_changed_while_strangers_tried(
    site: Site, practice: Practice, stranger: Person, real_ids: Ids
) -> None:
    before = _state(practice.owner, real_ids)
    visitor = site.visitor()
    for operation in _for_members(site):
        ask(stranger, operation, real_ids)
        ask(visitor, operation, real_ids)
    assert _state(practice.owner, real_ids) == before


@pytest.mark.parametrize("role", ["assistant", "trainer", "viewer"])
def test_a_colleague_cannot_tell_a_hidden_record_from_a_made_up_one(
    site: Site, practice: Practice, real_ids: Ids, made_up_ids: Ids, role: Role
) -> None:
    """Hidden are, for an assistant, dogs of others with all that belongs to them; for all, others' private notes, and
    incidents that do not name them, with their files."""
    person = practice.joined_by("Pat", role)
    dog = practice.owner.adds_dog(call_name="Hidden")
    hidden = dict(real_ids) if role == "assistant" else {}
    hidden["notes"] = practice.owner.writes_note(dog, "Hidden", visibility="private")["id"]
    incident = practice.owner.reports(dog)
    hidden["incidents"] = incident["id"]
    hidden["attachments"] = practice.owner.attaches(dog, incident["id"])["id"]
    for operation in _that_name_records(site):
        collection = operation.path.split("/")[1]
        # A PUT over a hidden id has to refuse: ids are unique within a practice.
        if operation.method == "PUT" or role not in operation.roles or collection not in hidden:
            continue
        if collection in ("members", "auth", "tokens", "invitations", "skills", "behaviors"):
            continue  # colleagues and definitions are no secret; the rest belongs to one person and is walked above
        if operation.name == "search":
            continue
        ids, nothing = {**made_up_ids, collection: hidden[collection]}, {**made_up_ids}
        real, made_up = ask(person, operation, ids), ask(person, operation, nothing)
        assert _comparable(real, ids) == _comparable(made_up, nothing), operation.name
        refusal(real, 404, "not-found")


def _that_name_records(site: Site) -> list[Operation]:
    """A PUT makes a record of the caller's own under the id, so it comes last."""
    named = [o for o in _for_members(site) if "{id}" in o.path or o.name == "search"]
    assert len(named) > 30
    return sorted(named, key=lambda operation: operation.method == "PUT")


def _comparable(answer: httpx.Response, ids: Ids) -> tuple[int, str, dict[str, str]]:
    """Status, body and headers without what differs between any two requests; sent ids read as their collection."""
    text = answer.text
    for collection, record_id in ids.items():
        text = text.replace(record_id, f"<{collection}>")
    headers = {k: v for k, v in answer.headers.items() if k not in ("x-request-id", "date", "content-length")}
    return answer.status_code, text, headers


def _state(owner: Person, ids: Ids) -> list[Doc]:
    paths: Iterable[str] = (
        "/dogs", "/guardians", "/members", "/invitations", "/tokens", "/organization", f"/dogs/{ids['dogs']}/timeline",
        f"/notes/{ids['notes']}/revisions", "/audit",
    )  # fmt: skip
    return [owner.get(path).json() for path in paths]
