"""Homework: a card for the owner whose log only grows, apart from what the trainer scored."""

from tests.factories.practices import Practice
from tests.factories.records import a_homework
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal
from tests.harness.site import Site

MORNING = "2026-10-06T08:00:00+02:00"


def a_round(**fields: object) -> Doc:
    return {"id": new_id(), "at": MORNING, "trials": ["correct", "correct", "incorrect"], **fields}


def test_the_least_homework_is_an_instruction_and_a_day(owner: Person) -> None:
    dog = owner.adds_dog()
    given = owner.gives_homework(dog)
    assert (given["days"], given["times_per_day"], given["status"], given["practice"]) == (7, 2, "open", [])
    listed = read(owner.get(f"/dogs/{dog['id']}/homework"))
    assert [each["id"] for each in listed["items"]] == [given["id"]]


def test_a_dogs_homework_is_listed_newest_first_by_status_and_page_by_page(owner: Person) -> None:
    dog, other = owner.adds_dog(), owner.adds_dog(call_name="Mika")
    days = ("2026-10-01", "2026-10-08", "2026-09-20")
    given = {day: owner.gives_homework(dog, starts_on=day, title=f"From {day}")["id"] for day in days}
    owner.gives_homework(other)
    owner.gives_homework(dog, status="done")
    found = owner.every_page(f"/dogs/{dog['id']}/homework", status="open", limit=1)
    assert [each["id"] for each in found] == [given[day] for day in sorted(days, reverse=True)]


def test_only_owners_and_trainers_give_homework(
    owner: Person, trainer: Person, assistant: Person, viewer: Person, stranger: Person, nobody: Person
) -> None:
    dog = owner.adds_dog(assigned_person_ids=[assistant.id])
    path, body = f"/homework/{new_id()}", a_homework(dog["id"])
    refusal(nobody.put(path, body), 401, "not-signed-in")
    refusal(stranger.put(path, body), 404, "not-found")
    refusal(assistant.put(path, body), 403, "not-allowed")
    refusal(viewer.put(path, body), 403, "not-allowed")
    read(trainer.put(path, body), status=201)
    for reader in (owner, trainer, assistant, viewer):
        assert read(reader.get(path))["instruction"] == body["instruction"]
        assert read(reader.get(f"{path}/standing"))["due_on"] == "2026-10-12"
    for outsider, status in ((stranger, 404), (nobody, 401)):
        assert outsider.get(f"{path}/standing").status_code == status
        assert outsider.get(f"/dogs/{dog['id']}/homework").status_code == status


def test_homework_names_only_what_is_about_its_dog(owner: Person) -> None:
    dog, other = owner.adds_dog(), owner.adds_dog(call_name="Mika")
    plan, foreign = owner.plans_for(dog), owner.plans_for(other)
    assert owner.gives_homework(dog, plan_id=plan["id"])["plan_id"] == plan["id"]
    for field in ("plan_id", "clip_id", "note_id"):
        problem = refusal(
            owner.put(f"/homework/{new_id()}", a_homework(dog["id"], **{field: random_id()})), 404, "not-found"
        )
        assert problem["errors"][0]["pointer"] == f"/{field}"
    refusal(owner.put(f"/homework/{new_id()}", a_homework(dog["id"], plan_id=foreign["id"])), 422, "invalid")


def test_a_plan_that_was_deleted_stops_no_practice(owner: Person) -> None:
    dog = owner.adds_dog()
    plan = owner.plans_for(dog)
    given = owner.gives_homework(dog, plan_id=plan["id"])
    owner.deletes("plans", plan)
    assert len(owner.edits("homework", given, practice=[a_round()])["practice"]) == 1


def test_a_private_clip_is_not_for_an_owner(owner: Person) -> None:
    dog = owner.adds_dog()
    note = owner.writes_note(dog, visibility="private")
    hidden = owner.attaches(dog, note["id"], visibility="private")
    shown = owner.attaches(dog)
    problem = refusal(owner.put(f"/homework/{new_id()}", a_homework(dog["id"], clip_id=hidden["id"])), 422, "invalid")
    assert "private" in problem["detail"] or "private" in problem["errors"][0]["message"]
    assert owner.gives_homework(dog, clip_id=shown["id"])["clip_id"] == shown["id"]


def test_homework_stays_with_its_dog(owner: Person) -> None:
    dog, other = owner.adds_dog(), owner.adds_dog(call_name="Mika")
    given = owner.gives_homework(dog)
    answer = owner.patch(f"/homework/{given['id']}", {"dog_id": other["id"]}, if_match=1)
    assert refusal(answer, 422, "invalid")["errors"][0]["pointer"] == "/dog_id"


def test_an_entry_of_the_log_is_never_lost_nor_changed_by_a_members_edit(owner: Person, trainer: Person) -> None:
    given = owner.gives_homework(owner.adds_dog())
    first, second = a_round(comment="Tired."), a_round(fas=2)
    now = owner.edits("homework", given, practice=[first])
    now = trainer.edits("homework", now, practice=[])
    assert [each["comment"] for each in now["practice"]] == ["Tired."]
    now = trainer.edits("homework", now, practice=[{**first, "comment": "Lazy."}, second], stop_rule="Two misses.")
    assert [(each["id"], each["comment"]) for each in now["practice"]] == [(first["id"], "Tired."), (second["id"], "")]
    whole = a_homework(given["dog_id"], title="New words")
    now = read(owner.put(f"/homework/{given['id']}", whole, if_match=now["revision"]))
    assert (now["title"], len(now["practice"])) == ("New words", 2)


def test_a_member_writes_nothing_in_the_owners_name(owner: Person) -> None:
    given = owner.gives_homework(owner.adds_dog())
    answer = owner.patch(f"/homework/{given['id']}", {"practice": [a_round(share_id=new_id())]}, if_match=1)
    assert refusal(answer, 422, "invalid")["errors"][0]["pointer"] == "/practice/0/share_id"


def test_two_devices_that_add_rounds_without_a_network_keep_both(owner: Person, trainer: Person) -> None:
    dog = owner.adds_dog()
    given = owner.gives_homework(dog)
    rounds = (a_round(), a_round())
    for person, one in zip((owner, trainer), rounds, strict=True):
        row = {"push_id": new_id(), "kind": "homework", "id": given["id"], "assumed_revision": 1, "deleted": False,
               "body": a_homework(dog["id"], practice=[one], stop_rule=f"By {person.access.person_name}.")}  # fmt: skip
        (result,) = read(person.post("/sync/push", {"rows": [row]}))["results"]
        assert result["status"] in ("stored", "conflict"), result
    kept = read(owner.get(f"/homework/{given['id']}"))
    assert {each["id"] for each in kept["practice"]} == {one["id"] for one in rounds}


def test_a_pull_brings_homework_to_the_device(owner: Person) -> None:
    given = owner.gives_homework(owner.adds_dog())
    kinds = {each["kind"]: each["id"] for each in read(owner.get("/sync/pull"))["documents"]}
    assert kinds["homework"] == given["id"]


def test_what_the_owner_did_counts_apart_from_what_the_trainer_scored(practice: Practice) -> None:
    """The same skill, the same day, the same plan: nothing that the owner counted is in a chart, an advice or a set."""
    owner = practice.owner
    dog = owner.adds_dog()
    plan = owner.plans_for(dog, name="recall")
    session = owner.logs_session(dog)
    owner.scores(dog, session, plan_id=plan["id"])
    views = [
        f"/dogs/{dog['id']}/{view}" for view in ("progress", "timeline", "handover", "weights", "sets?skill=recall")
    ]
    before = [owner.get(view).text for view in views]
    given = owner.gives_homework(dog, plan_id=plan["id"], title="recall", reps=5)
    owner.edits("homework", given, practice=[a_round(), a_round(at="2026-10-06T19:00:00+02:00", fas=3)])
    after = [owner.get(view) for view in views]
    assert {answer.status_code for answer in after} == {200}
    assert [answer.text for answer in after] == before
    found = read(owner.get(f"/homework/{given['id']}/standing"))
    assert found["results"]["source"] == "owner_practice"
    assert (found["results"]["share"]["correct"], found["results"]["share"]["scorable"]) == (4, 6)
    assert found["results"]["fas_peak"] == 3


def test_adherence_is_told_for_the_days_that_are_over(owner: Person) -> None:
    given = owner.gives_homework(owner.adds_dog(), starts_on="2026-10-01", days=30, times_per_day=1)
    rounds = [a_round(at=f"2026-10-0{day}T09:00:00+02:00") for day in (1, 2, 2)]
    owner.edits("homework", given, practice=rounds)
    found = read(owner.get(f"/homework/{given['id']}/standing"))
    assert found["due_on"] == "2026-10-30"
    told = found["adherence"]
    assert (told["done"], told["extra"], told["days_practised"]) == (2, 1, 2)
    assert told["planned"] == told["days"] > 2


def test_an_owner_sees_how_much_was_done_on_the_days_that_are_over(site: Site, owner: Person, clock: SetClock) -> None:
    dog = owner.adds_dog()
    given = owner.gives_homework(dog, starts_on="2026-10-06", times_per_day=1)
    owner.edits("homework", given, practice=[a_round(), a_round()])
    path = f"/s/{owner.shares(dog)['token']}"
    clock.passes(days=2)
    (card,) = read(site.visitor().get(path))["shown"]["homework"]
    kept_to = {name: card[name] for name in ("planned", "done", "days", "days_practised")}
    assert kept_to == {"planned": 2, "done": 1, "days": 2, "days_practised": 1}


def test_nonsense_is_refused_with_its_place(owner: Person) -> None:
    dog = owner.adds_dog()
    one = a_round()
    for fields, pointer in (
        ({"starts_on": "9999-12-30"}, "/starts_on"),
        ({"instruction": "  "}, "/instruction"),
        ({"days": 0}, "/days"),
        ({"practice": [one, one]}, "/practice"),
        ({"practice": [a_round(trials=["maybe"])]}, "/practice/0/trials/0"),
    ):
        problem = refusal(owner.put(f"/homework/{new_id()}", a_homework(dog["id"], **fields)), 422, "invalid")
        assert problem["errors"][0]["pointer"] == pointer


def test_what_a_member_was_told_is_not_counted_for_the_owner(site: Site, owner: Person) -> None:
    dog = owner.adds_dog()
    owner.edits("homework", owner.gives_homework(dog), practice=[a_round(comment="By phone.")])
    made = owner.shares(dog)
    (card,) = read(site.visitor().get(f"/s/{made['token']}"))["shown"]["homework"]
    assert (card["rounds"], card["rounds_today"]) == (0, 0)
