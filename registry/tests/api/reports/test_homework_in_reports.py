"""What the owner practised is told in a report by the owner's own count, and added to nothing else."""

from tests.factories.records import a_trial
from tests.harness.person import Doc, Person, new_id, read

MONTH: Doc = {"from": "2026-09-10", "to": "2026-10-07"}


def _round(day: str, correct: int, incorrect: int) -> Doc:
    trials = ["correct"] * correct + ["incorrect"] * incorrect
    return {"id": new_id(), "at": f"{day}T08:00:00+02:00", "trials": trials, "by_name": "Zoë", "comment": "It rained."}


def _given(owner: Person, dog: Doc) -> Doc:
    given: Doc = owner.gives_homework(
        dog, title="Mat at the door", instruction="Say mat, wait, feed on the mat.", stop_rule="Two wrong in a row",
        starts_on="2026-09-20", days=3, times_per_day=2,
        practice=[_round("2026-09-20", 4, 1), _round("2026-09-20", 3, 0), _round("2026-09-21", 2, 2)],
    )  # fmt: skip
    return given


def _section(report: Doc) -> Doc | None:
    return next((one for one in report["content"]["sections"] if one["key"] == "homework"), None)


def _said(report: Doc) -> str:
    section = _section(report)
    assert section is not None
    pieces = [piece for block in section["blocks"] if block["type"] == "sentence" for piece in block["pieces"]]
    return "".join(piece if isinstance(piece, str) else piece["text"] for piece in pieces)


def test_a_report_tells_homework_as_its_standing_does(owner: Person, dog: Doc) -> None:
    given = _given(owner, dog)
    standing = read(owner.get(f"/homework/{given['id']}/standing"))
    for kind in ("owner_progress", "handover", "graduation"):
        report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": kind, **MONTH}), status=201)
        assert _said(report) == (
            "From 20 Sep 2026 to 22 Sep 2026: 3 of 6 planned rounds done (50 %)."
            "Right 9 of 12 times, in 3 rounds, by the owner's own count."
        )
        section = _section(report)
        assert section is not None
        assert section["blocks"][0]["text"] == (
            "Mat at the door\n\nSay mat, wait, feed on the mat.\n\nStop: Two wrong in a row"
        )
        assert {one["id"] for one in report["content"]["records"] if one["kind"] == "homework"} == {given["id"]}
    assert (standing["adherence"]["done"], standing["adherence"]["planned"]) == (3, 6)
    assert standing["results"]["share"]["correct"] == 9


def test_the_owners_count_is_not_added_to_the_trainers(owner: Person, dog: Doc) -> None:
    _given(owner, dog)
    plan = owner.plans_for(dog, name="mat")
    owner.scores(dog, owner.logs_session(dog), plan_id=plan["id"], trials=[a_trial(1, "correct")])
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "owner_progress", **MONTH}), status=201)
    (target,) = [one for one in report["content"]["sections"] if one["key"].startswith("target.")]
    figures = {piece["what"]: piece["text"] for piece in target["blocks"][0]["pieces"] if isinstance(piece, dict)}
    assert (figures["correct"], figures["scorable"]) == ("1", "1")
    assert "It rained." not in str(report["content"])


def test_homework_of_other_days_and_void_homework_is_not_told(owner: Person, dog: Doc) -> None:
    owner.gives_homework(dog, starts_on="2026-08-01", days=7)
    owner.gives_homework(dog, starts_on="2026-10-08", days=7)
    owner.gives_homework(dog, starts_on="2026-09-20", status="void")
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "owner_progress", **MONTH}), status=201)
    assert _section(report) is None
    owner.gives_homework(dog, starts_on="2026-10-07", days=7)
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "owner_progress", **MONTH}), status=201)
    assert _said(report).startswith("From 7 Oct 2026 to 13 Oct 2026")
