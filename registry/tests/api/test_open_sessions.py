"""What somebody began with a dog and has not ended: offered on each of their devices, and to nobody else."""

from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, random_id, read, refusal

END = "2026-10-06T18:00:00+02:00"


def _open(person: Person, dog: Doc) -> list[str]:
    return [one["id"] for one in read(person.get(f"/dogs/{dog['id']}/open-sessions"))["items"]]


def test_nobody_strangers_and_assistants_of_other_dogs_are_told_nothing(
    nobody: Person, stranger: Person, assistant: Person, owner: Person, dog: Doc
) -> None:
    owner.logs_session(dog)
    path = f"/dogs/{dog['id']}/open-sessions"
    refusal(nobody.get(path), 401, "not-signed-in")
    for person in (stranger, assistant):
        refusal(person.get(path), 404, "not-found")
    refusal(owner.get(f"/dogs/{random_id()}/open-sessions"), 404, "not-found")


def test_ones_own_open_sessions_with_the_dog_come_newest_first(practice: Practice, dog: Doc) -> None:
    owner, tom = practice.owner, practice.joined_by("Tom", "trainer")
    early = owner.logs_session(dog, started_at="2026-10-06T09:00:00+02:00")
    late = owner.logs_session(dog, started_at="2026-10-06T10:00:00+02:00")
    owner.logs_session(dog, status="ended", ended_at=END)
    owner.logs_session(owner.adds_dog(call_name="Mika"))
    toms = tom.logs_session(dog)
    assert (_open(owner, dog), _open(tom, dog)) == ([late["id"], early["id"]], [toms["id"]])
    listed = read(owner.get(f"/dogs/{dog['id']}/open-sessions"))["items"]
    assert listed == [read(owner.get(f"/sessions/{one['id']}")) for one in (late, early)]


def test_a_session_is_its_beginners_whoever_changes_it_until_it_ends_or_goes(practice: Practice, dog: Doc) -> None:
    owner, tom = practice.owner, practice.joined_by("Tom", "trainer")
    session = tom.edits("sessions", owner.logs_session(dog), location="Yard")
    assert (_open(owner, dog), _open(tom, dog)) == ([session["id"]], [])
    session = owner.deletes("sessions", session)
    assert _open(owner, dog) == []
    session = read(owner.post(f"/sessions/{session['id']}/restore"))
    assert _open(owner, dog) == [session["id"]]
    owner.edits("sessions", session, status="ended", ended_at=END)
    assert _open(owner, dog) == []


def test_of_many_the_newest_ten_are_told(owner: Person, dog: Doc) -> None:
    begun = [owner.logs_session(dog)["id"] for _ in range(12)]
    assert _open(owner, dog) == begun[:1:-1]
