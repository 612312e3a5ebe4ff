"""How the three trainers put the same facts: Marco terse, Lena in full, Dana as spoken into the phone, in feet."""

import random
import re
from datetime import date

from registry.demo.learning import CountResult, SetResult

_FEET_PER_M = 3.28084
_PART = re.compile(r"^(?P<number>\d+(?:\.\d+)?)(?P<unit>min|m|s|steps)$")
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPOKEN_ADVICE = {"pushed": "pushed to", "dropped": "went back to"}
_SPOKEN_AGAIN = ("again ", "again, ", "then ", "another ", "and ", "", "")


def run_of_sets(results: list[SetResult], *, label: str, voice: str, chance: random.Random) -> str:
    """Sets in order, with the steps between them."""
    if voice == "dana":
        spoken = chance.random() < 0.6
        return _joined_by_dana(results, label=label, spoken=spoken, chance=chance)
    said = []
    for result in results:
        score = f"{result.correct}/{result.trials}"
        step = _step(result.step, spaced=voice == "lena")
        if not result.advice:
            said.append(f"{label} {step}: {score}" if voice == "lena" else f"{label} {score} {_at(step)}".rstrip())
        elif result.advice == "stuck":
            said.append(chance.choice((f"stuck, {score}", f"stuck: {score}")))
        elif result.advice == "again":
            said.append(chance.choice((f"again {score}", score, f"then {score}")))
        elif voice == "lena":
            arrow = "→ pushed to" if result.advice == "pushed" else "→ dropped to"
            said.append(f"{arrow} {step}: {score}")
        else:
            said.append(f"{result.advice} to {step}: {score}")
    return ", ".join(said).replace(", →", " →")


def counted(result: CountResult, *, label: str, voice: str, chance: random.Random) -> str:
    """A count and the time watched, sometimes beside the time before."""
    before = ""
    if result.before is not None and chance.random() < 0.5:
        before = f" (last time {result.before[0]} in {result.before[1]})"
    if voice == "marco":
        return f"{label} {result.times}x in {result.minutes} min{before}"
    if voice == "dana":
        return f"{label} {result.times} times in {result.minutes} minutes{before}"
    return f"{label} {result.times} in {result.minutes} min{before}"


def written_date(day: date, voice: str) -> str:
    """A date as this trainer writes it; Dana's looks like a score and is none."""
    if voice == "marco":
        return f"{day.day}.{day.month}."
    if voice == "dana":
        return f"{day.month}/{day.day}"
    return f"{day.day} {day:%B}"


def in_words(number: int) -> str:
    """A number below a hundred as spoken; larger ones stay in digits."""
    if number < len(_NUMBERS):
        return _NUMBERS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f"-{_NUMBERS[ones]}" if ones else "")
    return str(number)


def _joined_by_dana(results: list[SetResult], *, label: str, spoken: bool, chance: random.Random) -> str:
    said = []
    for result in results:
        score = (
            f"{in_words(result.correct)} of {in_words(result.trials)}"
            if spoken
            else f"{result.correct}/{result.trials}"
        )
        step = _step_in_feet(result.step, spoken=spoken)
        if not result.advice:
            said.append(f"{label} {step} {score}".replace("  ", " "))
        elif result.advice == "stuck":
            said.append(f"{chance.choice(('stuck,', 'stuck,', 'stayed there,'))} {score}")
        elif result.advice == "again":
            said.append(f"{chance.choice(_SPOKEN_AGAIN)}{score}")
        else:
            said.append(f"{_SPOKEN_ADVICE[result.advice]} {step} {score}")
    return ", ".join(said)


def _at(step: str) -> str:
    """Distances and other conditions stand behind @, durations do not."""
    return step if re.match(r"\d+(s|min)\b", step) else f"@{step}"


def _step(step: str, *, spaced: bool) -> str:
    parts = []
    for part in step.split():
        found = _PART.match(part)
        if found is None:
            parts.append(part.replace("_", " "))
        elif spaced or found["unit"] == "steps":
            parts.append(f"{found['number']} {found['unit']}")
        else:
            parts.append(part)
    return (", " if spaced else " ").join(parts)


def _step_in_feet(step: str, *, spoken: bool) -> str:
    parts = []
    for part in step.split():
        found = _PART.match(part)
        if found is not None:
            parts.append(_measure_in_feet(float(found["number"]), found["unit"], spoken=spoken))
        elif spoken and re.fullmatch(r"D[0-3]", part):
            parts.append(f"distraction {in_words(int(part[1]))}")
        else:
            parts.append(part.replace("_", " "))
    return " ".join(parts)


def _measure_in_feet(number: float, unit: str, *, spoken: bool) -> str:
    if unit == "m":
        feet = number * _FEET_PER_M
        rounded = round(feet) if feet < 10 else round(feet / 5) * 5
        return f"{in_words(rounded)} feet" if spoken else f"{rounded}ft"
    amount = in_words(round(number)) if spoken else f"{number:g}"
    word = {"s": "seconds", "min": "minutes", "steps": "steps"}[unit]
    if number == 1:
        word = word.removesuffix("s")
    return f"{amount} {word}" if spoken or unit == "steps" else f"{amount}{unit}"
