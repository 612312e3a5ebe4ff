"""Work of several threads done in one go: who comes while another one is at it is done together with all who wait.

A commit waits for the disk; eight notifications at once need one such wait, not eight.
"""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class _Slot(Generic[Item, Result]):
    def __init__(self, item: Item) -> None:
        self.item = item
        self.done = False
        self.result: Result | None = None
        self.error: Exception | None = None


class Together(Generic[Item, Result]):
    """Hands items to `act` in batches. Where a batch fails, each item is tried alone: none fails for another."""

    def __init__(self, act: Callable[[Sequence[Item]], Sequence[Result]], *, most: int = 64) -> None:
        self._act = act
        self._most = most
        self._turn = threading.Lock()
        self._lock = threading.Lock()
        self._waiting: list[_Slot[Item, Result]] = []

    def do(self, item: Item) -> Result:
        """The item's result, or the error that `act` raised for it."""
        slot: _Slot[Item, Result] = _Slot(item)
        with self._lock:
            self._waiting.append(slot)
        while not slot.done:
            with self._turn:
                if not slot.done:
                    self._do_waiting()
        if slot.error is not None:
            raise slot.error
        return slot.result  # type: ignore[return-value]  # a done slot without an error has its result

    def _do_waiting(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
        try:
            self._give(batch)
        except Exception as error:  # noqa: BLE001  # raised again, in the thread of the item that it is about
            if len(batch) == 1:
                batch[0].error = error
                batch[0].done = True
                return
            for slot in batch:
                self._alone(slot)

    def _alone(self, slot: _Slot[Item, Result]) -> None:
        try:
            self._give([slot])
        except Exception as error:  # noqa: BLE001  # raised again, in the thread of the item that it is about
            slot.error = error
            slot.done = True

    def _give(self, batch: list[_Slot[Item, Result]]) -> None:
        results = self._act([slot.item for slot in batch])
        for slot, result in zip(batch, results, strict=True):
            slot.result = result
            slot.done = True
