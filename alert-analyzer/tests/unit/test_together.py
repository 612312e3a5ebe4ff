import threading
from collections.abc import Sequence

import pytest

from alert_analyzer.platform.together import Together


class Work:
    """Doubles numbers; fails for odd batches when told to, and can be held up."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.may_go = threading.Event()
        self.may_go.set()
        self.begun = threading.Event()

    def __call__(self, items: Sequence[int]) -> list[int]:
        self.begun.set()
        assert self.may_go.wait(30)
        self.batches.append(list(items))
        if any(item < 0 for item in items):
            raise ValueError(f"negative among {len(items)}")
        return [item * 2 for item in items]


def at_once(together: Together[int, int], work: Work, items: Sequence[int]) -> dict[int, int | str]:
    """What each gets when the first is held up until all others wait."""
    results: dict[int, int | str] = {}

    def one(item: int) -> None:
        try:
            results[item] = together.do(item)
        except ValueError as error:
            results[item] = str(error)

    work.may_go.clear()
    threads = [threading.Thread(target=one, args=(item,)) for item in items]
    threads[0].start()
    assert work.begun.wait(30)
    for thread in threads[1:]:
        thread.start()
    while len(together._waiting) < len(items) - 1:
        threading.Event().wait(0.01)
    work.may_go.set()
    for thread in threads:
        thread.join(30)
    return results


def test_who_waits_is_done_together() -> None:
    work = Work()
    results = at_once(Together(work), work, range(1, 9))
    assert results == {item: item * 2 for item in range(1, 9)}
    assert [len(batch) for batch in work.batches] == [1, 7]


def test_none_fails_for_another() -> None:
    work = Work()
    results = at_once(Together(work), work, [1, 2, -3, 4])
    assert results == {1: 2, 2: 4, -3: "negative among 1", 4: 8}


def test_alone_it_is_done_at_once_and_its_error_is_its_own() -> None:
    together = Together(Work())
    assert together.do(3) == 6
    with pytest.raises(ValueError, match="negative among 1"):
        together.do(-1)


def test_a_batch_has_an_end() -> None:
    work = Work()
    at_once(Together(work, most=3), work, range(1, 9))
    assert [len(batch) for batch in work.batches] == [1, 3, 3, 1]
