"""Invitations: a link that lets one person in, once."""

from typing import Any

import pyotp
import pytest

from tests.factories.practices import PASSWORD, Practice
from tests.harness.person import Doc, Person, random_id, read, refusal
from tests.harness.site import Site

NEWCOMER: dict[str, Any] = {"name": "Nora", "password": PASSWORD}


def _invited(owner: Person, email: str = "nora@example.org", role: str = "trainer") -> Doc:
    return read(owner.post("/invitations", {"email": email, "role": role}), status=201)


def _accept(person: Person, invitation: Doc, body: Doc | None = None) -> Any:
    return person.post(f"/invitations/{invitation['token']}/accept", NEWCOMER if body is None else body)


def test_nobody_and_strangers_have_nothing_to_do_with_it(nobody: Person, owner: Person, stranger: Person) -> None:
    refusal(nobody.post("/invitations", {"email": "x@example.org", "role": "viewer"}), 401, "not-signed-in")
    refusal(nobody.get("/invitations"), 401, "not-signed-in")
    invitation = _invited(owner, "a@example.org")
    assert read(stranger.get("/invitations"))["items"] == []
    refusal(stranger.delete(f"/invitations/{invitation['id']}"), 404, "not-found")


def test_only_owners_invite(trainer: Person, assistant: Person, viewer: Person) -> None:
    for person in (trainer, assistant, viewer):
        refusal(person.post("/invitations", {"email": "x@example.org", "role": "viewer"}), 403, "not-allowed")
        refusal(person.get("/invitations"), 403, "not-allowed")


def test_the_link_is_shown_once(owner: Person) -> None:
    made = _invited(owner, "Shown@Example.org")
    assert made["url"].endswith(f"/invitations/{made['token']}")
    (listed,) = read(owner.get("/invitations"))["items"]
    assert listed == {k: v for k, v in made.items() if k not in ("token", "url")}
    assert (listed["email"], listed["role"]) == ("shown@example.org", "trainer")


def test_the_invited_see_who_asks_them_where(nobody: Person, owner: Person) -> None:
    invitation = _invited(owner, "preview@example.org", "assistant")
    assert read(nobody.get(f"/invitations/{invitation['token']}/preview")) == {
        "organization": "Wolf & Co", "email": "preview@example.org", "role": "assistant", "invited_by": "Lena",
        "expires_at": invitation["expires_at"], "has_account": False,
    }  # fmt: skip


def test_a_newcomer_joins_with_name_and_password_and_is_signed_in(nobody: Person, owner: Person) -> None:
    answer = _accept(nobody, _invited(owner, "joins@example.org"))
    me = read(answer)
    assert (me["organization_id"], me["memberships"][0]["role"]) == (owner.access.organization_id, "trainer")
    nobody.is_signed_in_by(answer).adds_dog()
    joined = next(m for m in read(owner.get("/members"))["items"] if m["email"] == "joins@example.org")
    assert (joined["name"], joined["role"], joined["status"]) == ("Nora", "trainer", "active")


@pytest.mark.parametrize(("body", "pointer"), [({}, "/name"), ({"name": "Nora"}, "/password"),
    ({"password": PASSWORD}, "/name"), ({"name": "Nora", "password": "short"}, "/password"),
    ({"name": "Nora", "password": "password1234"}, "/password"),
    ({"name": "", "password": PASSWORD}, "/name")])  # fmt: skip
def test_what_a_newcomer_left_out_is_named_and_the_link_still_works(
    nobody: Person, owner: Person, body: Doc, pointer: str
) -> None:
    invitation = _invited(owner, f"left.out.{len(str(body))}{pointer[1:]}@example.org")
    assert refusal(_accept(nobody, invitation, body), 422, "invalid")["errors"][0]["pointer"] == pointer
    read(_accept(nobody, invitation))


def test_a_link_lets_one_person_in_once(site: Site, owner: Person) -> None:
    invitation = _invited(owner, "once.only@example.org")
    read(_accept(site.visitor(), invitation))
    refusal(_accept(site.visitor(), invitation), 404, "not-found")
    refusal(site.visitor().get(f"/invitations/{invitation['token']}/preview"), 404, "not-found")
    assert read(owner.get("/invitations"))["items"] == []


def test_a_withdrawn_link_is_dead(nobody: Person, owner: Person) -> None:
    invitation = _invited(owner, "withdrawn@example.org")
    assert owner.delete(f"/invitations/{invitation['id']}").status_code == 204
    refusal(_accept(nobody, invitation), 404, "not-found")
    refusal(owner.delete(f"/invitations/{invitation['id']}"), 404, "not-found")
    refusal(owner.delete(f"/invitations/{random_id()}"), 404, "not-found")


def test_a_link_lives_for_two_weeks(site: Site, nobody: Person, owner: Person) -> None:
    invitation = _invited(owner, "late@example.org")
    site.clock.passes(days=14)
    refusal(nobody.get(f"/invitations/{invitation['token']}/preview"), 404, "not-found")
    refusal(_accept(nobody, invitation), 404, "not-found")
    assert read(owner.get("/invitations"))["items"] == []


def test_a_newer_link_takes_the_place_of_the_older(site: Site, owner: Person) -> None:
    first, second = _invited(owner, "twice@example.org"), _invited(owner, "TWICE@example.org", "viewer")
    refusal(_accept(site.visitor(), first), 404, "not-found")
    assert read(_accept(site.visitor(), second))["memberships"][0]["role"] == "viewer"


def test_somebody_with_an_account_joins_with_their_password(nobody: Person, owner: Person, stranger: Person) -> None:
    invitation = _invited(owner, stranger.email)
    assert read(nobody.get(f"/invitations/{invitation['token']}/preview"))["has_account"] is True
    refusal(_accept(nobody, invitation, {"name": "Mallory", "password": "wrong password"}), 401, "wrong-credentials")
    refusal(_accept(nobody, invitation, {}), 401, "wrong-credentials")
    me = read(_accept(nobody, invitation, {"password": PASSWORD}))
    assert me["organization_id"] == owner.access.organization_id
    assert len(me["memberships"]) == 2
    assert me["person"]["name"] == "Lena"


def test_somebody_who_is_signed_in_joins_without_a_word(owner: Person, stranger: Person) -> None:
    me = read(_accept(stranger, _invited(owner, stranger.email), {}))
    assert {m["organization"]["id"] for m in me["memberships"]} == {
        owner.access.organization_id, stranger.access.organization_id
    }  # fmt: skip


def test_somebody_else_who_is_signed_in_does_not_take_the_place(
    site: Site, owner: Person, stranger: Person, trainer: Person
) -> None:
    refusal(_accept(trainer, _invited(owner, stranger.email), {}), 401, "wrong-credentials")
    me = read(_accept(trainer, _invited(owner, "new.person@example.org")))
    assert me["person"]["email"] == "new.person@example.org"


def test_accepting_is_throttled_like_logging_in(site: Site, owner: Person, stranger: Person) -> None:
    """Whoever invites knows the link; it must not be a way to guess a password as often as one likes."""
    invitation, guesser = _invited(owner, stranger.email), site.visitor(address="10.66.6.6")
    answers = [_accept(guesser, invitation, {"password": f"wrong password {n}"}).status_code for n in range(12)]
    assert answers == [401] * 10 + [429] * 2
    refusal(_accept(guesser, invitation, {"password": PASSWORD}), 429, "too-many-requests")


def test_accepting_needs_the_second_step_too(site: Site, owner: Person, stranger: Person) -> None:
    secret = read(stranger.post("/auth/totp"))["secret"]
    read(stranger.post("/auth/totp/confirm", {"code": pyotp.TOTP(secret).at(site.clock.now())}))
    answer = _accept(site.visitor(), _invited(owner, stranger.email), {"password": PASSWORD})
    refusal(answer, 401, "second-step-required")
    assert "set-cookie" not in answer.headers


def test_who_left_can_be_invited_again(site: Site, practice: Practice, trainer: Person) -> None:
    old = practice.member_id_of(trainer)
    assert practice.owner.delete(f"/members/{old}", if_match=1).status_code == 204
    refusal(trainer.get("/dogs"), 404, "not-a-member")
    me = read(_accept(site.visitor(), _invited(practice.owner, trainer.email, "viewer"), {"password": PASSWORD}))
    assert [m["role"] for m in me["memberships"]] == ["viewer"]


def test_an_invitation_of_a_member_changes_no_role(site: Site, owner: Person, viewer: Person) -> None:
    answer = owner.post("/invitations", {"email": viewer.email, "role": "owner"})
    if answer.status_code == 201:
        me = read(_accept(viewer, answer.json(), {}))
        assert [m["role"] for m in me["memberships"]] == ["viewer"]
    else:
        assert answer.status_code == 409


@pytest.mark.parametrize("body", [{"email": "x", "role": "viewer"}, {"email": "x@example.org", "role": "boss"},
                                  {"email": "x@example.org"}, {"role": "viewer"}])  # fmt: skip
def test_a_wrong_invitation_is_refused(owner: Person, body: Doc) -> None:
    refusal(owner.post("/invitations", body), 422, "invalid")
