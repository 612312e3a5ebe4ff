"""The household's consent: what is recorded without one is kept and locked, and a withdrawal locks it again."""

from typing import Any

import pytest

from registry.media.consents import may_share
from registry.media.kinds import ATTACHMENT
from tests.factories.practices import Practice
from tests.factories.pushes import a_row, pushed
from tests.factories.records import a_guardian
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site

# The first bytes of a film, as they are recognised.
FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64)
GIVEN = {"kind": "video", "text_version": "2026-1", "given_at": "2026-10-01T09:00:00+02:00", "given_by": "Ana Berger"}


@pytest.fixture
def household(owner: Person) -> Doc:
    return owner.adds_guardian()


@pytest.fixture
def dog(owner: Person, household: Doc) -> Doc:
    return owner.adds_dog(guardian_ids=[household["id"]])


def _films(person: Person, dog: Doc, **fields: Any) -> Doc:
    film = person.attaches(dog, content=FILM, media_type="video/mp4", **fields)
    sent = person.put(f"/attachments/{film['id']}/content", content=FILM, headers={"Content-Type": "video/mp4"})
    read(sent)
    return film


def _state(person: Person, film: Doc) -> tuple[str, str | None]:
    state = read(person.get(f"/attachments/{film['id']}/file"))
    assert state["locked"] == (state["lock"] is not None) == bool(state["locked_because"])
    return state["state"], state["lock"]


def _agrees(owner: Person, household: Doc, *consents: Doc) -> None:
    now = read(owner.get(f"/guardians/{household['id']}"))
    owner.edits("guardians", now, consents=[{"id": new_id(), **each} for each in consents])


def _may_share(site: Site, person: Person, film: Doc) -> tuple[bool, str]:
    with site.registry.database.reading() as tx:
        document = site.registry.records.get(tx, person.access, ATTACHMENT, film["id"])
        found = may_share(tx, person.access, document, now_ms=site.clock.now_ms())
    return found.allowed, found.reason


def test_a_film_without_a_consent_is_kept_and_shown_and_not_shared(
    site: Site, trainer: Person, viewer: Person, dog: Doc
) -> None:
    film = _films(trainer, dog)
    assert _state(trainer, film) == ("stored", "not_given")
    for person in (trainer, viewer):
        assert person.get(f"/attachments/{film['id']}/content").content == FILM
    assert _may_share(site, trainer, film) == (False, "The household has not agreed to videos yet.")


def test_a_practice_without_households_keeps_its_films(site: Site, owner: Person) -> None:
    film = _films(owner, owner.adds_dog())
    assert owner.get(f"/attachments/{film['id']}/content").content == FILM
    allowed, reason = _may_share(site, owner, film)
    assert not allowed
    assert reason == "No household is entered for this dog, so nobody has agreed to videos."


def test_a_consent_opens_it_a_withdrawal_locks_it_and_another_consent_opens_it_again(
    site: Site, practice: Practice, owner: Person, trainer: Person, household: Doc, dog: Doc
) -> None:
    other = practice.joined_by("Otto", "trainer")
    film = _films(trainer, dog)
    content = f"/attachments/{film['id']}/content"
    _agrees(owner, household, GIVEN)
    assert _state(other, film) == ("stored", None)
    assert _may_share(site, other, film) == (True, "")
    withdrawn = GIVEN | {"withdrawn_at": "2026-10-05T09:00:00+02:00"}
    _agrees(owner, household, withdrawn)
    assert _state(other, film) == ("stored", "withdrawn")
    assert not _may_share(site, owner, film)[0]
    refusal(other.get(content), 403, "not-allowed")
    for person in (trainer, owner):
        assert person.get(content).content == FILM
    _agrees(owner, household, withdrawn, GIVEN | {"given_at": "2026-10-06T09:00:00+02:00"})
    assert other.get(content).content == FILM
    assert _may_share(site, other, film)[0]


def test_pictures_and_papers_need_no_consent(site: Site, owner: Person, dog: Doc) -> None:
    paper = owner.attaches(dog)
    assert _state(owner, paper) == ("awaited", None)
    assert _may_share(site, owner, paper) == (True, "")


def test_what_few_people_read_is_never_shared(site: Site, owner: Person, household: Doc, dog: Doc) -> None:
    _agrees(owner, household, GIVEN)
    for film in (_films(owner, dog, visibility="private"), _films(owner, dog, about_id=owner.reports(dog)["id"])):
        assert not _may_share(site, owner, film)[0]


def test_a_stranger_shares_nothing(site: Site, owner: Person, stranger: Person, household: Doc, dog: Doc) -> None:
    _agrees(owner, household, GIVEN)
    film = _films(owner, dog)
    with site.registry.database.reading() as tx:
        document = site.registry.records.get(tx, owner.access, ATTACHMENT, film["id"])
        assert not may_share(tx, stranger.access, document, now_ms=site.clock.now_ms()).allowed


def test_consents_that_two_devices_enter_are_both_kept(owner: Person, trainer: Person, household: Doc) -> None:
    for person, kind in ((owner, "video"), (trainer, "audio")):
        consent = {"id": new_id(), **GIVEN, "kind": kind}
        row = a_row("guardian", household["id"], a_guardian(consents=[consent]), assumed=1)
        assert pushed(person, row)[0]["status"] in ("stored", "merged")
    found = read(owner.get(f"/guardians/{household['id']}"))["consents"]
    assert {each["kind"] for each in found} == {"video", "audio"}


def test_a_link_shows_a_film_only_while_the_household_agrees(
    site: Site, owner: Person, household: Doc, dog: Doc
) -> None:
    film = _films(owner, dog)
    homework = owner.gives_homework(dog, clip_id=film["id"])
    link = owner.shares(homework, scope="homework")["token"]
    withdrawn = GIVEN | {"withdrawn_at": "2026-10-05T09:00:00+02:00"}
    for consents, is_shown in (((), False), ((GIVEN,), True), ((withdrawn,), False)):
        _agrees(owner, household, *consents)
        visitor = site.visitor()
        card = read(visitor.get(f"/s/{link}"))["shown"]["homework"][0]
        clip = visitor.get(f"/s/{link}/clip", params={"homework": homework["id"]})
        if is_shown:
            assert (card["clip_type"], clip.content) == ("video/mp4", FILM)
        else:
            assert card["clip_type"] is None
            refusal(clip, 404, "not-found")
