"""The parts of an encounter with a trigger: who, how far, what the dog did, whether it ate, how soon it recovered."""

from typing import Final

import msgspec

from registry.shorthand.lines import Page
from registry.shorthand.measures import Reading, may_measure, read_distance, read_time
from registry.shorthand.skills import typed

MOST_MODIFIERS: Final = 3
MOST_BETWEEN: Final = 5
FIXED: Final = 3
NOT_MET: Final = ("response", "response_fixed", "negation")
ALONE: Final = 1
ON_CUE: Final = 2
HELPS_BEFORE: Final = "before"
PARTS: Final = frozenset({
    "recovery_before", "trigger", "response", "response_fixed", "on_cue", "food", "unplanned", "same", "clean",
    "exposure", "came_back", "help",
})  # fmt: skip


class Encounter(msgspec.Struct, gc=False):
    """What one part of a sentence tells of one encounter, at nodes [start, end)."""

    start: int = -1
    end: int = -1
    trigger: str = ""
    trigger_text: str | None = None
    trigger_at: int = -1
    distance: Reading | None = None
    distance_at: int = -1
    responses: list[int] = []
    fixed: bool = False
    on_cue: bool = False
    came_back: bool = False
    helped: bool = False
    food: str = ""
    recovery_s: float | None = None
    times: int = 0
    planned: bool | None = None
    marked: bool = False
    same: bool = False
    at_sign: bool = False

    def reach(self, start: int, end: int) -> int:
        """These nodes belong to the encounter; gives the node behind them."""
        self.start = start if self.start < 0 else min(self.start, start)
        self.end = max(self.end, end)
        return end

    @property
    def reacted(self) -> bool:
        """Whether anything is told of what the dog did."""
        return bool(self.responses) or self.on_cue

    @property
    def response(self) -> int | None:
        """The strongest reaction; a dog that fixed and came away on cue is a 2.

        One that fixed and came away by itself is none of the anchors: 1 is without fixing, 3 without coming away.
        `kids 8 m, tug, looked`: nor is one that came away with the handler's help and not alone.
        """
        strongest = max(self.responses, default=-1)
        if self.on_cue:
            strongest = max(strongest, ON_CUE)
        elif self.fixed and not (self.came_back and strongest < FIXED):
            strongest = max(strongest, FIXED)
        elif self.fixed:
            return None
        return None if strongest < 0 or (self.helped and strongest == ALONE) else strongest


def read_encounter(page: Page, start: int, end: int) -> Encounter:
    """Everything that nodes [start, end) tell of an encounter."""
    encounter = Encounter()
    at = start
    while at < end:
        at = _read_part(page, at, encounter) if page.free(at) else at + 1
    return encounter


def _read_part(page: Page, at: int, encounter: Encounter) -> int:
    node = page.node(at)
    if PARTS.isdisjoint(node.tags) and not may_measure(node):
        return at + 1
    for read in (_read_recovery, _read_place, _read_trigger, _read_response, _read_rest):
        end = read(page, at, encounter)
        if end > at:
            return end
    return at + 1


def _read_recovery(page: Page, at: int, encounter: Encounter) -> int:
    """`recovery 50s`, `back in position 6 s`, `50 s until sniffing`, `2 min 40 to recover`"""
    found = recovery_at(page, at)
    if found is None:
        return 0
    encounter.recovery_s = found.value
    return encounter.reach(at, found.end)


def recovery_at(page: Page, at: int) -> Reading | None:
    """A time of recovery at this node."""
    if page.is_a(at, "recovery_before"):
        place = at + 1
        while page.word(place) in (":", "=", "~") or page.is_a(place, "is") or page.is_a(place, "observed_in"):
            place += 1
        time = read_time(page, place, clock=True)
        if time is not None:
            return time
    time = read_time(page, at)
    if time is not None and page.is_a(time.end, "recovery_after") and page.free(time.end):
        return Reading(time.value, time.end + 1)
    return None


def _read_place(page: Page, at: int, encounter: Encounter) -> int:
    distance = read_distance(page, at)
    listed = page.word(at - 1) in (",", "/") and page.is_number(at - 2)  # `Exposures 52, 48, 44 m`
    if distance is None or listed:
        return 0
    if encounter.distance is None:
        encounter.distance, encounter.distance_at = distance, at
        encounter.at_sign = page.word(at - 1) == "@"
    return encounter.reach(at, distance.end)


def _read_trigger(page: Page, at: int, encounter: Encounter) -> int:
    kind = page.sense(at, "trigger")
    owner = page.word(at + 1) == "'" and page.glued(at + 1)  # `visitors' dog`
    if not kind or owner:
        return 0
    first = at
    while at - first < MOST_MODIFIERS and page.is_a(first - 1, "trigger_modifier") and page.free(first - 1):
        first -= 1
    # `no dogs`, `dogs don't know each other`, `dog barked`: nobody was met, or what the other one did.
    if page.is_a(first - 1, "negation") or any(page.is_a(at + 1, name) for name in NOT_MET):
        return 0
    if not encounter.trigger:
        encounter.trigger, encounter.trigger_at = kind, at
        encounter.trigger_text = typed(page, first, at + 1)
    return encounter.reach(first, at + 1)


def _read_response(page: Page, at: int, encounter: Encounter) -> int:
    """A reaction, and how long it lasted."""
    level = page.sense(at, "response")
    fixed, on_cue = page.is_a(at, "response_fixed"), page.is_a(at, "on_cue")
    came_back = encounter.fixed and page.is_a(at, "came_back")
    if not level and not fixed and not on_cue and not came_back:
        return 0
    if is_denied(page, at) or _is_at_a_dog(page, at) or page.is_name(at - 1):  # `Biscuit barked at a scooter`
        return at + 1
    if level:
        encounter.helped = encounter.helped or (not encounter.reacted and bool(encounter.food))
        encounter.responses.append(int(level))
    encounter.fixed = encounter.fixed or fixed
    encounter.on_cue = encounter.on_cue or on_cue
    encounter.came_back = encounter.came_back or came_back
    lasted = read_time(page, at + 1)
    recovers = lasted is not None and page.is_a(lasted.end, "recovery_after")
    return encounter.reach(at, at + 1 if lasted is None or recovers else lasted.end)


def _is_at_a_dog(page: Page, at: int) -> bool:
    """`Momo growled at Fig`: among dogs that are known by name."""
    return page.is_a(at + 1, "dog_name") or page.is_a(at + 2, "dog_name")


def is_denied(page: Page, at: int) -> bool:
    """`no barking`, `did not bark`, `0 barks`, `no barking or lunging`."""
    none = page.is_number(at - 1) and page.node(at - 1).value == 0 and not page.glued(at - 1)
    if none or page.is_a(at - 1, "negation"):
        return True
    joined = page.is_a(at - 1, "or") or page.word(at - 1) == "/"
    return joined and page.is_a(at - 3, "negation")


def _read_rest(page: Page, at: int, encounter: Encounter) -> int:
    clean = at + 1 if page.is_count(at) else at
    if page.is_a(at, "food"):
        encounter.food = page.sense(at, "food")
    elif page.is_a(at, "unplanned"):
        encounter.planned = False
    elif page.is_a(at, "same"):
        encounter.same = True
    elif page.is_a(clean, "clean"):
        encounter.responses.append(int(page.sense(clean, "clean")))
        encounter.times = int(page.node(at).value) if clean > at else encounter.times
        return encounter.reach(at, clean + 1)
    elif page.is_a(at, "exposure"):
        return _read_marker(page, at, encounter)
    else:
        return _read_help(page, at, encounter)
    return encounter.reach(at, at + 1)


def _read_help(page: Page, at: int, encounter: Encounter) -> int:
    """`tug` between the trigger and the look; `moved him` wherever it is told."""
    sense = page.sense(at, "help")
    if sense == HELPS_BEFORE:
        encounter.helped = encounter.helped or (encounter.start >= 0 and not encounter.reacted)
    elif sense:
        encounter.helped = True
    return at + 1 if sense else 0


def _read_marker(page: Page, at: int, encounter: Encounter) -> int:
    """`Exposure 1:`"""
    numbered = page.is_count(at + 1) and page.word(at + 2) in (":", ",", "-", ".") and not page.is_number(at + 3)
    end = at + 2 if numbered or (page.is_count(at + 1) and page.word(at + 2) == ":") else at + 1
    encounter.marked = end > at + 1 or page.word(end) == ":"
    return encounter.reach(at, end)


def is_linked(page: Page, encounter: Encounter) -> bool:
    """Whether the distance is the trigger's: `dog @28m`, `dog passing at ~10 m`, `28 m from a dog`."""
    if encounter.distance is None or not encounter.trigger:
        return False
    if encounter.trigger_at < encounter.distance_at:
        start, end, names = encounter.trigger_at + 1, encounter.distance_at, ("trigger_state", "approx", "article")
    else:
        start, end, names = encounter.distance.end, encounter.trigger_at, ("from", "article", "trigger_modifier")
        if not page.is_a(start, "from"):
            return False
    if end - start > MOST_BETWEEN:
        return False
    return all(
        page.word(at) in ("@", "~", ":", "≥") or any(page.is_a(at, name) for name in names) for at in range(start, end)
    )
