"""Which copies are kept: all of the last two hours, one of each hour for two days, one of each day for five weeks."""

from typing import Final

from registry.copies.copying import BLOCKS, all_copies, read_copy
from registry.copies.place import Place

HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS
_STEPS: Final = ((2 * HOUR_MS, 1), (2 * DAY_MS, HOUR_MS), (35 * DAY_MS, DAY_MS))


def to_keep(times: list[int], now_ms: int) -> set[int]:
    """Those of `times` (milliseconds) that are kept at `now_ms`: the newest always, and the newest of each span."""
    kept: dict[tuple[int, int], int] = {}
    for time in sorted(times):
        for reach, span in _STEPS:
            if now_ms - time <= reach:
                kept[span, time // span] = time
                break
    return set(kept.values()) | ({max(times)} if times else set())


def forget(place: Place, known: set[str], *, now_ms: int) -> int:
    """Removes copies that are not kept, then the blocks that no kept one names; `known` shrinks. Gives how many copies.

    Only the holder does it, between two copies: a block that is not named by then is named by nobody.
    """
    names = {int(name.rpartition("/")[2].removesuffix(".json")): name for name in all_copies(place)}
    kept = to_keep(list(names), now_ms)
    needed = {block for time in kept for block in read_copy(names[time], place).blocks}
    old = [name for time, name in names.items() if time not in kept]
    place.delete(old)
    unneeded = {name.removeprefix(BLOCKS) for name in place.names(BLOCKS)} - needed
    place.delete(BLOCKS + name for name in unneeded)
    known -= unneeded
    return len(old)
