"""Registering, logging in and out: cookies, and what a wrong attempt is told."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from argon2 import PasswordHasher

from tests.conftest import AnyDatabases
from tests.factories.practices import PASSWORD, Practice
from tests.harness.person import COOKIE, Doc, Person, new_id, read, refusal
from tests.harness.site import Site, open_site

REGISTRATION = {"password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}


@pytest.fixture
def strict_site(databases: AnyDatabases, tmp_path: Path) -> Iterator[Site]:
    """A registry that allows three wrong passwords for an account, thirty for a network address."""
    site = open_site(databases.fresh(), tmp_path, log_ins_per_quarter_hour=3)
    yield site
    site.close()


def _credentials(person: Person, password: str = PASSWORD) -> Doc:
    return {"email": person.email, "password": password}


def test_registering_founds_a_practice_and_signs_in(nobody: Person) -> None:
    answer = nobody.post("/auth/register", REGISTRATION | {"email": "Lena.Register@Example.org"})
    me = read(answer, status=201)
    assert me["person"] == {
        "id": me["person"]["id"], "email": "lena.register@example.org", "name": "Lena", "totp_enabled": False,
        "passkeys": 0,
    }  # fmt: skip
    assert me["memberships"] == [
        {"member_id": me["memberships"][0]["member_id"], "role": "owner",
         "organization": {"id": me["organization_id"], "name": "Wolf & Co"}}
    ]  # fmt: skip
    nobody.is_signed_in_by(answer)
    assert read(nobody.get("/me")) == me
    assert nobody.adds_dog()["author_id"] == me["person"]["id"]


def test_an_address_registers_once_in_any_spelling(nobody: Person) -> None:
    read(nobody.post("/auth/register", REGISTRATION | {"email": "once@example.org"}), status=201)
    problem = refusal(nobody.post("/auth/register", REGISTRATION | {"email": "ONCE@example.org"}), 409, "address-taken")
    assert "Log in" in problem["detail"]


@pytest.mark.parametrize(("sent", "kept"), [({"time_zone": "America/Argentina/Ushuaia"}, "America/Argentina/Ushuaia"),
                                            ({"time_zone": None}, "UTC"), ({}, "UTC")])  # fmt: skip
def test_the_zone_of_who_registers_is_the_practices(nobody: Person, sent: Doc, kept: str) -> None:
    nobody.is_signed_in_by(
        nobody.post("/auth/register", REGISTRATION | {"email": f"zone-{new_id()}@example.org"} | sent)
    )
    assert read(nobody.get("/organization"))["time_zone"] == kept


def test_an_unknown_zone_is_refused_with_a_sentence_and_registers_nobody(nobody: Person) -> None:
    body = REGISTRATION | {"email": f"zone-{new_id()}@example.org"}
    problem = refusal(nobody.post("/auth/register", body | {"time_zone": "Mars/Olympus"}), 422, "invalid")
    (error,) = problem["errors"]
    assert error["pointer"] == "/time_zone"
    assert "There is no time zone `Mars/Olympus`" in error["message"]
    read(nobody.post("/auth/register", body), status=201)


@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "lena"), ("email", "lena@"), ("email", "a b@example.org"), ("email", ""),
     ("email", "x" * 250 + "@e.org"),
     ("password", "short"), ("password", "x" * 201), ("name", ""), ("name", "   "), ("name", "x" * 121),
     ("organization", ""), ("organization", None), ("role", "owner"),
     ("time_zone", ""), ("time_zone", "Europe/Zurich\n"), ("time_zone", 2), ("time_zone", "x" * 41)],
)  # fmt: skip
def test_a_wrong_registration_names_the_field(nobody: Person, field: str, value: object) -> None:
    body = REGISTRATION | {"email": "wrong@example.org"} | {field: value}
    assert refusal(nobody.post("/auth/register", body), 422, "invalid")["errors"][0]["pointer"] == f"/{field}"


@pytest.mark.parametrize("password", ["password12", "qwertyuiop", "1234567890", "aaaaaaaaaaaa", "wolfandco1"])
def test_a_guessable_password_is_refused_with_advice(nobody: Person, password: str) -> None:
    body = REGISTRATION | {"email": "guess@example.org", "password": password, "organization": "wolfandco"}
    problem = refusal(nobody.post("/auth/register", body), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/password"
    assert "longer" in problem["detail"]


def test_the_cookie_is_out_of_the_pages_reach(nobody: Person, owner: Person) -> None:
    answer = nobody.post("/auth/login", _credentials(owner))
    cookie = answer.headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert "secure" not in parts  # plain http on this machine
    assert cookie.startswith(f"{COOKIE}=")
    assert nobody.client.cookies[COOKIE] not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_the_cookie_is_secure_wherever_the_page_is_served_otherwise(databases: AnyDatabases, tmp_path: Path) -> None:
    site = open_site(databases.fresh(), tmp_path, public_url="https://notes.example.org")
    try:
        person = Practice(site).owner
        answer = site.visitor(at="https://notes.example.org").post("/auth/login", _credentials(person))
        assert "; Secure" in answer.headers["set-cookie"]
    finally:
        site.close()


def test_an_unknown_address_and_a_wrong_password_get_the_same_answer(nobody: Person, owner: Person) -> None:
    wrong = nobody.post("/auth/login", _credentials(owner, "wrong password"))
    unknown = nobody.post("/auth/login", {"email": "nobody@example.org", "password": "wrong password"})
    refusal(wrong, 401, "wrong-credentials")
    assert wrong.json() == unknown.json()
    differing = {"x-request-id"}
    assert {k: v for k, v in wrong.headers.items() if k not in differing} == {
        k: v for k, v in unknown.headers.items() if k not in differing
    }


def test_an_unknown_address_costs_the_same_hash_as_a_wrong_password(nobody: Person, owner: Person) -> None:
    nobody.post("/auth/login", {"email": "warm.up@example.org", "password": "x"})
    seen: list[str] = []
    verify = PasswordHasher.verify

    def watched(self: PasswordHasher, password_hash: str, password: str) -> bool:
        seen.append(password_hash)
        return verify(self, password_hash, password)

    with patch.object(PasswordHasher, "verify", watched):
        nobody.post("/auth/login", _credentials(owner, "wrong password"))
        nobody.post("/auth/login", {"email": "nobody@example.org", "password": "wrong password"})
    assert len(seen) == 2
    assert seen[0].rsplit("$", 2)[0] == seen[1].rsplit("$", 2)[0], "the same algorithm with the same cost"


def test_too_many_wrong_passwords_close_the_account_for_a_while(strict_site: Site) -> None:
    lena = Practice(strict_site).owner
    visitor = strict_site.visitor()
    for _ in range(3):
        refusal(visitor.post("/auth/login", _credentials(lena, "wrong password")), 401, "wrong-credentials")
    answer = visitor.post("/auth/login", _credentials(lena))
    problem = refusal(answer, 429, "too-many-requests")
    assert 0 < int(answer.headers["retry-after"]) <= 901
    assert "reset your password" in problem["detail"]
    refusal(strict_site.visitor(address="10.0.0.9").post("/auth/login", _credentials(lena)), 429, "too-many-requests")
    strict_site.clock.passes(seconds=int(answer.headers["retry-after"]))
    read(visitor.post("/auth/login", _credentials(lena)))


def test_an_unknown_address_is_closed_just_the_same(strict_site: Site) -> None:
    visitor, lena = strict_site.visitor(), Practice(strict_site).owner
    answers = []
    for email in ("nobody@example.org", lena.email):
        for _ in range(3):
            visitor.post("/auth/login", {"email": email, "password": "wrong password"})
        answers.append(visitor.post("/auth/login", {"email": email, "password": "wrong password"}))
    for answer in answers:
        refusal(answer, 429, "too-many-requests")
    assert answers[0].json() == answers[1].json()


def test_the_spelling_of_the_address_does_not_help_to_guess(strict_site: Site) -> None:
    lena, visitor = Practice(strict_site).owner, strict_site.visitor()
    for email in (lena.email.upper(), f" {lena.email}", lena.email.title()):
        visitor.post("/auth/login", {"email": email, "password": "wrong password"})
    refusal(visitor.post("/auth/login", _credentials(lena)), 429, "too-many-requests")


def test_the_right_password_ends_the_count_of_the_account(strict_site: Site) -> None:
    lena, visitor = Practice(strict_site).owner, strict_site.visitor()
    for _ in range(4):
        for _ in range(2):
            refusal(visitor.post("/auth/login", _credentials(lena, "wrong password")), 401, "wrong-credentials")
        read(visitor.post("/auth/login", _credentials(lena)))


def test_one_address_that_tries_many_accounts_is_closed_and_others_are_not(strict_site: Site) -> None:
    lena = Practice(strict_site).owner
    guesser = strict_site.visitor(address="10.6.6.6")
    for number in range(30):
        answer = guesser.post("/auth/login", {"email": f"nobody{number}@example.org", "password": "wrong password"})
        refusal(answer, 401, "wrong-credentials")
    refusal(guesser.post("/auth/login", _credentials(lena)), 429, "too-many-requests")
    read(strict_site.visitor(address="10.0.0.7").post("/auth/login", _credentials(lena)))


def test_a_new_log_in_gets_a_new_cookie_and_a_new_csrf_token(site: Site, owner: Person) -> None:
    visitor = site.visitor()
    first = read(visitor.post("/auth/login", _credentials(owner)))["csrf_token"], visitor.client.cookies[COOKIE]
    second = read(visitor.post("/auth/login", _credentials(owner)))["csrf_token"], visitor.client.cookies[COOKIE]
    assert len({*first, *second}) == 4


def test_after_logging_out_the_cookie_is_worth_nothing(site: Site, owner: Person) -> None:
    secret = owner.client.cookies[COOKIE]
    answer = owner.post("/auth/logout")
    assert (answer.status_code, answer.content) == (204, b"")
    assert "Max-Age=0" in answer.headers["set-cookie"]
    refusal(site.visitor().has_cookie(secret, None).get("/me"), 401, "not-signed-in")


def test_nobody_logs_out_without_harm(nobody: Person) -> None:
    assert nobody.post("/auth/logout").status_code == 204


def test_a_session_ends_by_itself(site: Site, owner: Person) -> None:
    site.clock.passes(days=89, hours=23)
    read(owner.get("/me"))
    site.clock.passes(days=91)
    refusal(owner.get("/me"), 401, "not-signed-in")
    refusal(owner.put(f"/dogs/{new_id()}", {"call_name": "Juno"}), 401, "not-signed-in")


@pytest.mark.parametrize("secret", ["", "x", "a" * 5000, "%00", "longline_session"])
def test_a_made_up_cookie_is_nobodys(site: Site, secret: str) -> None:
    person = site.visitor()
    refusal(person.get("/me", headers={"Cookie": f"{COOKIE}={secret}"}), 401, "not-signed-in")


def test_no_answer_and_no_log_line_holds_a_password(site: Site, nobody: Person) -> None:
    password = "unguessable marmalade 7741"
    body = {"email": "log@example.org", "password": password, "name": "L", "organization": "O"}
    log_in = {"email": "log@example.org", "password": password}
    answers = [
        nobody.post("/auth/register", body),
        nobody.post("/auth/register", body),
        nobody.post("/auth/login", body),
        nobody.post("/auth/login", log_in),
        nobody.get("/me"),
    ]
    assert [answer.status_code for answer in answers] == [201, 409, 422, 200, 200]
    assert all(password not in answer.text for answer in answers)
    assert password not in site.log.getvalue()
    assert nobody.client.cookies[COOKIE] not in site.log.getvalue()
