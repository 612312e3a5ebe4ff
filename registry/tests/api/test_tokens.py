"""Personal access tokens: for scripts, with scopes and an end, shown once."""

import pytest

from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal
from tests.harness.site import Site


def _script(site: Site, token: Doc) -> Person:
    return site.visitor().uses_token(token["token"])


def test_nobody_makes_a_token(nobody: Person) -> None:
    refusal(
        nobody.post("/tokens", {"name": "x", "scopes": ["read"], "expires_at": "2026-12-01T00:00:00Z"}),
        401,
        "not-signed-in",
    )


def test_a_stranger_neither_sees_nor_revokes_it(owner: Person, stranger: Person, trainer: Person) -> None:
    token = owner.makes_token("read")
    for other in (stranger, trainer):
        assert read(other.get("/tokens"))["items"] == []
        refusal(other.delete(f"/tokens/{token['id']}"), 404, "not-found")
        assert other.delete(f"/tokens/{token['id']}").json() == other.delete(f"/tokens/{random_id()}").json()


def test_a_token_is_shown_once(owner: Person) -> None:
    made = owner.makes_token("write", "read", name="export")
    assert made["token"].startswith("llp_")
    (listed,) = read(owner.get("/tokens"))["items"]
    assert listed == {k: v for k, v in made.items() if k != "token"}
    assert (listed["name"], listed["scopes"], listed["expires_at"]) == (
        "export",
        ["read", "write"],
        "2027-01-01T00:00:00.000Z",
    )


def test_only_its_hash_is_stored(site: Site, owner: Person) -> None:
    secret = owner.makes_token("read")["token"]
    with site.registry.database.reading() as tx:
        rows = tx.rows("SELECT * FROM access_token")
    assert secret not in repr(rows)
    assert secret.removeprefix("llp_") not in repr(rows)


def test_a_script_reads_and_writes_as_its_person(site: Site, owner: Person) -> None:
    script = _script(site, owner.makes_token("read", "write"))
    dog = script.adds_dog()
    assert dog["author_id"] == owner.id
    me = read(script.get("/me"))
    assert (me["person"]["id"], me["csrf_token"]) == (owner.id, None)


@pytest.mark.parametrize("scopes", [["read"], ["write"], ["admin"]])
def test_a_scope_opens_its_own_doors_only(site: Site, owner: Person, dog: Doc, scopes: list[str]) -> None:
    script = _script(site, owner.makes_token(*scopes))
    doors = {
        "read": script.get(f"/dogs/{dog['id']}"),
        "write": script.put(f"/dogs/{new_id()}", {"call_name": "Juno"}),
        "admin": script.get("/tokens"),
    }
    for scope, answer in doors.items():
        if scope in scopes:
            assert answer.is_success, answer.text
        else:
            assert f"`{scope}`" in refusal(answer, 403, "not-allowed")["detail"]


def test_a_role_still_decides_behind_the_token(site: Site, viewer: Person) -> None:
    script = _script(site, viewer.makes_token("read", "write", "admin"))
    refusal(script.put(f"/dogs/{new_id()}", {"call_name": "Juno"}), 403, "not-allowed")
    refusal(script.get("/audit"), 403, "not-allowed")


def test_a_token_makes_no_token_that_may_do_more(site: Site, owner: Person) -> None:
    script = _script(site, owner.makes_token("admin"))
    wanted = {"name": "more", "scopes": ["admin", "write"], "expires_at": "2026-12-01T00:00:00Z"}
    refusal(script.post("/tokens", wanted), 403, "not-allowed")
    read(script.post("/tokens", wanted | {"scopes": ["admin"]}), status=201)


def test_a_token_ends_at_its_time(site: Site, owner: Person) -> None:
    script = _script(site, owner.makes_token("read", expires_at="2026-10-06T16:30:00Z"))
    site.clock.passes(minutes=59)
    read(script.get("/me"))
    site.clock.passes(minutes=1)
    refusal(script.get("/me"), 401, "not-signed-in")


@pytest.mark.parametrize(
    "expires_at",
    [
        "2026-10-06T15:30:00Z",
        "2020-01-01T00:00:00Z",
        "2027-10-08T15:30:00Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
    ],
)
def test_an_end_in_the_past_or_beyond_a_year_is_refused(owner: Person, expires_at: str) -> None:
    body = {"name": "x", "scopes": ["read"], "expires_at": expires_at}
    assert refusal(owner.post("/tokens", body), 422, "invalid")["errors"][0]["pointer"] == "/expires_at"


def test_a_token_needs_scopes_that_exist(owner: Person) -> None:
    for scopes in ([], ["everything"], ["read", "read", "read", "read"], "read"):
        body = {"name": "x", "scopes": scopes, "expires_at": "2026-12-01T00:00:00Z"}
        assert refusal(owner.post("/tokens", body), 422, "invalid")["errors"][0]["pointer"].startswith("/scopes")


def test_a_revoked_token_is_dead(site: Site, owner: Person) -> None:
    token = owner.makes_token("read")
    assert owner.delete(f"/tokens/{token['id']}").status_code == 204
    refusal(_script(site, token).get("/me"), 401, "not-signed-in")
    refusal(owner.delete(f"/tokens/{token['id']}"), 404, "not-found")


def test_a_token_belongs_to_one_organization(site: Site, owner: Person, stranger: Person) -> None:
    other = Practice(site, "Second")
    other.admits(owner, "owner")
    script = _script(site, owner.makes_token("read"))
    refusal(script.get("/dogs", headers={"X-Organization": other.organization_id}), 404, "not-found")
    read(script.get("/dogs", headers={"X-Organization": owner.access.organization_id}))


def test_a_token_dies_with_the_membership(site: Site, practice: Practice, trainer: Person) -> None:
    script = _script(site, trainer.makes_token("read"))
    read(script.get("/dogs"))
    member_id = practice.member_id_of(trainer)
    assert practice.owner.delete(f"/members/{member_id}", if_match=1).status_code == 204
    refusal(script.get("/dogs"), 401, "not-signed-in")


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer ", "Bearer x", "Basic abc", "llp_x", "Bearer llp_x y", "bearer\tllp_x"]
)
def test_a_wrong_authorization_is_refused_even_beside_a_good_cookie(owner: Person, header: str) -> None:
    refusal(owner.get("/me", headers={"Authorization": header}), 401, "not-signed-in")


def test_fifty_tokens_are_enough(owner: Person) -> None:
    for _ in range(50):
        owner.makes_token("read")
    body = {"name": "x", "scopes": ["read"], "expires_at": "2026-12-01T00:00:00Z"}
    refusal(owner.post("/tokens", body), 409, "too-many")
