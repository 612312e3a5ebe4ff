"""A service in a world that breaks by chance: every dependency, the disk, the clock and the process itself."""

import os
import random
import resource
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.harness import model as models
from tests.harness.aws import Topic, aws_server
from tests.harness.loki import LokiServer, loki_server
from tests.harness.model import KEY, ModelServer, model_server
from tests.harness.notifications import alert, notification
from tests.harness.running import Running
from tests.harness.sns_proxy import Mode, SnsProxy, sns_proxy
from tests.harness.waiting import until

ALERTS_A_RUN = 6
_NO_LIMIT = resource.RLIM_INFINITY
_FULL_BYTES = 8_192
_MODES: tuple[Mode, ...] = ("500", "throttled", "broken", "hangs", "hangs up")
_LOKI: tuple[tuple[int, dict[str, str], bytes], ...] = (
    (500, {}, b"x"),
    (429, {"Retry-After": "1"}, b"x"),
    (200, {}, b'{"data": {"res'),
    (400, {}, b"parse error"),
)
_HOURS = 3_600_000
_SECONDS_A_MESSAGE = 0.25


class World:
    """The service with everything around it."""

    def __init__(
        self, running: Running, loki: LokiServer, model: ModelServer, sns: SnsProxy, clock: Path, topic: Topic
    ) -> None:
        self.running = running
        self.loki = loki
        self.model = model
        self.sns = sns
        self.clock = clock
        self.topic = topic
        self.accepted: set[str] = set()
        self.kills = 0

    def send(self, name: str) -> None:
        """As Alertmanager does: again until it is answered with 2xx."""

        answers: list[str] = []

        def taken() -> bool:
            answer = self._answer_to(name)
            answers.append(answer)
            if answer == "503":
                self.limit_disk(_NO_LIMIT)  # people make room when told that nothing is stored, or it would never be
            return answer == "200"

        try:
            until(taken, what=f"{name} is taken; see {self.running.folder / 'log'}", within_s=90)
        except AssertionError as error:
            error.add_note(f"It was answered {Counter(answers)}, the last ones {answers[-3:]}.")
            raise
        self.accepted.add(name)

    def _answer_to(self, name: str) -> str:
        try:
            return str(self.running.post(notification(alert(name, pod="cart-1"))).status_code)
        except httpx.TransportError as error:
            return type(error).__name__

    def told(self) -> Counter[str]:
        """How often each alert came, in messages that receivers tell apart by their id."""
        distinct = dict(self.sns.taken)
        return Counter(name for names in distinct.values() for name in names)

    def kill(self, *, everything: bool) -> None:
        """The process that answers, which Gunicorn starts anew, or Gunicorn too."""
        self.kills += 1
        worker = self.running.worker()
        if everything or worker is None:
            self.running.kill()
            self.running.start()
        else:
            os.kill(worker, signal.SIGKILL)

    def limit_disk(self, limit: int) -> None:
        """How large a file may grow: with few bytes nothing can be written, as on a full disk."""
        worker = self.running.worker()
        if worker is not None:
            try:
                resource.prlimit(worker, resource.RLIMIT_FSIZE, (limit, _NO_LIMIT))
            except ProcessLookupError:
                return  # it was killed

    def heal(self) -> None:
        """All is well again, but for the clock, which stays where it was set."""
        self.loki.always = self.model.always = None
        self.loki.hang.set()
        self.sns.mode = "fine"
        self.limit_disk(_NO_LIMIT)

    def break_something(self, chance: random.Random) -> None:
        """One fault, which lasts until the world is healed."""
        faults: list[Callable[[], object]] = [
            lambda: self.kill(everything=False),
            lambda: self.kill(everything=True),
            lambda: setattr(self.loki, "always", chance.choice(_LOKI)),
            self.loki.hang.clear,
            lambda: setattr(self.model, "always", chance.choice([
                models.status(500), models.status(429, Retry_After="1"), models.hang_up, models.drip,
                models.completes("{"), models.status(200, b"<html>"),
            ])),
            lambda: setattr(self.sns, "mode", chance.choice(_MODES)),
            lambda: setattr(self.sns, "mode", chance.choice(_MODES)),
            lambda: self.limit_disk(_FULL_BYTES),
            lambda: self.clock.write_text(str(chance.randrange(-2 * _HOURS, 2 * _HOURS))),
        ]  # fmt: skip
        chance.choice(faults)()

    def run(self, number: int, chance: random.Random) -> None:
        """A few alerts, in the middle of which something breaks or is mended."""
        self.topic.empty()  # `told` asks the proxy before it
        break_at = chance.randrange(ALERTS_A_RUN)
        heal_at = chance.randrange(ALERTS_A_RUN * 2)
        for place in range(ALERTS_A_RUN):
            if place == heal_at:
                self.heal()
            if place == break_at:
                self.break_something(chance)
            self.send(f"Alert{number}x{place}")

    def settle(self) -> None:
        """Heals all and waits until everything that was taken is told."""
        self.heal()
        within_s = max(120.0, len(self.accepted) * _SECONDS_A_MESSAGE)  # while all is broken, messages pile up
        until(self._all_told, what=f"every alert is told; see {self.running.folder / 'log'}", within_s=within_s)

    def _all_told(self) -> bool:
        self.limit_disk(_NO_LIMIT)
        return self.accepted <= self.told().keys()

    def left(self) -> int:
        """Incidents and messages that are not done."""
        with sqlite3.connect(self.running.folder / "alert-analyzer.db") as database:
            rows = database.execute(
                "SELECT (SELECT COUNT(*) FROM incidents WHERE state <> 'told') + "
                "(SELECT COUNT(*) FROM messages WHERE state <> 'sent')"
            )
            return int(rows.fetchone()[0])


@contextmanager
def world(folder: Path, **settings: str) -> Iterator[World]:
    """All of it, running."""
    with ExitStack() as at_end:
        topic = Topic(at_end.enter_context(aws_server()), "alerts")
        loki = at_end.enter_context(loki_server())
        model = at_end.enter_context(model_server())
        sns = at_end.enter_context(sns_proxy(topic.endpoint))
        clock = folder / "clock"
        clock.write_text("0")
        values: Any = {
            "outputs": "sns", "sns_topic_arn": topic.arn, "sns_endpoint_url": sns.url, "loki_url": loki.url,
            "model": "m", "model_url": model.url, "model_key": KEY, "deadline_s": "3", "evidence_s": "0.5",
            "loki_timeout_s": "0.5", "model_timeout_s": "0.8", "breaker_pause_s": "0.5", "send_timeout_s": "5",
            "retry_first_s": "0.05", "retry_most_s": "0.5", "storm_incidents": "300", "storm_gather_s": "1",
            "test_clock": str(clock), "sns_receipts_queue_url": topic.receipts(),
        }  # fmt: skip
        values |= settings
        running = Running(folder, module=("tests.harness.serving",), **values)
        yield World(at_end.enter_context(running), loki, model, sns, clock, topic)
