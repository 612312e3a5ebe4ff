"""The hand-over card is the same on the device: what is written, who has read it, and where training stands."""

import uuid
from datetime import timedelta
from typing import Any

from registry.training.handover import MOST_FACTS
from tests.agreement.both_sides import BothSides
from tests.agreement.conftest import NOW
from tests.agreement.device_page import Device
from tests.agreement.test_device_answers import check, ids
from tests.factories.records import a_note, a_safety_flag
from tests.harness.person import Person, read

FACTS_A_NOTE = 250
MASTERY = {"id": "m", "name": "90 % in 10 trials", "level_percent": 90, "min_trials": 10, "sessions": 1}
ADVANCE = {"id": "a", "name": "4 of 5", "set_size": 5, "push_min": 4, "drop_max": 2}


def test_the_card_of_every_dog(trainer: Person, device: Device) -> None:
    paths = [f"/dogs/{dog}/handover" for dog in ids(device, "dog")]
    cards = [read(trainer.get(path)) for path in paths]
    for part in ("plans", "maintenance", "cautions", "told_owner", "next_actions", "health", "last"):
        assert any(card[part] for card in cards), f"the demo has no {part}"
    assert any(plan["advice"] and plan["step"] and plan["last_sets"] for card in cards for plan in card["plans"])
    check(trainer, device, [(path, {}) for path in paths])


def test_after_writes_the_card_tells_the_new_words(trainer: Person, device: Device) -> None:
    dog = ids(device, "dog")[0]
    both = BothSides(trainer, device)
    note = f"/notes/{uuid.uuid4()}"
    at = "2026-11-20T12:00:00+01:00"
    lines = "Told owner: two walks a day.\nNext: recall at the river.\nCaution: never near the gate."
    both.put(note, a_note(dog, body=lines, kind="handover", occurred_at=at))
    both.put(f"/safety-flags/{uuid.uuid4()}", a_safety_flag(dog, severity="danger"))
    both.get(f"/dogs/{dog}/handover")
    both.acknowledge(note)
    both.get(f"/dogs/{dog}/handover")
    both.patch(note, {"status": "void"})
    both.get(f"/dogs/{dog}/handover")
    both.agree()


def test_a_long_record_is_told_from_as_many_facts_and_says_since_when(trainer: Person) -> None:
    dog = trainer.adds_dog(call_name="Bodo")
    step = {"id": str(uuid.uuid4()), "distance_m": 5, "text": "at the fence"}
    plans: list[dict[str, Any]] = [
        {"name": "down", "mastery_rule": MASTERY, "advance_rule": ADVANCE},
        {"name": "sit", "mastery_rule": MASTERY, "mastered_on": "2026-11-19"},
        {"name": "stay", "status": "on_hold", "steps": [step], "current_step_id": step["id"]},
        {"name": "old", "status": "mastered", "mastery_rule": MASTERY, "mastered_on": "2026-01-02"},
    ]
    for fields in plans:
        trainer.plans_for(dog, **fields)
    path, since = f"/dogs/{dog['id']}/handover", list[str | None]()
    for days in (2, MOST_FACTS // FACTS_A_NOTE, MOST_FACTS // FACTS_A_NOTE + 1):
        while len(since) < days:
            at = (NOW - timedelta(days=len(since) + 2)).isoformat()
            trainer.writes_note(dog, "\n".join(["down 5/5"] * FACTS_A_NOTE), occurred_at=at)
            since.append(read(trainer.get(path))["facts_since"])
        check(trainer, Device(trainer, now=NOW.isoformat()), [(path, {})])
    assert [told is not None for told in since] == [False] * (len(since) - 1) + [True]
