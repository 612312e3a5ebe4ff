"""One-time codes and recovery codes as the second step of signing in."""

from datetime import timedelta

import pyotp
import pytest

from tests.factories.practices import PASSWORD
from tests.harness.person import Doc, Person, read, refusal
from tests.harness.site import Site


class Phone:
    """An authenticator app."""

    def __init__(self, secret: str, site: Site) -> None:
        self._totp, self._site = pyotp.TOTP(secret), site

    def shows(self, *, steps_off: int = 0) -> str:
        return self._totp.at(self._site.clock.now() + timedelta(seconds=30 * steps_off))


@pytest.fixture
def phone(site: Site, owner: Person) -> Phone:
    """The owner's phone, set up and not yet in force."""
    return Phone(read(owner.post("/auth/totp"))["secret"], site)


@pytest.fixture
def recovery_codes(site: Site, owner: Person, phone: Phone) -> list[str]:
    codes: list[str] = read(owner.post("/auth/totp/confirm", {"code": phone.shows()}))["recovery_codes"]
    site.clock.passes(minutes=5)
    return codes


def _log_in(site: Site, person: Person, **more: str) -> Doc:
    answer = site.visitor().post("/auth/login", {"email": person.email, "password": PASSWORD, **more})
    found: Doc = answer.json() | {"http": answer.status_code}
    if answer.status_code != 200:
        refusal(answer, 401, "second-step-required")
    return found


def test_nobody_sets_up_a_second_step(nobody: Person) -> None:
    refusal(nobody.post("/auth/totp"), 401, "not-signed-in")
    refusal(nobody.post("/auth/totp/confirm", {"code": "123456"}), 401, "not-signed-in")
    refusal(nobody.send("DELETE", "/auth/totp", json={"password": PASSWORD}), 401, "not-signed-in")


def test_the_app_gets_what_it_needs(owner: Person) -> None:
    begun = read(owner.post("/auth/totp"))
    assert begun["uri"].startswith("otpauth://totp/Longline:")
    assert begun["secret"] in begun["uri"]
    assert begun["qr_svg"].startswith("<svg")


def test_until_it_is_confirmed_nothing_is_asked(site: Site, owner: Person, phone: Phone) -> None:
    assert _log_in(site, owner)["http"] == 200
    refusal(owner.post("/auth/totp/confirm", {"code": "000000"}), 422, "invalid")
    assert _log_in(site, owner)["person"]["totp_enabled"] is False


def test_once_confirmed_the_code_is_asked_for(
    site: Site, owner: Person, phone: Phone, recovery_codes: list[str]
) -> None:
    assert len(set(recovery_codes)) == 10
    assert _log_in(site, owner)["http"] == 401
    assert _log_in(site, owner, code="000000")["http"] == 401
    signed_in = _log_in(site, owner, code=phone.shows())
    assert signed_in["person"]["totp_enabled"] is True


def test_a_code_works_once(site: Site, owner: Person, phone: Phone, recovery_codes: list[str]) -> None:
    code = phone.shows()
    assert _log_in(site, owner, code=code)["http"] == 200
    assert _log_in(site, owner, code=code)["http"] == 401
    assert _log_in(site, owner, code=phone.shows(steps_off=-1))["http"] == 401, "older than the newest used"
    site.clock.passes(seconds=30)
    assert _log_in(site, owner, code=phone.shows())["http"] == 200


def test_the_code_that_confirmed_does_not_log_in_too(site: Site, owner: Person, phone: Phone) -> None:
    code = phone.shows()
    read(owner.post("/auth/totp/confirm", {"code": code}))
    assert _log_in(site, owner, code=code)["http"] == 401


@pytest.mark.parametrize(("steps_off", "status"), [(-2, 401), (-1, 200), (1, 200), (2, 401)])
def test_a_phones_clock_may_be_half_a_minute_off(
    site: Site, owner: Person, phone: Phone, recovery_codes: list[str], steps_off: int, status: int
) -> None:
    assert _log_in(site, owner, code=phone.shows(steps_off=steps_off))["http"] == status


def test_a_recovery_code_works_once_in_any_case(site: Site, owner: Person, recovery_codes: list[str]) -> None:
    assert _log_in(site, owner, code=recovery_codes[0].upper())["http"] == 200
    assert _log_in(site, owner, code=recovery_codes[0])["http"] == 401
    assert _log_in(site, owner, code=recovery_codes[1])["http"] == 200


def test_the_wrong_password_is_never_asked_for_a_code(
    site: Site, owner: Person, phone: Phone, recovery_codes: list[str]
) -> None:
    for code in ({}, {"code": phone.shows()}):
        answer = site.visitor().post("/auth/login", {"email": owner.email, "password": "wrong password", **code})
        refusal(answer, 401, "wrong-credentials")


def test_guessing_codes_is_throttled_as_well(site: Site, owner: Person, recovery_codes: list[str]) -> None:
    body = {"email": owner.email, "password": PASSWORD, "code": "000000"}
    visitor = site.visitor(address="10.1.1.1")
    for _ in range(10):
        refusal(visitor.post("/auth/login", body), 401, "second-step-required")
    refusal(visitor.post("/auth/login", body), 429, "too-many-requests")


def test_a_second_one_is_not_set_up_beside_the_first(owner: Person, recovery_codes: list[str]) -> None:
    refusal(owner.post("/auth/totp"), 409, "conflict")
    refusal(owner.post("/auth/totp/confirm", {"code": "123456"}), 409, "conflict")


def test_taking_it_away_needs_the_password(site: Site, owner: Person, recovery_codes: list[str]) -> None:
    refusal(owner.send("DELETE", "/auth/totp", json={"password": "wrong password"}), 401, "second-step-required")
    assert _log_in(site, owner)["http"] == 401
    assert owner.send("DELETE", "/auth/totp", json={"password": PASSWORD}).status_code == 204
    assert _log_in(site, owner)["http"] == 200


def test_old_recovery_codes_die_with_the_second_step(site: Site, owner: Person, recovery_codes: list[str]) -> None:
    assert owner.send("DELETE", "/auth/totp", json={"password": PASSWORD}).status_code == 204
    phone = Phone(read(owner.post("/auth/totp"))["secret"], site)
    read(owner.post("/auth/totp/confirm", {"code": phone.shows()}))
    assert _log_in(site, owner, code=recovery_codes[0])["http"] == 401
