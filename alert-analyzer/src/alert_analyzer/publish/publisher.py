"""Brings messages to one output: oldest first, with growing pauses, until it took them or time is up."""

import time
from collections.abc import Callable
from typing import Final

from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.publish.doubts import Doubts
from alert_analyzer.publish.outbox import UNSURE, Outbox, Outgoing
from alert_analyzer.publish.outputs import Output, Undelivered

_LOOK_MS: Final = 5_000
"""What a look at receipts may add to an attempt."""

TellGivenUp = Callable[[Outgoing, str], None]


class Publisher:
    """One output's messages."""

    def __init__(
        self,
        outbox: Outbox,
        output: Output,
        *,
        clock: Clock,
        log: EventLog,
        metrics: Metrics,
        owner: str,
        lease_ms: int,
        first_pause_ms: int,
        most_pause_ms: int,
        dead_after_ms: int,
        tell_given_up: TellGivenUp,
        doubts: Doubts,
    ) -> None:
        self._outbox = outbox
        self._output = output
        self._clock = clock
        self._log = log
        self._metrics = metrics
        self._owner = owner
        self._lease_ms = lease_ms + _LOOK_MS
        self._first_pause_ms = first_pause_ms
        self._most_pause_ms = most_pause_ms
        self._dead_after_ms = dead_after_ms
        self._tell_given_up = tell_given_up
        self._doubts = doubts
        self._failures = 0
        self._not_before_s = 0.0
        self._unmarked: list[Outgoing] = []

    def deliver_next(self) -> bool:
        """Tries the oldest message; whether there may be more to do at once. Raises DatabaseUnavailable."""
        self._mark_sent()
        if time.monotonic() < self._not_before_s:
            return False
        outgoing = self._outbox.claim(self._output.name, self._owner, lease_ms=self._lease_ms)
        if outgoing is None:
            self._doubts.forget_settled()
            return False
        started = time.monotonic()
        if outgoing.unsure:
            self._metrics.messages_unsure.labels(self._output.name).inc()
            if self._doubts.has_arrived(outgoing):
                self._count("arrived_before", started)
                return True
        try:
            self._send(outgoing)
        except Undelivered as error:
            self._count("refused" if error.refused else "failed", started)
            return self._keep(outgoing, error)
        self._count("sent", started)
        self._failures = 0
        self._unmarked.append(outgoing)
        self._mark_sent()
        self._log.info("message_sent", output=outgoing.output, message=outgoing.id, incident=outgoing.message.incident)
        return True

    def _mark_sent(self) -> None:
        """What was taken while the database could not be written is marked before anything else is sent."""
        while self._unmarked:
            self._outbox.sent(self._unmarked[0], self._owner)
            self._unmarked.pop(0)

    def _send(self, outgoing: Outgoing) -> None:
        try:
            self._output.send(outgoing)
        except Undelivered:
            raise
        except Exception as error:
            # A defect of an output must not leave a message between two states: it waits, and is given up in time.
            self._log.defect("output_failed", error, output=self._output.name, message=outgoing.id)
            raise Undelivered(f"the output failed: {type(error).__name__}") from error

    def _keep(self, outgoing: Outgoing, error: Undelivered) -> bool:
        self._log.warning(
            "message_not_taken",
            output=outgoing.output,
            message=outgoing.id,
            attempt=outgoing.attempts,
            reason=str(error),
        )
        if self._clock.now_ms() - outgoing.created_ms >= self._dead_after_ms:
            self._give_up(outgoing, error)
            return True
        if error.refused:
            wait_ms = self._pause_ms(outgoing.attempts)
        else:
            self._failures += 1
            self._not_before_s = time.monotonic() + self._pause_ms(self._failures) / 1000
            wait_ms = 0
        said = f"{UNSURE}{error}" if error.unsure or outgoing.unsure else str(error)
        self._outbox.put_back(outgoing, self._owner, error=said, wait_ms=wait_ms)
        return error.refused

    def _give_up(self, outgoing: Outgoing, error: Undelivered) -> None:
        """Tells first and marks afterwards: a crash between the two tells it again, which is recognised."""
        if not outgoing.message.about_delivery:
            self._tell_given_up(outgoing, str(error))
        if self._outbox.give_up(outgoing, self._owner, error=str(error)):
            self._metrics.messages.labels(self._output.name, "given_up").inc()
            self._log.warning("message_given_up", output=outgoing.output, message=outgoing.id)

    def _pause_ms(self, failures: int) -> int:
        return int(min(self._first_pause_ms * 2 ** min(failures - 1, 20), self._most_pause_ms))

    def _count(self, outcome: str, started: float) -> None:
        self._metrics.messages.labels(self._output.name, outcome).inc()
        self._metrics.stage.labels("publish", outcome).observe(time.monotonic() - started)
