"""Links for people without an account: what they show, how they end, and who may make them."""

import hashlib

import pytest

from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal
from tests.harness.site import Site

CLIP = b"%PDF-1.7 how to stand, " + b"x" * 400


@pytest.fixture
def dog(owner: Person) -> Doc:
    return owner.adds_dog(call_name="Juno")


@pytest.fixture
def homework(owner: Person, dog: Doc) -> Doc:
    return owner.gives_homework(dog, title="Mat", stop_rule="Stop after two misses.", reps=5)


@pytest.fixture
def visitor(site: Site) -> Person:
    """The owner of the dog on their phone: no account, no cookie."""
    return site.visitor()


def a_round(homework: Doc, **fields: object) -> Doc:
    at = "2026-10-06T18:00:00+02:00"
    return {"id": new_id(), "homework_id": homework["id"], "at": at, "trials": ["correct", "incorrect"], **fields}


def shown(visitor: Person, made: Doc) -> Doc:
    return read(visitor.get(f"/s/{made['token']}"))


def is_dead(visitor: Person, token: str) -> Doc:
    answer = visitor.get(f"/s/{token}")
    assert answer.headers["x-robots-tag"].startswith("noindex")
    assert answer.headers["referrer-policy"] == "no-referrer"
    return refusal(answer, 404, "not-found")


def test_an_owner_sees_what_to_do_and_nothing_else(owner: Person, visitor: Person, dog: Doc, homework: Doc) -> None:
    made = owner.shares(dog)
    assert made["url"].endswith(f"/s/{made['token']}")
    answer = visitor.get(f"/s/{made['token']}")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert read(answer) == {
        "practice": "Wolf & Co", "audience": "Zoë Berger", "expires_at": made["expires_at"],
        "shown": {
            "scope": "dog", "dog": "Juno",
            "homework": [{
                "id": homework["id"], "title": "Mat", "instruction": homework["instruction"],
                "stop_rule": "Stop after two misses.", "times_per_day": 2, "reps": 5, "starts_on": "2026-10-06",
                "due_on": "2026-10-12", "closed": False, "clip_type": None, "rounds_today": 0, "rounds": 0,
                "planned": 0, "done": 0, "days": 0, "days_practised": 0,
            }],
        },
    }  # fmt: skip


def test_a_link_to_one_homework_shows_that_one_also_when_it_is_done_with(
    owner: Person, visitor: Person, dog: Doc, homework: Doc
) -> None:
    other = owner.gives_homework(dog, title="Gate")
    made = owner.shares(homework, scope="homework")
    assert [each["title"] for each in shown(visitor, made)["shown"]["homework"]] == ["Mat"]
    refusal(visitor.post(f"/s/{made['token']}/practice", a_round(other)), 404, "not-found")
    done = owner.edits("homework", homework, status="done")
    assert shown(visitor, made)["shown"]["homework"][0]["closed"] is True
    owner.edits("homework", done, status="void")
    is_dead(visitor, made["token"])


def test_a_round_is_kept_once_under_the_owners_name(
    owner: Person, visitor: Person, dog: Doc, homework: Doc, clock: SetClock
) -> None:
    guardian = owner.adds_guardian(name="Household Berger")
    dog = owner.edits("dogs", dog, guardian_ids=[guardian["id"]])
    made = owner.shares(dog, guardian_id=guardian["id"], audience="")
    assert made["audience"] == "Household Berger"
    one = a_round(homework, comment="He was quick.", fas=1)
    path = f"/s/{made['token']}/practice"
    assert read(visitor.post(path, one), status=201)["rounds"] == 1
    assert read(visitor.post(path, one))["rounds"] == 1
    kept = read(owner.get(f"/homework/{homework['id']}"))
    (entry,) = kept["practice"]
    assert entry == {
        **{field: one[field] for field in ("id", "at", "trials", "comment", "fas")},
        "by_name": "Household Berger", "guardian_id": guardian["id"], "share_id": made["id"],
        "source": "owner_practice",
    }  # fmt: skip
    last = owner.every_page(f"/homework/{homework['id']}/revisions")[-1]
    assert last["author"]["name"] == "Household Berger"
    assert kept["author_id"] == owner.id
    assert kept["updated_by_id"] == last["author"]["id"] != owner.id
    names = [each["name"] for each in read(owner.get("/authors"))["items"]]
    assert "Household Berger" in names
    assert read(owner.get("/audit/verify"))["ok"]


def test_the_same_id_for_another_round_is_refused(owner: Person, visitor: Person, dog: Doc, homework: Doc) -> None:
    path = f"/s/{owner.shares(dog)['token']}/practice"
    one = a_round(homework)
    read(visitor.post(path, one), status=201)
    refusal(visitor.post(path, {**one, "trials": ["correct"]}), 409, "not-that-round")


def test_rounds_have_bounds(owner: Person, visitor: Person, dog: Doc, homework: Doc) -> None:
    path = f"/s/{owner.shares(dog)['token']}/practice"
    for fields in (
        {"trials": ["correct"] * 101}, {"trials": ["maybe"]}, {"comment": "x" * 501}, {"fas": 6},
        {"at": "2029-01-01T00:00:00Z"}, {"at": "2020-01-01T00:00:00Z"}, {"comment": "\x00"}, {"by_name": "Lena"},
    ):  # fmt: skip
        refusal(visitor.post(path, a_round(homework, **fields)), 422, "invalid")
    for _ in range(24):
        read(visitor.post(path, a_round(homework)), status=201)
    problem = refusal(visitor.post(path, a_round(homework)), 409, "log-is-full")
    assert "24" in problem["detail"]


def test_a_wrong_a_withdrawn_and_an_expired_link_answer_the_same(
    owner: Person, visitor: Person, dog: Doc, homework: Doc, clock: SetClock
) -> None:
    withdrawn, expired, gone = owner.shares(dog), owner.shares(dog), owner.shares(homework, scope="homework")
    assert owner.delete(f"/shares/{withdrawn['id']}").status_code == 204
    now = read(owner.get(f"/homework/{homework['id']}"))
    owner.deletes("homework", now)
    answers = [is_dead(visitor, withdrawn["token"]), is_dead(visitor, gone["token"])]
    clock.passes(days=91)
    answers += [is_dead(visitor, expired["token"]), is_dead(visitor, "a" * 43), is_dead(visitor, "short")]
    assert all(answer == answers[0] for answer in answers)
    for token in (withdrawn["token"], expired["token"], "a" * 43):
        post = visitor.post(f"/s/{token}/practice", a_round(homework))
        clip = visitor.get(f"/s/{token}/clip", params={"homework": homework["id"]})
        assert refusal(post, 404, "not-found") == refusal(clip, 404, "not-found") == answers[0]


def test_a_withdrawn_link_is_dead_at_once_and_for_writing_too(
    owner: Person, visitor: Person, dog: Doc, homework: Doc
) -> None:
    made = owner.shares(dog)
    shown(visitor, made)
    assert owner.delete(f"/shares/{made['id']}").status_code == 204
    is_dead(visitor, made["token"])
    refusal(visitor.post(f"/s/{made['token']}/practice", a_round(homework)), 404, "not-found")
    assert owner.delete(f"/shares/{made['id']}").status_code == 204
    (listed,) = read(owner.get("/shares"))["items"]
    assert listed["revoked_at"] is not None
    assert read(owner.get(f"/homework/{homework['id']}"))["practice"] == []


def test_a_deleted_dog_takes_its_links_along(owner: Person, visitor: Person, dog: Doc, homework: Doc) -> None:
    links = [owner.shares(dog), owner.shares(homework, scope="homework")]
    owner.deletes("dogs", dog)
    for made in links:
        is_dead(visitor, made["token"])
        refusal(visitor.post(f"/s/{made['token']}/practice", a_round(homework)), 404, "not-found")


def test_only_owners_and_trainers_make_see_and_withdraw_links(
    owner: Person, trainer: Person, assistant: Person, viewer: Person, stranger: Person, nobody: Person, dog: Doc
) -> None:
    wanted = {"scope": "dog", "about_id": dog["id"], "audience": "Zoë"}
    made = read(trainer.post("/shares", wanted), status=201)
    for person, status, code in (
        (assistant, 403, "not-allowed"), (viewer, 403, "not-allowed"), (nobody, 401, "not-signed-in"),
        (stranger, 404, "not-found"),
    ):  # fmt: skip
        refusal(person.post("/shares", wanted), status, code)
        refusal(person.delete(f"/shares/{made['id']}"), status, code)
    assert read(stranger.get("/shares"))["items"] == []
    assert [each["id"] for each in read(owner.get("/shares"))["items"]] == [made["id"]]


def test_the_secret_is_shown_once_and_kept_as_its_hash(site: Site, owner: Person, dog: Doc) -> None:
    made = owner.shares(dog)
    listed = owner.get("/shares", params={"dog": dog["id"]})
    assert made["token"] not in listed.text
    assert "url" not in read(listed)["items"][0]
    with site.registry.database.reading() as tx:
        tables = [repr(tx.rows(f"SELECT * FROM {table}")) for table in ("share_grant", "ledger", "person")]
        row = tx.row("SELECT token_hash FROM share_grant WHERE id = ?", made["id"])
    assert all(made["token"] not in table for table in tables)
    assert row is not None
    assert bytes(row[0]) == hashlib.sha256(made["token"].encode()).digest()


def test_views_are_counted_once_in_ten_minutes_and_the_first_is_on_record(
    owner: Person, visitor: Person, dog: Doc, clock: SetClock
) -> None:
    made = owner.shares(dog)
    for _ in range(5):
        shown(visitor, made)
    assert _only(owner)["views"] == 1
    clock.passes(minutes=11)
    shown(visitor, made)
    assert _only(owner)["views"] == 2
    owner.delete(f"/shares/{made['id']}")
    actions = [each["action"] for each in owner.every_page("/audit") if each["kind"] == "share"]
    assert sorted(actions) == ["share-made", "share-opened", "share-withdrawn"]


def test_a_link_ends_within_a_year(owner: Person, dog: Doc) -> None:
    for expires_at in ("2026-10-05T00:00:00Z", "2027-12-24T00:00:00Z"):
        wanted = {"scope": "dog", "about_id": dog["id"], "audience": "Zoë", "expires_at": expires_at}
        assert refusal(owner.post("/shares", wanted), 422, "invalid")["errors"][0]["pointer"] == "/expires_at"


def test_a_link_is_for_somebody_who_belongs_to_the_dog_or_has_a_name(owner: Person, dog: Doc) -> None:
    other = owner.adds_guardian()
    for fields, status, code in (
        ({}, 422, "invalid"), ({"audience": " "}, 422, "invalid"), ({"guardian_id": other["id"]}, 422, "invalid"),
        ({"guardian_id": random_id()}, 404, "not-found"),
    ):  # fmt: skip
        refusal(owner.post("/shares", {"scope": "dog", "about_id": dog["id"], **fields}), status, code)
    problem = refusal(
        owner.post("/shares", {"scope": "practice", "about_id": dog["id"], "audience": "Z"}), 422, "invalid"
    )
    assert problem["errors"][0]["pointer"] == "/scope"


def test_a_dog_has_so_many_links_and_no_more(owner: Person, dog: Doc) -> None:
    made = [owner.shares(dog) for _ in range(50)]
    refusal(owner.post("/shares", {"scope": "dog", "about_id": dog["id"], "audience": "Z"}), 409, "too-many")
    owner.delete(f"/shares/{made[0]['id']}")
    owner.shares(dog)
    assert len(owner.every_page("/shares", dog=dog["id"], limit=20)) == 51


def test_the_clip_comes_in_ranges_and_without_a_word_about_it(
    owner: Person, visitor: Person, dog: Doc, homework: Doc
) -> None:
    clip = owner.attaches(dog, content=CLIP, caption="Zoë forgot the leash")
    put = owner.send("PUT", f"/attachments/{clip['id']}/content", content=CLIP,
                     headers={"Content-Type": "application/pdf"})  # fmt: skip
    read(put)
    owner.edits("homework", homework, clip_id=clip["id"])
    made = owner.shares(dog)
    assert shown(visitor, made)["shown"]["homework"][0]["clip_type"] == "application/pdf"
    whole = visitor.get(f"/s/{made['token']}/clip", params={"homework": homework["id"]})
    part = visitor.get(f"/s/{made['token']}/clip", params={"homework": homework["id"]}, headers={"Range": "bytes=5-9"})
    assert (whole.status_code, whole.content) == (200, CLIP)
    assert (part.status_code, part.content) == (206, CLIP[5:10])
    assert whole.headers["cache-control"] == "no-store"
    assert "etag" not in whole.headers
    assert "Zoë" not in str(whole.headers)
    other = owner.gives_homework(dog)
    for missing in (other["id"], random_id()):
        answer = visitor.get(f"/s/{made['token']}/clip", params={"homework": missing})
        refusal(answer, 404, "not-found")


def test_a_clip_that_became_private_is_not_shown_any_more(
    owner: Person, trainer: Person, visitor: Person, dog: Doc, homework: Doc
) -> None:
    clip = trainer.attaches(dog, content=CLIP)
    read(trainer.send("PUT", f"/attachments/{clip['id']}/content", content=CLIP,
                      headers={"Content-Type": "application/pdf"}))  # fmt: skip
    owner.edits("homework", homework, clip_id=clip["id"])
    made = owner.shares(dog)
    trainer.edits("attachments", clip, visibility="private")
    assert shown(visitor, made)["shown"]["homework"][0]["clip_type"] is None
    refusal(visitor.get(f"/s/{made['token']}/clip", params={"homework": homework["id"]}), 404, "not-found")


def test_a_link_is_no_way_in(site: Site, owner: Person, visitor: Person, dog: Doc) -> None:
    made = owner.shares(dog)
    visitor.uses_token(made["token"])
    refusal(visitor.get("/dogs"), 401, "not-signed-in")
    other = site.visitor().has_cookie(made["token"], None)
    refusal(other.get("/dogs"), 401, "not-signed-in")
    address = f"guest {owner.access.organization_id} share {made['id']}"
    refusal(site.visitor().post("/auth/login", {"email": address, "password": ""}), 422, "invalid")


def test_a_cookie_of_another_practice_changes_nothing_about_a_link(stranger: Person, owner: Person, dog: Doc) -> None:
    made = owner.shares(dog)
    assert shown(stranger, made)["practice"] == "Wolf & Co"


def test_another_site_posts_nothing(owner: Person, visitor: Person, dog: Doc, homework: Doc) -> None:
    path = f"/s/{owner.shares(dog)['token']}/practice"
    refusal(visitor.post(path, a_round(homework), headers={"Sec-Fetch-Site": "cross-site"}), 403, "not-allowed")


def _only(owner: Person) -> Doc:
    (share,) = read(owner.get("/shares"))["items"]
    found: Doc = share
    return found
