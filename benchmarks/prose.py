"""Notes as a practice would write them, in any number and the same ones each time.

The words follow Zipf's law like real text: a few hundred of the trade are in every other note, and behind them
comes a long tail of 20 000 names, places and rare words, most of which only a handful of notes have.
"""

import itertools
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

VOCABULARY: Final = 20_000
_COMMON: Final = """
the and a to of in on with at was is he she it for then we but no not after before again owner dog leash food out
back from this first two three when still good quiet very today more off up down all by his her into stayed walked
recall loose sit stay mat down heel place crate gate street park field hall yard kennel car door garden path school
threshold reactivity barked lunged growled whined looked turned sniffed ate refused took waited broke held settled
calm tense soft stiff relaxed tired keen slow fast distance metres seconds minutes trials set sets correct missed
criterion step pushed dropped stuck distraction duration marker click treat reward sausage cheese ball tug towel
clipper harness collar muzzle long line flat handler trainer assistant decoy client homework plan session class puppy
adult child bike scooter lorry bin train cat squirrel rabbit visitor doorbell fireworks thunder rain wind snow heat
morning evening night week yesterday tomorrow month slept poorly well limped left right hind front paw ear eye vet
stool vomited appetite water weight scale recovery exposure trigger approach retreat arc parallel behind ahead far
near once twice never always often sometimes rarely better worse same new old room corner bench fence river bridge
station shop market cafe stairs lift tunnel table chair box wall grass gravel asphalt sand mud leaves shade sun
cooperative care nail trim chin rest bucket start button opt consent brushing bath teeth pill syringe scent search
hide alert indication trail article odour blank retrieve drop leave trade guard resource bowl bone toy couch bed
separation departure absence camera howled paced panted drooled chewed dug jumped mouthed nipped bite snap incident
report neighbour family daughter son partner grandmother walker sitter groomer foster shelter adopter volunteer
""".split()
_OPENINGS: Final = (
    "Warm-up in the {w}, then {w} work.", "Owner reports {n} walks this week.", "Arrived {w} and {w}.",
    "Picked up where we left off.", "Short one today, {n} min.", "Met at the {w}, light wind.",
    "Two people, one {w}, no other dogs.", "He had a bad night.", "She came in soft and ready to work.",
)  # fmt: skip
_FACTS: Final = (
    "recall {k}/{m} @{d}m D{g}", "LLW {k}/{m}, pushed to {d} steps.", "mat {d} s, {k} of {m}.", "threshold about {d} m",
    "latency {l} s", "FAS {g} start, {h} peak, {g} end.", "exposure dog {d} m response {g}, recovery {d} s",
    "stay @{d}m {k}/{m}, one creep.", "barking {d} in 5 min", "weight {d}.4 kg",
)  # fmt: skip
_ENDINGS: Final = (
    "HW: 2x5 min a day, stop after 2 misses in a row.", "Next time start closer and raise only one thing.",
    "Told owner: keep the {w} for now.", "Ended on an easy one.", "Ask the vet about the {w}.",
)  # fmt: skip
TAGS: Final = (
    "recall reactivity looseleash puppy handling nailtrim separation vet homework threshold muzzle scentwork"
).split()
KINDS: Final = ("session", "observation", "plan", "health", "contact", "handover", "incident", "general")
NAMES: Final = """
Juno Bruno Mika Pippa Tofu Ollie Nala Gus Fig Kiwi Odo Dash Luna Rex Bella Max Ruby Finn Maple Otis Hazel Koda Wren
Moss Bear Skye Ziggy Poppy Sam Tilly Rocco Ivy Jasper Nell Bramble Scout Pepper Arlo Willow Teddy
""".split()
_SYLLABLES: Final = (
    "ba be bo bra bri da del do dra el fa fen gar gel gra hal han hel in jor ka kel kin kra la lan lin lor ma mar"
    " mel mi mon mor na nel nor o ol pa pel per quin ra rel ri ros ru sa sel shan sil sto ta tel tor tra ul va vel"
    " vin wa wel win yar zel zo"
).split()


def vocabulary() -> list[str]:
    """All words, the most frequent first."""
    found = dict.fromkeys(_COMMON)
    chance = random.Random(17)
    while len(found) < VOCABULARY:
        found.setdefault("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))))
    return list(found)


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody typed."""

    text: str
    kind: str
    tags: list[str]


class Writer:
    """Writes one note after the other."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._words = vocabulary()
        self._weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self._words))))

    def note(self) -> Written:
        """A note of mostly 300 to 500 characters."""
        chance = self._chance
        sentences = [self._filled(chance.choice(_OPENINGS))]
        sentences += (self._middle() for _ in range(min(14, max(2, round(chance.gauss(6, 2))))))
        sentences.append(self._filled(chance.choice(_ENDINGS)))
        if chance.random() < 0.2:
            sentences.append(f"#{chance.choice(TAGS)}")
        gap = "\n" if chance.random() < 0.3 else " "
        tags = chance.sample(TAGS, k=1) if chance.random() < 0.15 else []
        return Written(gap.join(sentences), chance.choice(KINDS), tags)

    def _middle(self) -> str:
        return self._filled(self._chance.choice(_FACTS)) if self._chance.random() < 0.3 else self._sentence()

    def _sentence(self) -> str:
        length = self._chance.randint(6, 15)
        words = self._chance.choices(self._words, cum_weights=self._weights, k=length)
        return " ".join(words).capitalize() + "."

    def _filled(self, pattern: str) -> str:
        chance, total = self._chance, self._chance.choice((5, 10))
        (word,) = chance.choices(self._words, cum_weights=self._weights)
        return pattern.format(
            w=word, n=chance.randint(2, 9), k=chance.randint(0, total), m=total, d=chance.randint(2, 45),
            g=chance.randint(0, 3), h=chance.randint(2, 5), l=f"{chance.uniform(0.5, 4):.1f}",
        )  # fmt: skip


def queries(count: int, *, seed: int = 5) -> list[str]:
    """What people type into the search, from the commonest word to a misspelt rare one."""
    words, chance = vocabulary(), random.Random(seed)
    frequent, middling, rare = words[40:140], words[140:340], words[2_000:]
    shapes: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(frequent),
        lambda: chance.choice(middling),
        lambda: chance.choice(rare),
        lambda: f"{chance.choice(frequent)} {chance.choice(middling)}",
        lambda: f"{chance.choice(frequent)} {chance.choice(middling)} {chance.choice(middling)}",
        lambda: '"one creep"',
        lambda: '"walks this week"',
        lambda: chance.choice(middling)[:4],
        lambda: _misspelt(chance.choice([word for word in middling if len(word) > 5]), chance),
        lambda: f"{chance.choice(middling)} -{chance.choice(frequent)}",
        lambda: f"{chance.choice(frequent)} kind:incident",
        lambda: f"{chance.choice(frequent)} tag:{chance.choice(TAGS)} after:2025-01-01",
        lambda: f"{chance.choice(frequent)} before:2024-06",
        lambda: f"recall {chance.randint(2, 40)}m",
    )
    return [shape() for shape, _ in zip(itertools.cycle(shapes), range(count), strict=False)]


def _misspelt(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
