"""The made-up dogs learn the way trainers know it."""

import random
from datetime import UTC, datetime
from itertools import pairwise

from registry.demo.ids import id_for
from registry.demo.learning import Habit, Learner, SetResult
from registry.demo.voices import counted, in_words, run_of_sets

STEPS = ("5m D0", "10m D0", "10m D1", "15m D1", "20m D2")


def learner(name: str = "pippa/recall") -> Learner:
    return Learner(name, STEPS, trials=5, expected=60, start=0.3)


def test_a_dog_gets_further_and_not_in_a_straight_line() -> None:
    dog = learner()
    steps = [STEPS.index(result.step) for _ in range(30) for result in dog.sets(2, "")]
    assert steps[0] == 0
    assert max(steps) == len(STEPS) - 1
    assert sum(steps[:15]) < sum(steps[-15:])
    assert any(later < earlier for earlier, later in pairwise(steps))


def test_the_next_step_follows_from_the_set_before() -> None:
    results = [result for _ in range(30) for result in learner().sets(2, "")]
    for first, second in zip(results[::2], results[1::2], strict=True):
        moved = STEPS.index(second.step) - STEPS.index(first.step)
        assert moved == {"pushed": 1, "dropped": -1}.get(second.advice, 0)
        if second.advice == "pushed":
            assert first.correct >= 4
        if second.advice == "dropped":
            assert first.correct <= 2


def test_a_bad_day_is_worse_than_a_good_one() -> None:
    bad = sum(result.correct for _ in range(20) for result in learner("bad").sets(1, "!"))
    good = sum(result.correct for _ in range(20) for result in learner("bad").sets(1, "^"))
    assert bad < good


def test_a_habit_becomes_rarer() -> None:
    habit = Habit("juno/pulling", rate=1.5, rate_at_end=0.1, expected=20)
    rates = [result.times / result.minutes for result in (habit.count("") for _ in range(20))]
    assert sum(rates[:5]) > 3 * sum(rates[-5:])


def test_each_trainer_has_a_voice() -> None:
    results = [SetResult("10m D1", 4, 5, ""), SetResult("15m D1", 3, 5, "pushed")]

    def said(voice: str, seed: int) -> str:
        return run_of_sets(results, label="recall", voice=voice, chance=random.Random(seed))

    assert said("marco", 1) == "recall 4/5 @10m D1, pushed to 15m D1: 3/5"
    assert said("lena", 1) == "recall 10 m, D1: 4/5 → pushed to 15 m, D1: 3/5"
    assert {said("dana", seed) for seed in range(20)} == {
        "recall thirty-five feet distraction one four of five, pushed to fifty feet distraction one three of five",
        "recall 35ft D1 4/5, pushed to 50ft D1 3/5",
    }


def test_a_count_remembers_the_one_before() -> None:
    habit = Habit("juno/pulling", rate=1.0, rate_at_end=0.5, expected=5)
    first, second = habit.count(""), habit.count("")
    assert first.before is None
    assert second.before == (first.times, first.minutes)
    said = {counted(second, label="pulling", voice="marco", chance=random.Random(seed)) for seed in range(20)}
    assert f"pulling {second.times}x in {second.minutes} min" in said
    assert any("last time" in each for each in said)


def test_numbers_are_spoken() -> None:
    assert [in_words(number) for number in (0, 12, 20, 35, 100)] == ["zero", "twelve", "twenty", "thirty-five", "100"]


def test_an_id_holds_the_time_and_nothing_of_chance() -> None:
    at = datetime(2026, 11, 20, 7, 12, tzinfo=UTC)
    assert id_for("dash", at) == id_for("dash", at)
    assert id_for("dash", at) != id_for("juno", at)
    assert id_for("dash", at)[14] == "7"
    assert id_for("dash", at)[19] in "89ab"
