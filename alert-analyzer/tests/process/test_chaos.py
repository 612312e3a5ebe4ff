"""Chaos: whatever breaks at whatever moment, each alert that was answered with 2xx is told, and nearly never twice.

A history is played again with the seed that a failure names: ALERT_ANALYZER_TEST_SEED.
"""

import os
import random
import sys
from pathlib import Path

import pytest

from tests.harness.chaos import world
from tests.harness.waiting import until

RUNS = int(os.environ.get("ALERT_ANALYZER_TEST_RUNS", "50"))
SEED = int(os.environ.get("ALERT_ANALYZER_TEST_SEED", "1"))


def test_whatever_breaks_each_alert_is_told_and_nearly_never_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(SEED)
    with world(tmp_path) as world_:
        for number in range(RUNS):
            world_.run(number, chance)
        world_.settle()
        until(lambda: world_.left() == 0, what="nothing waits any more", within_s=60)
        told = world_.told()
    lost = world_.accepted - told.keys()
    twice = sum(count - 1 for count in told.values())
    sent_again = len(world_.sns.taken) - len(dict(world_.sns.taken))
    figures = (
        f"seed {SEED}: {RUNS} runs, {world_.kills} kills, {len(world_.accepted)} alerts, {len(lost)} lost, "
        f"{twice} told twice, {sent_again} messages sent again with the same id"
    )
    with capsys.disabled():
        sys.stdout.write(f"\nchaos: {figures}\n")
    assert lost == set()
    assert twice <= len(world_.accepted) // 100
    assert sent_again <= len(world_.accepted) // 100


def test_an_answer_of_sns_that_is_lost_repeats_the_message_with_the_same_id(tmp_path: Path) -> None:
    with world(tmp_path) as world_:
        world_.sns.mode = "answer lost"
        world_.send("Lost")
        until(lambda: len(world_.sns.taken) >= 2, what="it is sent again", within_s=60)
        world_.settle()
    assert {name for _, names in world_.sns.taken for name in names} == {"Lost"}
    assert len({identity for identity, _ in world_.sns.taken}) == 1
