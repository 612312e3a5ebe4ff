"""What an incident may say, what is missing before it is signed, and what a signature fixes."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from registry.incidents import rules
from registry.incidents.bite_scale import SCALE
from registry.incidents.schemas import Addendum, IncidentBody, Victim, Witness
from registry.platform.errors import InvalidBody
from registry.platform.ids import new_id
from registry.records.signatures import Signature

AT = datetime(2026, 10, 6, 17, 30, tzinfo=UTC)
DOG, ANA, TOM = new_id(), new_id(), new_id()


def _incident(**fields: Any) -> IncidentBody:
    return IncidentBody(dog_id=DOG, occurred_at=AT, **fields)


def _complete(**fields: Any) -> IncidentBody:
    told: dict[str, Any] = {
        "kind": "bite", "facts": "He bit once.", "place": "Gate", "antecedents": "A hand came over the gate.",
        "measures": "Washed.", "dunbar_level": 2.8, "reported_to": "nobody",
        "victims": [Victim(id=new_id(), medical_care="none")],
    }  # fmt: skip
    return _incident(**told | fields)


def _signature(person_id: str) -> Signature:
    return Signature(
        id=new_id(), person_id=person_id, name="A", role="author", at=AT, revision=1, hash="", body_sha256=""
    )


def test_the_dog_and_the_time_are_enough() -> None:
    rules.check(_incident())


@pytest.mark.parametrize("level", [1.0, 2.8, 3.1, 4.7, 6.0])
def test_a_level_has_one_decimal(level: float) -> None:
    rules.check(_incident(dunbar_level=level))


@pytest.mark.parametrize("level", [2.85, 1.01, 3.3333])
def test_a_level_with_more_decimals_is_refused_at_its_field(level: float) -> None:
    with pytest.raises(InvalidBody) as refused:
        rules.check(_incident(dunbar_level=level))
    assert refused.value.errors[0].pointer == "/dunbar_level"


@pytest.mark.parametrize("level", [None, 2.8, 4.0])
def test_3b_is_a_3(level: float | None) -> None:
    rules.check(_incident(dunbar_level=3.4, level_3b=True))
    with pytest.raises(InvalidBody) as refused:
        rules.check(_incident(dunbar_level=level, level_3b=True))
    assert refused.value.errors[0].pointer == "/level_3b"


def test_a_part_stands_there_once() -> None:
    twice = [Witness(id=DOG, name="Ana"), Witness(id=DOG, name="Tom")]
    with pytest.raises(InvalidBody):
        rules.check(_incident(witnesses=twice))


def test_the_scale_has_a_definition_for_every_level_and_for_3b_and_says_where_it_is_from() -> None:
    assert [(each.level, each.level_3b) for each in SCALE.levels] == [
        (1, False), (2, False), (3, False), (3, True), (4, False), (5, False), (6, False),
    ]  # fmt: skip
    assert all(each.definition.endswith(".") for each in SCALE.levels)
    assert "Dunbar" in SCALE.source


def test_the_first_thing_that_is_missing_is_what_happened() -> None:
    said = rules.missing(_incident())
    assert said[0] == "Say what happened, in order, as a camera would have seen it."
    assert len(said) == 4


def test_nothing_is_missing_of_a_complete_bite() -> None:
    assert rules.missing(_complete()) == []


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        ({"facts": " \n"}, "Say what happened, in order, as a camera would have seen it."),
        ({"place": ""}, "Say where it happened."),
        ({"antecedents": ""}, "Say what happened just before."),
        ({"victims": []}, "Say who was hurt or threatened."),
        ({"dunbar_level": None}, "Choose the level on the bite scale."),
        ({"victims": [Victim(id=ANA)]}, "Say for each who was hurt whether medical care was needed."),
        ({"measures": ""}, "Say what was done at once."),
        ({"reported_to": ""}, "Say to whom it was reported, or write “nobody”."),
    ],
)
def test_each_thing_that_is_missing_is_named(without: dict[str, Any], sentence: str) -> None:
    assert rules.missing(_complete(**without)) == [sentence]


def test_an_escape_needs_no_victim_and_no_level() -> None:
    assert rules.missing(_complete(kind="escape", victims=[], dunbar_level=None, reported_to="")) == []


def test_one_person_who_signs_twice_is_not_two_people() -> None:
    assert not rules.can_close([_signature(ANA)])
    assert not rules.can_close([_signature(ANA), _signature(ANA)])
    assert rules.can_close([_signature(ANA), _signature(TOM)])


def test_what_a_client_says_of_signatures_and_status_is_not_believed() -> None:
    sent = _incident(status="closed", signatures=[_signature(ANA)], closed_at=AT)
    assert rules.prepared(sent, None, person_id=TOM, is_owner=False) == _incident(reported_by=TOM)
    before = _incident(status="signed", signatures=[_signature(TOM)])
    known = rules.prepared(sent, before, person_id=TOM, is_owner=False)
    assert (known.status, known.signatures, known.closed_at) == ("signed", before.signatures, None)
    assert rules.prepared(known, before, person_id=TOM, is_owner=False) == known


def test_an_addendum_is_by_whoever_adds_it_and_keeps_its_author() -> None:
    pretended = Addendum(id=new_id(), text="The vet says two days.", written_at=AT, author_id=ANA)
    first = rules.prepared(_incident(addenda=[pretended]), None, person_id=TOM, is_owner=False)
    assert first.addenda[0].author_id == TOM
    again = rules.prepared(_incident(addenda=[pretended]), first, person_id=ANA, is_owner=False)
    assert again.addenda[0].author_id == TOM


def test_a_signature_fixes_everything_but_readers_and_addenda() -> None:
    before = _complete()
    added = Addendum(id=new_id(), text="Later.", written_at=AT)
    assert not rules.changed_after_signing(msgspec.structs.replace(before, readers=[TOM], addenda=[added]), before)
    changes = {
        name: value
        for name, value in msgspec.structs.asdict(_complete(facts="Otherwise.", place="Yard", level_3b=True)).items()
        if name in ("facts", "place", "level_3b")
    }
    for name, value in changes.items():
        assert rules.changed_after_signing(msgspec.structs.replace(before, **{name: value}), before)


def test_an_addendum_that_is_left_out_stays_and_is_not_put_otherwise() -> None:
    added = Addendum(id=new_id(), text="Later.", written_at=AT, author_id=TOM)
    before = _incident(addenda=[added], reported_by=TOM)
    assert rules.prepared(_incident(), before, person_id=ANA, is_owner=True) == before
    assert not rules.rewrote_addendum(before, before)
    assert rules.rewrote_addendum(_incident(addenda=[msgspec.structs.replace(added, text="Sooner.")]), before)


def test_readers_change_only_for_whoever_reported_it_and_the_owners() -> None:
    before = _incident(readers=[DOG], reported_by=TOM)
    sent = _incident(readers=[ANA])
    assert rules.prepared(sent, before, person_id=ANA, is_owner=False).readers == [DOG]
    assert rules.prepared(sent, before, person_id=TOM, is_owner=False).readers == [ANA]
    assert rules.prepared(sent, before, person_id=ANA, is_owner=True).readers == [ANA]


def test_a_list_and_the_timeline_call_it_by_kind_and_place_and_no_text_is_searched() -> None:
    found = rules.facets(_complete())
    assert found.title == "Bite, Gate"
    assert list(found.texts) == []
    assert found.summary == ""
    assert found.reader_ids == []
