"""The made-up practice is the same everywhere, hangs together, and reads like work and not like filling."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from registry.demo.practice import practice
from registry.demo.script import NOTE_KINDS, story_of
from registry.demo.shapes import Practice
from registry.dogs.schemas import DogBody, GuardianBody
from registry.incidents.rules import missing
from registry.notes.schemas import MAX_BODY_BYTES

TODAY = date(2026, 11, 20)
ZONE = ZoneInfo("Europe/Zurich")


@pytest.fixture(scope="module")
def made_up() -> Practice:
    return practice(TODAY)


def test_two_runs_of_the_same_day_are_equal(made_up: Practice) -> None:
    assert practice(TODAY) == made_up


def test_the_week_changes_with_the_day_and_the_weekdays_stay() -> None:
    later = practice(TODAY + timedelta(days=9))
    assert later.notes[0].occurred_at.date() - practice(TODAY).notes[0].occurred_at.date() == timedelta(days=7)
    assert {note.key for note in later.notes} == {note.key for note in practice(TODAY).notes}


def test_it_has_the_promised_size(made_up: Practice) -> None:
    assert len(made_up.dogs) == 12
    assert [trainer.role for trainer in made_up.trainers].count("owner") == 1
    assert len(made_up.trainers) == 3
    assert 560 <= len(made_up.sessions) <= 600
    assert 1_450 <= len(made_up.sessions) + len(made_up.notes) <= 1_600


def test_every_kind_of_note_and_every_trainer_is_there(made_up: Practice) -> None:
    kinds = Counter(note.kind for note in made_up.notes)
    assert set(kinds) == set(NOTE_KINDS.values()) | {"session"}
    assert min(kinds.values()) >= 12
    assert min(Counter(note.author_key for note in made_up.notes).values()) >= 250


def test_some_notes_are_private_dictated_or_corrected_later(made_up: Practice) -> None:
    notes = made_up.notes
    assert sum(note.visibility == "private" for note in notes) >= 10
    assert sum(note.source == "voice" for note in notes) >= 30
    assert sum(note.form == "soap" for note in notes) >= 20
    assert sum(bool(note.edits) for note in notes) >= 20


def test_most_texts_are_written_word_for_word() -> None:
    stories = [entry for dog in practice(TODAY).dogs for entry in story_of(dog.key)]
    assert sum("{" not in entry.body for entry in stories) >= 450


def test_no_two_notes_have_the_same_text(made_up: Practice) -> None:
    texts = Counter(note.body for note in made_up.notes)
    assert [text for text, times in texts.items() if times > 1] == []


def test_notes_hardly_share_a_sentence(made_up: Practice) -> None:
    sentences = Counter(
        sentence
        for note in made_up.notes
        for sentence in set(re.split(r"(?<=[.!?])\s+|\n", note.body))
        if len(sentence.split()) >= 6
    )
    shared = {sentence: times for sentence, times in sentences.items() if times > 1}
    assert sum(times for times in shared.values()) <= 20, shared


def test_nothing_is_left_open_in_a_text(made_up: Practice) -> None:
    texts = [note.body for note in made_up.notes] + [edit.body for note in made_up.notes for edit in note.edits]
    assert [text for text in texts if re.search(r"[{}^]|\bplaceholder\b", text)] == []
    assert max(len(text.encode()) for text in texts) < MAX_BODY_BYTES
    assert all(text == text.strip() and text for text in texts)


def test_everything_that_is_referred_to_exists(made_up: Practice) -> None:
    trainers = {trainer.key for trainer in made_up.trainers}
    dogs = {dog.key for dog in made_up.dogs}
    guardians = {guardian.key for guardian in made_up.guardians}
    sessions = {session.key: session for session in made_up.sessions}
    assert {key for dog in made_up.dogs for key in dog.guardian_keys} == guardians
    assert {key for dog in made_up.dogs for key in dog.trainer_keys} <= trainers
    assert {note.dog_key for note in made_up.notes} | {session.dog_key for session in made_up.sessions} == dogs
    assert {note.author_key for note in made_up.notes} == trainers
    of_sessions = [note for note in made_up.notes if note.session_key]
    assert {note.session_key for note in of_sessions} == set(sessions)
    for note in of_sessions:
        assert note.session_key is not None
        session = sessions[note.session_key]
        assert (note.dog_key, note.author_key) == (session.dog_key, session.author_key)
        assert note.occurred_at == session.ended_at


def test_keys_and_ids_are_unique_and_ids_are_of_version_7(made_up: Practice) -> None:
    ids = [each.id for each in made_up.notes] + [each.id for each in made_up.sessions]
    ids += [each.id for each in made_up.guardians] + [each.id for each in made_up.dogs]
    assert len(set(ids)) == len(ids)
    assert {UUID(each).version for each in ids} == {7}
    keys = [note.key for note in made_up.notes]
    assert len(set(keys)) == len(keys)
    for note in made_up.notes:
        assert UUID(note.id).int >> 80 == int(note.occurred_at.timestamp() * 1000)


@pytest.mark.parametrize("today", [TODAY, date(2027, 3, 29), date(2027, 9, 1), date(2028, 2, 29)])
def test_times_exist_on_the_clock_and_none_lies_ahead(today: date) -> None:
    made_up = practice(today)
    times = [note.occurred_at for note in made_up.notes]
    times += [edit.edited_at for note in made_up.notes for edit in note.edits]
    times += [at for session in made_up.sessions for at in (session.started_at, session.ended_at)]
    for at in times:
        assert at.tzinfo == ZONE
        assert at.astimezone(UTC).astimezone(ZONE).replace(tzinfo=None) == at.replace(tzinfo=None)
        assert today - timedelta(weeks=28) < at.date() <= today
    assert all(session.ended_at > session.started_at for session in made_up.sessions)


def test_the_hour_that_comes_twice_is_kept_apart(made_up: Practice) -> None:
    night = [note.occurred_at for note in made_up.notes if note.key in {"ollie-22sun-1", "ollie-22sun-2"}]
    assert [at.utcoffset() for at in night] == [timedelta(hours=2), timedelta(hours=1)]
    assert night[1].astimezone(UTC) - night[0].astimezone(UTC) == timedelta(minutes=90)


def test_an_edit_comes_after_the_note_and_says_why(made_up: Practice) -> None:
    for note in made_up.notes:
        texts = [note.body, *(edit.body for edit in note.edits)]
        assert all(before != after for before, after in pairwise(texts))
        times = [note.occurred_at + timedelta(minutes=5), *(edit.edited_at for edit in note.edits)]
        assert times == sorted(times), note.key
        assert all(edit.reason for edit in note.edits)


def test_nobody_trains_two_dogs_at_once(made_up: Practice) -> None:
    for trainer in made_up.trainers:
        hours = sorted(
            (session.started_at, session.ended_at) for session in made_up.sessions if session.author_key == trainer.key
        )
        assert all(ended <= started for (_, ended), (started, _) in pairwise(hours))
        assert all(6 <= started.hour <= 20 for started, _ in hours)


def test_every_dog_is_written_about_in_most_weeks_of_its_stay(made_up: Practice) -> None:
    for dog in made_up.dogs:
        weeks = {
            (note.occurred_at.date() - dog.first_day).days // 7 for note in made_up.notes if note.dog_key == dog.key
        }
        stay = (dog.last_day - dog.first_day).days // 7 + 1
        assert len([week for week in weeks if 0 <= week < stay]) >= 0.8 * stay, dog.key
        assert min(weeks) >= 0


def test_dogs_and_guardians_fit_the_registrys_own_shapes(made_up: Practice) -> None:
    dog_fields, guardian_fields = set(DogBody.__struct_fields__), set(GuardianBody.__struct_fields__)
    assert dog_fields - set(made_up.dogs[0].__slots__) == {"guardian_ids", "assigned_person_ids", "reinforcers"}
    assert guardian_fields <= set(made_up.guardians[0].__slots__)
    assert all(dog.birth_date <= dog.first_day - timedelta(weeks=8) for dog in made_up.dogs)
    assert all(isinstance(note.occurred_at, datetime) for note in made_up.notes)


def test_incidents_say_all_that_a_signature_needs_and_are_signed_in_order(made_up: Practice) -> None:
    signed = [incident for incident in made_up.incidents if incident.signings]
    assert [missing(incident.body) for incident in signed] == [[]]
    for incident in made_up.incidents:
        times = [incident.body.occurred_at, incident.at, *(signing.at for signing in incident.signings)]
        assert times == sorted(times)
        assert all(key in {trainer.key for trainer in made_up.trainers} for key in incident.reader_keys)


def test_households_have_said_what_may_be_recorded(made_up: Practice) -> None:
    kinds = {consent.kind for guardian in made_up.guardians for consent in guardian.consents}
    assert kinds == {"video", "observation"}
