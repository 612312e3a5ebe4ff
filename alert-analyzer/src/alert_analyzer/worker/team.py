"""The threads that do the work beside those that answer requests: some handle incidents, one brings messages to each
output, one keeps house. They look by themselves every now and then, and at once when they are woken.
"""

import threading
import time
from collections.abc import Callable, Sequence

from alert_analyzer.platform.database import DatabaseUnavailable
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics

Step = Callable[[], bool]


class Team:
    """A thread for each step; a step says whether there is more to do at once."""

    def __init__(
        self, steps: Sequence[tuple[str, Step]], *, log: EventLog, metrics: Metrics, pause_s: float = 0.5
    ) -> None:
        self._log = log
        self._metrics = metrics
        self._pause_s = pause_s
        self._stopping = threading.Event()
        self._woken = [threading.Event() for _ in steps]
        self._threads = [
            threading.Thread(target=self._turn, args=(name, step, woken), name=name)
            for (name, step), woken in zip(steps, self._woken, strict=True)
        ]

    def start(self) -> None:
        """Begins to work."""
        for thread in self._threads:
            thread.daemon = True  # what a thread holds at a hard stop is taken over when its lease ends
            thread.start()

    def stop(self, *, within_s: float) -> bool:
        """Lets each thread finish what it holds; whether all did in that time."""
        self._stopping.set()
        self.wake()
        end = time.monotonic() + within_s
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def wake(self) -> None:
        """Something was written that another thread waits for."""
        for woken in self._woken:
            woken.set()

    @property
    def works(self) -> bool:
        """Whether every thread is there."""
        return bool(self._threads) and all(thread.is_alive() for thread in self._threads)

    def _turn(self, name: str, step: Step, woken: threading.Event) -> None:
        while not self._stopping.is_set():
            self._metrics.worker_at_s.set_to_current_time()
            woken.clear()
            if not self._try(name, step) and not self._stopping.is_set():
                woken.wait(self._pause_s)

    def _try(self, name: str, step: Step) -> bool:
        try:
            return step()
        except DatabaseUnavailable as error:
            self._log.warning("database_unavailable", thread=name, reason=str(error))
        except Exception as error:  # noqa: BLE001  # a thread that ends would silently leave its work undone
            self._log.defect("step_failed", error, thread=name)
        return False
