"""What is written on the hand-over card is the same on the device: cautions, lines, the last hand-over, its readers."""

import uuid
from typing import Any

from tests.agreement.both_sides import BothSides
from tests.agreement.device_page import Device
from tests.agreement.test_device_answers import ids
from tests.factories.records import a_note, a_safety_flag
from tests.harness.person import Person, read

WRITTEN = ("dog_id", "cautions", "do_not", "told_owner", "next_actions", "health", "last")
Doc = dict[str, Any]


def test_what_is_written_of_every_dog(trainer: Person, device: Device) -> None:
    paths = [f"/dogs/{dog}/handover" for dog in ids(device, "dog")]
    cards = [read(trainer.get(path)) for path in paths]
    for kind in set(WRITTEN) - {"do_not"}:
        assert any(card[kind] for card in cards), f"the demo has no {kind}"
    for card, answer in zip(cards, device.answers([{"path": path} for path in paths]), strict=True):
        here = answer["value"]
        assert {name: here[name] for name in WRITTEN} == {name: card[name] for name in WRITTEN}
        assert here["standing_unknown"] is True


def test_a_card_that_was_kept_tells_where_training_stands(trainer: Person, device: Device) -> None:
    paths = [f"/dogs/{dog}/handover" for dog in ids(device, "dog")]
    cards = {path: read(trainer.get(path)) for path in paths}
    with device.keeping(cards):
        for path, answer in zip(paths, device.answers([{"path": path} for path in paths]), strict=True):
            assert answer["value"] == cards[path]


def test_after_writes_the_card_tells_the_new_words(trainer: Person, device: Device) -> None:
    dog = ids(device, "dog")[0]
    both = BothSides(trainer, device, only=WRITTEN)
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
