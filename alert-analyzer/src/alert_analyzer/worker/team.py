"""The threads that do the work beside those that answer requests: some handle incidents, one brings messages to each
output, one keeps house. They wake when an alert arrives and look by themselves every now and then.
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
        self._threads = [threading.Thread(target=self._turn, args=(name, step), name=name) for name, step in steps]

    def start(self) -> None:
        """Begins to work."""
        for thread in self._threads:
            thread.daemon = True  # what a thread holds at a hard stop is taken over when its lease ends
            thread.start()

    def stop(self, *, within_s: float) -> bool:
        """Lets each thread finish what it holds; whether all did in that time."""
        self._stopping.set()
        end = time.monotonic() + within_s
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    @property
    def works(self) -> bool:
        """Whether every thread is there."""
        return bool(self._threads) and all(thread.is_alive() for thread in self._threads)

    def _turn(self, name: str, step: Step) -> None:
        while not self._stopping.is_set():
            self._metrics.worker_at_s.set_to_current_time()
            if not self._try(name, step):
                self._stopping.wait(self._pause_s)

    def _try(self, name: str, step: Step) -> bool:
        try:
            return step()
        except DatabaseUnavailable as error:
            self._log.warning("database_unavailable", thread=name, reason=str(error))
        except Exception as error:  # noqa: BLE001  # a thread that ends would silently leave its work undone
            self._log.defect("step_failed", error, thread=name)
        return False
