"""A practice in which everything has happened that can happen to records."""

from tests.factories.practices import Practice
from tests.factories.records import EVENING, a_trial
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site


def a_busy_practice(site: Site) -> Practice:
    """Edited, moved, deleted, restored; people who joined, left and came back."""
    practice = Practice(site)
    owner, tom = practice.owner, practice.joined_by("Tom", "trainer")
    ana = practice.joined_by("Ana", "assistant")
    households = [owner.adds_guardian(name=name) for name in ("Berger", "Keller", "Moser")]
    dogs = [
        owner.adds_dog(call_name=name, guardian_ids=[households[place % 3]["id"]], assigned_person_ids=[ana.id])
        for place, name in enumerate(("Juno", "Pebble", "Étoile", "Gone", "Back"))
    ]
    for number in range(40):
        dog = dogs[number % 5]
        note = (owner, tom, ana)[number % 3].writes_note(
            dog, f"Recall {number}/40 #recall\n\nAt the gate, threshold {number} m.", tags=["gate"],
            occurred_at=f"2026-09-{number % 28 + 1:02d}T10:00:00+02:00",
            visibility=("private", "team", "org")[number % 3 if number % 7 == 0 else 1],
        )  # fmt: skip
        if number % 3 == 1:
            note = tom.edits("notes", note, body=f"Heel work {number}.", occurred_at="2026-08-01T10:00:00Z")
        if number % 5 == 1:
            owner.deletes("notes", read(owner.get(f"/notes/{note['id']}")))
        session = owner.logs_session(dog, summary=f"Session {number} in the yard", location="Yard")
        scored = tom.scores(dog, session, trials=[a_trial(1), a_trial(2, "incorrect")])
        owner.observes(dog, session_id=session["id"], weight_kg=20 + number / 10)
        if number % 4 == 1:
            tom.edits("sets", scored, status="void")
        if number % 8 == 2:
            owner.edits("sessions", session, status="void")
    skill = owner.defines_skill()
    for place, dog in enumerate(dogs):
        owner.plans_for(dog, name=f"recall {place}", definition_id=skill["id"])
        owner.adds_health_item(dog)
        flag = owner.flags(dog, severity="danger", instruction=f"Never reach over bowl {place}.")
        read((owner, tom)[place % 2].post(f"/safety-flags/{flag['id']}/acknowledge"))
    _a_bite(owner, tom, dogs[1], reader_id=ana.id)
    homework = owner.gives_homework(dogs[2], title="Mat")
    link = owner.shares(homework, scope="homework")["token"]
    sent = {"id": new_id(), "homework_id": homework["id"], "at": EVENING, "trials": ["correct", "incorrect"]}
    read(site.visitor().post(f"/s/{link}/practice", sent), status=201)
    owner.shares(dogs[1], audience="Somebody who never looked")
    report = read(owner.post(f"/dogs/{dogs[1]['id']}/reports", {"kind": "handover"}), status=201)
    read(owner.put(f"/reports/{report['id']}", {"title": "For the weekend"}, if_match=1))
    owner.edits("dogs", dogs[0], assigned_person_ids=[], about="Moved to the lake.")
    owner.deletes("dogs", dogs[3])
    owner.deletes("dogs", dogs[4])
    read(owner.post(f"/dogs/{dogs[4]['id']}/restore"))
    owner.deletes("guardians", households[2])
    ended = owner.delete(f"/members/{practice.member_id_of(tom)}", if_match=1)
    assert ended.status_code == 204
    practice.admits(tom, "viewer")
    read(owner.patch("/organization", {"name": "Wolf & Daughter"}, if_match=1))
    return practice


def _a_bite(owner: Person, tom: Person, dog: Doc, *, reader_id: str) -> None:
    """Signed by two, read by a third, with a photo; beside a draft that was thrown away with a photo of its own."""
    bite = tom.reports_bite(dog, readers=[reader_id])
    tom.attaches(dog, about_id=bite["id"], caption="The left hand")
    for person, role in ((tom, "author"), (owner, "supervisor")):
        seen = read(person.get(f"/incidents/{bite['id']}"))["revision"]
        read(person.post(f"/incidents/{bite['id']}/signatures", {"role": role}, if_match=seen))
    draft = owner.reports(dog, kind="escape", facts="The gate stood open.")
    owner.attaches(dog, about_id=draft["id"], caption="The gate")
    owner.deletes("incidents", draft)
