"""Fills what a story leaves open: sets and counts from the dog's own learning, the weather, and dates."""

import random
import re
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, cast

from registry.demo.learning import Habit, Learner, Luck
from registry.demo.voices import counted, run_of_sets, written_date
from registry.demo.weather import described, weather_at

_SLOT: Final = re.compile(r"\{(?P<name>\w+)(?:\*(?P<times>\d))?(?P<luck>[!^])?(?P<days>[+-]\d+)?\}")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:]\s|\n)$")


class Slots:
    """One dog's skills and habits; stories must be filled in the order of time."""

    def __init__(self, dog: str, skills: Mapping[str, Mapping[str, Any]], bodies: list[str]) -> None:
        self._labels: dict[str, Mapping[str, Any]] = dict(skills)
        expected = _uses(bodies)
        self._learners = {
            name: Learner(
                f"{dog}/{name}", tuple(skill["steps"]), skill.get("trials", 5), expected[name], skill["start"]
            )
            for name, skill in skills.items()
            if "steps" in skill
        }
        self._habits = {
            name: Habit(f"{dog}/{name}", skill["rate"], skill["rate_at_end"], expected[name])
            for name, skill in skills.items()
            if "rate" in skill
        }

    def fill(self, body: str, *, key: str, at: datetime, voice: str) -> str:
        """The text with every slot filled."""
        chance = random.Random(key)

        def filled(found: re.Match[str]) -> str:
            text = self._filled(found, at=at, voice=voice, chance=chance)
            starts = voice == "lena" and _SENTENCE_START.search(body[: found.start()]) is not None
            if text.endswith(".") and body[found.end() :].startswith("."):
                text = text[:-1]
            return text[0].upper() + text[1:] if starts else text

        return _SLOT.sub(filled, body)

    def practised(self, body: str) -> list[str]:
        """The names of the skills that a text counts."""
        names = dict.fromkeys(found["name"] for found in _SLOT.finditer(body))
        return [
            str(self._labels[name].get("full", self._labels[name]["label"])) for name in names if name in self._labels
        ]

    def _filled(self, found: re.Match[str], *, at: datetime, voice: str, chance: random.Random) -> str:
        name, luck = found["name"], cast(Luck, found["luck"] or "")
        if name == "w":
            return described(weather_at(at), voice, chance)
        if name in {"date", "month"}:
            day = at.date() + timedelta(days=int(found["days"] or 0))
            return written_date(day, voice) if name == "date" else f"{day:%B}"
        labels = self._labels[name]
        label = str(labels.get(voice, labels["label"]))
        if name in self._habits:
            return counted(self._habits[name].count(luck), label=label, voice=voice, chance=chance)
        results = self._learners[name].sets(int(found["times"] or 1), luck)
        return run_of_sets(results, label=label, voice=voice, chance=chance)


def _uses(bodies: list[str]) -> Counter[str]:
    uses: Counter[str] = Counter()
    for body in bodies:
        for found in _SLOT.finditer(body):
            uses[found["name"]] += int(found["times"] or 1)
    return uses
