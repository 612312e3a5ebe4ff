"""A practice with an unguessable word in every text field, deleted and older texts included."""

import secrets

import pytest

from tests.api.walk.requests import Ids
from tests.factories.practices import Practice
from tests.factories.pushes import a_conflict
from tests.factories.records import EVENING
from tests.harness.person import new_id, random_id, read
from tests.harness.site import Site


class Markers:
    """Makes words that nobody guesses and finds them again."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def word(self, where: str) -> str:
        return self.made.setdefault(where, f"zq{secrets.token_hex(8)}qz")

    def found_in(self, text: str) -> list[str]:
        lowered = text.lower()
        return [where for where, word in self.made.items() if word in lowered]


@pytest.fixture
def markers() -> Markers:
    return Markers()


@pytest.fixture
def marked_practice(site: Site, markers: Markers) -> Practice:
    return Practice(site, markers.word("organization.name"))


@pytest.fixture
def marked_ids(marked_practice: Practice, markers: Markers) -> Ids:
    """A practice with a marker in every text field, deleted and older texts included."""
    practice = marked_practice
    owner, word = practice.owner, markers.word
    read(owner.patch("/me", {"name": word("person.name")}))
    guardian = owner.adds_guardian(
        name=word("guardian.name"), email=f"{word('guardian.email')}@example.org", phone=word("guardian.phone"),
        address=word("guardian.address"), about=word("guardian.about"),
        people=[{"name": word("household.name"), "email": f"{word('household.email')}@example.org",
                 "phone": word("household.phone")}],
    )  # fmt: skip
    dog = owner.adds_dog(
        **{field: word(f"dog.{field}") for field in ("call_name", "registered_name", "breed_1", "breed_2", "colour",
                                                     "source", "about")}, guardian_ids=[guardian["id"]],
    )  # fmt: skip
    note = owner.writes_note(dog, word("note.old_body"), title=word("note.title"), tags=[word("note.tag")])
    note = read(
        owner.patch(f"/notes/{note['id']}", {"body": f"{word('note.body')} #{word('note.hashtag')}"}, if_match=1,
                    params={"reason": word("reason")})
    )  # fmt: skip
    owner.deletes("notes", owner.writes_note(dog, word("note.deleted")))
    owner.writes_note(dog, word("note.private"), visibility="private")
    session = owner.logs_session(
        dog, location=word("session.location"), area=word("session.area"), summary=word("session.summary")
    )
    scored = owner.scores(
        dog, session, skill=word("set.skill"), cue=word("set.cue"), reinforcer=word("set.reinforcer"),
        handler=word("set.handler"), comment=word("set.comment"), step={"text": word("set.step")},
    )  # fmt: skip
    seen = owner.observes(
        dog, type="abc", weight_kg=None, behavior=word("observation.behavior"), comment=word("observation.comment"),
        events=[{"id": new_id(), "at": EVENING}],
        abc={"antecedent": {"text": word("abc.antecedent")}, "consequence": {"text": word("abc.consequence")},
             "setting_events": [word("abc.setting")], "place": word("abc.place")},
    )  # fmt: skip
    definition = {field: word(f"definition.{field}") for field in ("name", "operational_definition", "onset", "offset")}
    lists = {field: [word(f"definition.{field}")] for field in ("examples", "non_examples", "synonyms")}
    skill, behavior = owner.defines_skill(**definition, **lists), owner.defines_behavior(**definition, **lists)
    plan = owner.plans_for(
        dog, name=word("plan.name"), owner_words=word("plan.owner_words"), cue={"text": word("plan.cue")},
        steps=[{"id": new_id(), "text": word("plan.step"), "context": [word("plan.context")]}],
        phases=[{"kind": "baseline", "from": EVENING, "reason": word("plan.phase")}],
        conditions=[{"at": EVENING, "label": word("plan.condition")}],
        advance_rule={"id": "own", "name": word("rule.name"), "set_size": 5, "push_min": 4, "drop_max": 2},
    )  # fmt: skip
    flag = owner.flags(dog, instruction=word("flag.instruction"), reported_by=word("flag.reported_by"),
                       ended_reason=word("flag.ended_reason"), severity="danger")  # fmt: skip
    read(owner.post(f"/safety-flags/{flag['id']}/acknowledge"))
    item = owner.adds_health_item(dog, name=word("health.name"), dose=word("health.dose"),
                                  comment=word("health.comment"))  # fmt: skip
    file = owner.attaches(dog, about_id=note["id"], caption=word("attachment.caption"),
                          markers=[{"at_s": 1, "label": word("attachment.marker")}])  # fmt: skip
    incident = owner.reports_bite(
        dog, victims=[{"id": new_id(), "about": word("victim.about"), "body_part": word("victim.body_part")}],
        witnesses=[{"id": new_id(), "name": word("witness.name"), "contact": word("witness.contact"),
                    "account": word("witness.account")}],
        addenda=[{"id": new_id(), "text": word("incident.addendum"), "written_at": EVENING}],
        **{field: word(f"incident.{field}") for field in ("facts", "place", "antecedents", "equipment", "measures",
                                                          "reported_to", "interpretation", "follow_up")},
    )  # fmt: skip
    homework = owner.gives_homework(
        dog, **{field: word(f"homework.{field}") for field in ("title", "instruction", "stop_rule")},
        step={"text": word("homework.step")},
        practice=[{"id": new_id(), "at": EVENING, "comment": word("practice.comment"),
                   "by_name": word("practice.by_name")}],
    )  # fmt: skip
    invited = {"email": f"{word('invitation.email')}@example.org", "role": "viewer"}
    invitation = read(owner.post("/invitations", invited), status=201)
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "handover"}), status=201)["id"]
    edit = {"title": word("report.title"), "words": word("report.words")}
    read(owner.put(f"/reports/{report}", edit, if_match=1))
    return {
        "reports": report,
        "dogs": dog["id"], "guardians": guardian["id"], "notes": note["id"], "sessions": session["id"],
        "sets": scored["id"], "observations": seen["id"],
        "skills": skill["id"], "behaviors": behavior["id"], "plans": plan["id"], "safety-flags": flag["id"],
        "vaccinations": item["id"], "attachments": file["id"], "uploads": random_id(), "homework": homework["id"],
        "incidents": incident["id"],
        "shares": owner.shares(dog, audience=word("share.audience"))["id"],
        "sync/conflicts": a_conflict(owner, dog, word("conflict.mine"), word("conflict.other")),
        "members": practice.member_id_of(owner), "people": owner.id,
        "tokens": owner.makes_token("read", name=word("token.name"))["id"], "invitations": invitation["id"],
        "auth/sessions": read(owner.get("/auth/sessions"))["items"][0]["id"], "auth/passkeys": dog["id"],
        "organization": practice.organization_id,
    }  # fmt: skip
