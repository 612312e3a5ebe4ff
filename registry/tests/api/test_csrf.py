"""A browser's unsafe requests need the token that only the page knows; other web sites are turned away."""

import pytest

from registry.platform.http.operation import Operation
from tests.factories.practices import PASSWORD
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site


def _unsafe(site: Site) -> list[Operation]:
    return [o for o in site.registry.operations if o.method not in ("GET", "HEAD") and o.who != "anyone"]


@pytest.mark.parametrize("token", [None, "", "wrong"])
def test_an_unsafe_request_without_the_right_token_is_refused_everywhere(
    site: Site, owner: Person, token: str | None
) -> None:
    owner.csrf = None
    headers = {} if token is None else {"X-CSRF-Token": token}
    for operation in _unsafe(site):
        path = operation.path.replace("{id}", new_id()).replace("{token}", "a" * 43)
        answer = owner.send(operation.method, path, headers=headers)
        refusal(answer, 403, "csrf")


def test_nothing_is_changed_without_the_token(owner: Person, dog: Doc) -> None:
    kept, owner.csrf = owner.csrf, None
    refusal(owner.patch(f"/dogs/{dog['id']}", {"call_name": "Hijacked"}, if_match=1), 403, "csrf")
    owner.csrf = kept
    assert read(owner.get(f"/dogs/{dog['id']}"))["call_name"] == "Juno"


def test_the_token_of_another_browser_does_not_fit(site: Site, owner: Person) -> None:
    other = site.visitor()
    other.is_signed_in_by(other.post("/auth/login", {"email": owner.email, "password": PASSWORD}))
    owner.csrf = other.csrf
    refusal(owner.put(f"/dogs/{new_id()}", {"call_name": "Juno"}), 403, "csrf")


def test_reading_needs_no_token(owner: Person) -> None:
    owner.csrf = None
    read(owner.get("/dogs"))


def test_a_script_with_an_access_token_needs_none(site: Site, owner: Person) -> None:
    script = site.visitor().uses_token(owner.makes_token("read", "write")["token"])
    script.adds_dog()


def test_an_access_token_beside_a_cookie_counts_alone(owner: Person, stranger: Person) -> None:
    dog = owner.adds_dog()
    stranger.uses_token(owner.makes_token("read")["token"])
    assert read(stranger.get(f"/dogs/{dog['id']}"))["id"] == dog["id"]


@pytest.mark.parametrize("site_of_origin", ["cross-site", "same-site"])
def test_another_web_site_cannot_sign_somebody_in_or_up(nobody: Person, owner: Person, site_of_origin: str) -> None:
    headers = {"Sec-Fetch-Site": site_of_origin}
    log_in = {"email": owner.email, "password": PASSWORD}
    sign_up = {"email": "forged@example.org", "password": PASSWORD, "name": "L", "organization": "O"}
    refusal(nobody.post("/auth/login", log_in, headers=headers), 403, "not-allowed")
    refusal(nobody.post("/auth/register", sign_up, headers=headers), 403, "not-allowed")
    refusal(nobody.post("/auth/password-reset", {"email": owner.email}, headers=headers), 403, "not-allowed")
    refusal(nobody.post("/auth/logout", headers=headers), 403, "not-allowed")
    assert "set-cookie" not in nobody.post("/auth/login", log_in, headers=headers).headers


@pytest.mark.parametrize("site_of_origin", ["same-origin", "none"])
def test_the_page_itself_signs_in(nobody: Person, owner: Person, site_of_origin: str) -> None:
    answer = nobody.post(
        "/auth/login", {"email": owner.email, "password": PASSWORD}, headers={"Sec-Fetch-Site": site_of_origin}
    )
    read(answer)


def test_no_other_origin_is_allowed_to_read(owner: Person) -> None:
    for path in ("/me", "/dogs"):
        answer = owner.get(path, headers={"Origin": "https://evil.example"})
        assert not [name for name in answer.headers if name.startswith("access-control-")]
    preflight = owner.send("OPTIONS", "/dogs", headers={"Origin": "https://evil.example",
                                                        "Access-Control-Request-Method": "PUT"})  # fmt: skip
    assert not [name for name in preflight.headers if name.startswith("access-control-")]
