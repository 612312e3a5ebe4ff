"""Invariants 3, 4, 5, 8, 11 and 14 of the domain, through the API; docs/invariants.md names the others' tests."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.practices import Practice
from tests.factories.records import a_plan
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site

START = datetime(2026, 10, 6, 15, 30, tzinfo=UTC)
# Each example writes through the whole registry: few of them, and no limit on the time of one.
THOROUGH = settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=80).map(
    lambda drawn: "Recall 4/5 @15m\r\n" + drawn
)
LATER = st.lists(
    st.tuples(st.sampled_from(("body", "void", "final", "delete_and_restore", "tags")), TEXTS), min_size=1, max_size=5
)


def _first_revision(site: Site, note: Doc) -> tuple[Any, ...]:
    """The first entry of the note in the ledger: its bytes and the hashes over them."""
    with site.registry.database.reading() as tx:
        row = tx.row(
            "SELECT body, body_hash, previous_hash, hash FROM ledger WHERE id = ? AND revision = 1", note["id"]
        )
    assert row is not None
    return tuple(bytes(part) if isinstance(part, memoryview) else part for part in row)


def _happens_to(person: Person, note: Doc, what: str, text: str) -> Doc:
    if what == "delete_and_restore":
        person.deletes("notes", note)
        return read(person.post(f"/notes/{note['id']}/restore"))
    known: dict[str, Doc] = {"body": {"body": text}, "tags": {"tags": [f"t{len(text)}"]}}
    changes = known.get(what, {"status": what})
    return person.edits("notes", note, **changes)


@THOROUGH
@given(text=TEXTS, later=LATER)
def test_4_the_bytes_of_a_final_note_never_change_whatever_happens_to_it(
    site: Site, practice: Practice, text: str, later: list[tuple[str, str]]
) -> None:
    author, colleague = practice.owner, practice.joined_by("Tom", "trainer")
    note = author.writes_note(author.adds_dog(), text, status="final")
    assert note["body"] == text
    first = _first_revision(site, note)
    shown = author.every_page(f"/notes/{note['id']}/revisions")[-1]
    now = note
    for number, (what, other) in enumerate(later):
        person = colleague if number % 2 and what != "delete_and_restore" else author
        now = _happens_to(person, now, what, other)
        assert _first_revision(site, note) == first
        history = author.every_page(f"/notes/{note['id']}/revisions")
        assert [one for one in history if one["revision"] == 1] == [shown]
    assert read(author.get(f"/notes/{note['id']}"))["revision"] == now["revision"]


TRIALS = st.lists(
    st.tuples(st.sampled_from(("correct", "incorrect", "no_response", "prompted")), st.booleans()),
    min_size=1, max_size=7,
)  # fmt: skip


def _trial(ordinal: int, outcome: str) -> Doc:
    return {"id": new_id(), "ordinal": ordinal, "at": (START + timedelta(minutes=ordinal)).isoformat(),
            "outcome": outcome}  # fmt: skip


def _everything(person: Person, dog: Doc, session: Doc) -> list[Doc]:
    """Every answer that trials have a part in."""
    ways = (f"/dogs/{dog['id']}/progress", f"/sessions/{session['id']}/draft", f"/dogs/{dog['id']}/handover")
    return [read(person.get(way)) for way in ways]


@THOROUGH
@given(drawn=TRIALS, order=st.randoms(use_true_random=False))
def test_8_undo_then_redo_of_any_trials_gives_the_same_state(practice: Practice, drawn: Any, order: Any) -> None:
    """Trials are undone one by one in any order and redone in another; in between they count nowhere."""
    owner = practice.owner
    dog = owner.adds_dog()
    session = owner.logs_session(dog, started_at=START.isoformat())
    trials = [_trial(ordinal, outcome) for ordinal, (outcome, _) in enumerate(drawn, start=1)]
    kept = owner.scores(dog, session, started_at=START.isoformat(), trials=trials)
    before = _everything(owner, dog, session)
    chosen = [index for index, (_, undone) in enumerate(drawn) if undone]
    now, state = kept, [dict(trial) for trial in trials]
    for index in order.sample(chosen, k=len(chosen)):
        state[index]["undone_at"] = (START + timedelta(minutes=30)).isoformat()
        now = owner.edits("sets", now, trials=state)
        assert len(now["trials"]) == len(trials), "what was undone stays in the record"
    live = [outcome for outcome, undone in drawn if not undone]
    assert _correct(owner, dog) == live.count("correct")
    for index in order.sample(chosen, k=len(chosen)):
        del state[index]["undone_at"]
        now = owner.edits("sets", now, trials=state)
    assert now["trials"] == kept["trials"]
    assert _everything(owner, dog, session) == before


def _correct(person: Person, dog: Doc) -> int:
    series = read(person.get(f"/dogs/{dog['id']}/progress"))["series"]
    return sum(p["correct"] or 0 for one in series if one["measure"] == "percent_correct" for p in one["points"])


@THOROUGH
@given(
    visibility=st.sampled_from(("private", "team", "org")),
    reader=st.sampled_from(("owner", "trainer", "assistant", "viewer", "stranger")),
    assigned=st.booleans(),
    by_token=st.booleans(),
)
def test_3_internal_text_reaches_nobody_outside_its_circle_by_session_or_token(
    practice: Practice, stranger: Person, visibility: str, reader: Any, assigned: bool, by_token: bool
) -> None:
    """What can be held before there are shares: roles, assignment and visibility, for cookies and tokens alike."""
    author = practice.joined_by("Author", "trainer")
    person = stranger if reader == "stranger" else practice.joined_by("Pat", reader)
    dog = author.adds_dog(assigned_person_ids=[person.id] if assigned and reader != "stranger" else [])
    marker = "quokka" + new_id().replace("-", "")[-12:]
    note = author.writes_note(dog, f"{marker} barked.", visibility=visibility)
    asker = person
    if by_token:
        asker = practice.site.visitor().uses_token(person.makes_token("read")["token"])
    may = visibility != "private" and reader != "stranger" and (reader != "assistant" or assigned)
    ways = (f"/notes/{note['id']}", f"/notes/{note['id']}/revisions", f"/dogs/{dog['id']}/timeline",
            f"/search?q={marker}")  # fmt: skip
    answers = [asker.get(way) for way in ways]
    assert [marker in answer.text for answer in answers] == [may] * len(ways)


@THOROUGH
@given(st.lists(st.tuples(st.integers(0, 12), st.none() | st.integers(0, 12)), min_size=1, max_size=4))
def test_5_a_plan_is_kept_with_disjoint_phases_and_refused_with_a_sentence_otherwise(
    practice: Practice, drawn: list[tuple[int, int | None]]
) -> None:
    """And the phases that are kept cover the target's life: what they leave open is filled in when it is charted."""
    owner = practice.owner
    dog = owner.adds_dog()
    phases = [
        {"kind": "baseline", "from": _day(start), "to": None if end is None else _day(end)} for start, end in drawn
    ]
    plan_id = new_id()
    answer = owner.put(f"/plans/{plan_id}", a_plan(dog["id"], phases=phases))
    spans = [(start, 99 if end is None else end) for start, end in drawn]
    wrong = any(end < start for start, end in spans) or any(
        one[0] <= other[0] < one[1] for i, one in enumerate(spans) for j, other in enumerate(spans) if i != j
    )
    if answer.status_code == 201:
        assert all(sum(start <= day < end for start, end in spans) <= 1 for day in range(14))
        for day in range(3, 14, 5):
            owner.writes_note(dog, "Recall 4/5.", occurred_at=_day(day))
        _covered(read(owner.get(f"/dogs/{dog['id']}/progress"))["series"], _day(min(3, *(one[0] for one in spans))))
        return
    assert wrong
    assert refusal(answer, 422, "invalid")["errors"][0]["pointer"].startswith("/phases/")
    refusal(owner.get(f"/plans/{plan_id}"), 404, "not-found")


def _covered(series: list[Doc], begins: str) -> None:
    """Every moment from `begins` on belongs to exactly one phase of each series."""
    (charted,) = series
    assert len(charted["points"]) == 3
    for hours in range(0, 24 * 20, 6):
        when = datetime.fromisoformat(begins) + timedelta(hours=hours)
        held = [
            phase for phase in charted["phases"]
            if datetime.fromisoformat(phase["from"]) <= when
            and (phase["to"] is None or when < datetime.fromisoformat(phase["to"]))
        ]  # fmt: skip
        assert len(held) == 1


def _day(number: int) -> str:
    return (START + timedelta(days=number)).isoformat()


@THOROUGH
@given(
    zone=st.sampled_from((("Europe/Berlin", 2026, 10, 25, 1), ("America/New_York", 2026, 11, 1, 6),
                          ("Europe/Berlin", 2027, 3, 28, 1))),
    lengths=st.lists(st.integers(2, 2_400), min_size=1, max_size=4),
)  # fmt: skip
def test_11_lengths_are_true_and_in_order_in_the_night_when_the_clocks_change(
    practice: Practice, zone: tuple[str, int, int, int, int], lengths: list[int]
) -> None:
    """The first one lasts across the very moment, which `zone` gives in UTC."""
    owner = practice.owner
    dog, local = owner.adds_dog(), ZoneInfo(zone[0])
    at = datetime(*zone[1:], tzinfo=UTC) - timedelta(seconds=lengths[0] // 2)
    for length in lengths:
        start, stop = at, at + timedelta(seconds=length)
        events = [{"id": new_id(), "at": moment.astimezone(local).isoformat(), "kind": kind}
                  for moment, kind in ((start, "start"), (stop, "stop"))]  # fmt: skip
        owner.observes(dog, type="events", behavior="whining", weight_kg=None, events=events,
                       occurred_at=start.astimezone(local).isoformat())  # fmt: skip
        at = stop + timedelta(seconds=60)
    items = read(owner.get(f"/dogs/{dog['id']}/timeline", params={"kind": "observation"}))["items"]
    moments = [datetime.fromisoformat(item["occurred_at"]) for item in items]
    assert moments == sorted(moments, reverse=True)
    points = [point for one in read(owner.get(f"/dogs/{dog['id']}/progress"))["series"] if one["measure"] == "duration"
              for point in one["points"]]  # fmt: skip
    assert [point["value"] for point in points] == [float(length) for length in lengths]


NUMBER = re.compile(r"\d+(?:\.\d+)?")


@THOROUGH
@given(drawn=TRIALS, metres=st.integers(21, 80), minutes=st.integers(8, 20))
def test_14_every_number_of_a_generated_note_is_one_of_the_data(
    practice: Practice, drawn: Any, metres: int, minutes: int
) -> None:
    owner = practice.owner
    dog = owner.adds_dog()
    ended_at = (START + timedelta(minutes=minutes)).isoformat()
    session = owner.logs_session(dog, started_at=START.isoformat(), ended_at=ended_at)
    trials = [_trial(ordinal, outcome) for ordinal, (outcome, _) in enumerate(drawn, start=1)]
    owner.scores(dog, session, started_at=START.isoformat(), trials=trials, step={"distance_m": metres}, status="final")
    outcomes = [outcome for outcome, _ in drawn]
    counts = [outcomes.count(outcome) for outcome in ("correct", "incorrect", "no_response", "prompted")]
    data = {float(each) for each in (*counts, sum(counts[:3]), metres, minutes)}
    text = read(owner.get(f"/sessions/{session['id']}/draft"))["text"]
    assert {float(each) for each in NUMBER.findall(text)} <= data, text
    assert str(metres) in text
