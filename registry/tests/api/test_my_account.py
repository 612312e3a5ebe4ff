"""One's own name, password and signed-in browsers; the link that sets a new password."""

from tests.factories.practices import PASSWORD
from tests.harness.person import Person, random_id, read, refusal
from tests.harness.site import Site

NEW = "another quiet heron lands"


def _log_in(site: Site, person: Person, password: str) -> int:
    return site.visitor().post("/auth/login", {"email": person.email, "password": password}).status_code


def _second_browser(site: Site, person: Person) -> Person:
    browser = site.visitor()
    return browser.is_signed_in_by(browser.post("/auth/login", {"email": person.email, "password": PASSWORD}))


def _reset_link(site: Site, email: str) -> str:
    secret = site.registry.accounts.reset_link(email, now_ms=site.clock.now_ms())
    assert secret is not None
    return secret


def test_nobody_has_an_account_to_change(nobody: Person) -> None:
    refusal(nobody.get("/me"), 401, "not-signed-in")
    refusal(nobody.patch("/me", {"name": "X"}), 401, "not-signed-in")


def test_a_new_name_is_shown_at_once(viewer: Person) -> None:
    assert read(viewer.patch("/me", {"name": "  Veronika "}))["person"]["name"] == "Veronika"
    assert read(viewer.get("/me"))["person"]["name"] == "Veronika"


def test_a_new_password_needs_the_current_one(site: Site, viewer: Person) -> None:
    for body in ({"password": NEW}, {"password": NEW, "current_password": "wrong password"}):
        problem = refusal(viewer.patch("/me", body), 422, "invalid")
        assert problem["errors"][0]["pointer"] == "/current_password"
    assert _log_in(site, viewer, PASSWORD) == 200
    read(viewer.patch("/me", {"password": NEW, "current_password": PASSWORD}))
    assert (_log_in(site, viewer, PASSWORD), _log_in(site, viewer, NEW)) == (401, 200)


def test_a_new_password_must_not_be_guessable(viewer: Person) -> None:
    body = {"password": "password1234", "current_password": PASSWORD}
    assert refusal(viewer.patch("/me", body), 422, "invalid")["errors"][0]["pointer"] == "/password"


def test_a_new_password_signs_every_other_browser_out(site: Site, viewer: Person) -> None:
    other = _second_browser(site, viewer)
    read(viewer.patch("/me", {"password": NEW, "current_password": PASSWORD}))
    refusal(other.get("/me"), 401, "not-signed-in")
    read(viewer.get("/me"))


def test_signed_in_browsers_are_listed_and_can_be_signed_out(site: Site, viewer: Person) -> None:
    other = _second_browser(site, viewer)
    listed = read(viewer.get("/auth/sessions"))["items"]
    assert sorted(browser["current"] for browser in listed) == [False, True]
    theirs = next(browser for browser in listed if not browser["current"])
    assert viewer.delete(f"/auth/sessions/{theirs['id']}").status_code == 204
    refusal(other.get("/me"), 401, "not-signed-in")
    refusal(viewer.delete(f"/auth/sessions/{theirs['id']}"), 404, "not-found")


def test_a_browser_of_somebody_else_is_not_to_be_signed_out(viewer: Person, owner: Person, stranger: Person) -> None:
    (browser,) = read(viewer.get("/auth/sessions"))["items"]
    for other in (owner, stranger):
        refusal(other.delete(f"/auth/sessions/{browser['id']}"), 404, "not-found")
        assert (
            other.delete(f"/auth/sessions/{browser['id']}").json()
            == other.delete(f"/auth/sessions/{random_id()}").json()
        )
    read(viewer.get("/me"))


def test_asking_for_a_link_gets_the_same_answer_for_every_address(nobody: Person, viewer: Person) -> None:
    known = nobody.post("/auth/password-reset", {"email": viewer.email})
    unknown = nobody.post("/auth/password-reset", {"email": "nobody@example.org"})
    odd = nobody.post("/auth/password-reset", {"email": "not an address"})
    assert {answer.status_code for answer in (known, unknown, odd)} == {202}
    assert {answer.content for answer in (known, unknown, odd)} == {b""}


def test_a_link_sets_a_new_password_once(site: Site, nobody: Person, viewer: Person) -> None:
    secret = _reset_link(site, viewer.email)
    assert nobody.post(f"/auth/password-reset/{secret}", {"password": NEW}).status_code == 204
    assert (_log_in(site, viewer, PASSWORD), _log_in(site, viewer, NEW)) == (401, 200)
    refusal(nobody.post(f"/auth/password-reset/{secret}", {"password": "yet another quiet heron"}), 404, "not-found")
    assert _log_in(site, viewer, NEW) == 200


def test_a_link_signs_every_browser_out(site: Site, nobody: Person, viewer: Person) -> None:
    secret = _reset_link(site, viewer.email)
    assert nobody.post(f"/auth/password-reset/{secret}", {"password": NEW}).status_code == 204
    refusal(viewer.get("/me"), 401, "not-signed-in")


def test_a_link_lives_for_a_day_and_dies_with_the_next_one(site: Site, nobody: Person, viewer: Person) -> None:
    first, second = _reset_link(site, viewer.email), _reset_link(site, viewer.email)
    refusal(nobody.post(f"/auth/password-reset/{first}", {"password": NEW}), 404, "not-found")
    site.clock.passes(hours=24, seconds=1)
    refusal(nobody.post(f"/auth/password-reset/{second}", {"password": NEW}), 404, "not-found")
    assert _log_in(site, viewer, PASSWORD) == 200


def test_a_guessable_password_does_not_use_up_the_link(site: Site, nobody: Person, viewer: Person) -> None:
    secret = _reset_link(site, viewer.email)
    refusal(nobody.post(f"/auth/password-reset/{secret}", {"password": "password1234"}), 422, "invalid")
    assert nobody.post(f"/auth/password-reset/{secret}", {"password": NEW}).status_code == 204


def test_a_made_up_link_is_dead(nobody: Person) -> None:
    for secret in ("x", "a" * 43, "a" * 200, "%00" * 20):
        answer = nobody.post(f"/auth/password-reset/{secret}", {"password": NEW})
        assert answer.status_code == 404
