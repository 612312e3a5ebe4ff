"""A practice with one record of everything, and ids of nothing to compare with."""

import pytest

from tests.api.walk.marked import marked_ids, marked_practice, markers
from tests.api.walk.requests import Ids
from tests.factories.practices import Practice
from tests.factories.pushes import a_conflict
from tests.harness.person import random_id, read

__all__ = ["made_up_ids", "marked_ids", "marked_practice", "markers", "real_ids"]


@pytest.fixture
def real_ids(practice: Practice) -> Ids:
    """An id of every collection, each of a record that exists in `practice`."""
    owner = practice.owner
    guardian = owner.adds_guardian()
    dog = owner.adds_dog(guardian_ids=[guardian["id"]])
    invitation = read(owner.post("/invitations", {"email": "open@example.org", "role": "viewer"}), status=201)
    session = owner.logs_session(dog)
    attachment = owner.attaches(dog)
    begun = owner.post(
        f"/attachments/{attachment['id']}/uploads", headers={"Tus-Resumable": "1.0.0", "Upload-Length": "12"}
    )
    return {
        "dogs": dog["id"],
        "guardians": guardian["id"],
        "notes": owner.writes_note(dog)["id"],
        "sessions": session["id"],
        "sets": owner.scores(dog, session)["id"],
        "observations": owner.observes(dog)["id"],
        "skills": owner.defines_skill()["id"],
        "behaviors": owner.defines_behavior()["id"],
        "plans": owner.plans_for(dog)["id"],
        "safety-flags": owner.flags(dog)["id"],
        "vaccinations": owner.adds_health_item(dog)["id"],
        "attachments": attachment["id"],
        "homework": owner.gives_homework(dog)["id"],
        "shares": owner.shares(dog)["id"],
        "incidents": owner.reports(dog)["id"],
        "uploads": begun.headers["Location"].rsplit("/", 1)[1],
        "sync/conflicts": a_conflict(owner, dog),
        "reports": read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "handover"}), status=201)["id"],
        "members": practice.member_id_of(owner),
        "people": owner.id,
        "tokens": owner.makes_token("read")["id"],
        "invitations": invitation["id"],
        "auth/sessions": read(owner.get("/auth/sessions"))["items"][0]["id"],
        "auth/passkeys": random_id(),
    }


@pytest.fixture
def made_up_ids(real_ids: Ids) -> Ids:
    """The same collections with ids of nothing."""
    return {collection: random_id() for collection in real_ids}
