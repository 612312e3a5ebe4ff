"""The service put together from its settings."""

import os
import socket
import time
from collections.abc import Callable

from alert_analyzer.analysis.ledger import TABLES, Ledger
from alert_analyzer.inbox.alerts import Alert, digest
from alert_analyzer.inbox.schema import make_tables
from alert_analyzer.inbox.store import Store, new_id
from alert_analyzer.inbox.storms import Storms
from alert_analyzer.platform.clock import Clock, SystemClock, to_text
from alert_analyzer.platform.database import Database, open_database
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.platform.settings import Settings, words
from alert_analyzer.platform.tracing import open_tracing
from alert_analyzer.publish.doubts import Doubts
from alert_analyzer.publish.outbox import Outbox, Outgoing
from alert_analyzer.publish.outputs import Output
from alert_analyzer.publish.outputs_of import outputs_of, witness_of
from alert_analyzer.publish.publisher import Publisher
from alert_analyzer.worker.handling import Handler, Investigation
from alert_analyzer.worker.investigation_of import investigation_of
from alert_analyzer.worker.team import Step, Team

_DAY_MS = 86_400_000


class Service:
    """One process of the service: its inbox, its outbox and the threads between them."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock | None = None,
        log: EventLog | None = None,
        outputs: list[Output] | None = None,
        investigation: Investigation | None = None,
    ) -> None:
        self.settings = settings
        self.clock = clock or SystemClock()
        self.log = log or EventLog(settings.log_level, clock=self.clock)
        self.tracing = open_tracing(settings, self.log)
        self.metrics = Metrics()
        self.owner = f"{socket.gethostname()}:{os.getpid()}:{new_id()[:8]}"
        database = open_database(settings.effective_database_url)
        self.database: Database = self.tracing.watched(database) if self.tracing else database
        make_tables(self.database, TABLES)
        self.store = Store(
            self.database,
            self.clock,
            gather_ms=int(settings.gather_s * 1000),
            storms=Storms(
                self.database,
                incidents_a_minute=settings.storm_incidents,
                gather_ms=int(settings.storm_gather_s * 1000),
            ),
            heartbeats=words(settings.heartbeat_alerts),
        )
        self.outbox = Outbox(self.database, self.clock, most_wait_ms=int(settings.retry_most_s * 1000))
        self.outputs = outputs_of(settings) if outputs is None else outputs
        self.ledger = Ledger(
            self.database,
            self.clock,
            tokens_an_hour=settings.model_tokens_per_hour,
            tokens_a_day=settings.model_tokens_per_day,
        )
        self.investigation = investigation or investigation_of(
            settings, self.ledger, clock=self.clock, log=self.log, metrics=self.metrics, tracing=self.tracing
        )
        self.team = Team(self._steps(), log=self.log, metrics=self.metrics)

    def _steps(self) -> list[tuple[str, Step]]:
        handlers = [
            (f"handler-{number}", self._then_wake(self.handler().handle_next))
            for number in range(self.settings.handlers)
        ]
        publishers = [(f"publisher-{output.name}", self.publisher(output).deliver_next) for output in self.outputs]
        return [*handlers, *publishers, ("house", _every(60.0, self.keep_house))]

    def _then_wake(self, step: Step) -> Step:
        """Whoever sends messages looks as soon as one is written."""

        def act() -> bool:
            worked = step()
            if worked:
                self.team.wake()
            return worked

        return act

    def alerts_stored(self) -> None:
        """Alerts were written: where nothing is waited for, somebody looks at them at once."""
        if self.settings.gather_s == 0:
            self.team.wake()

    def handler(self) -> Handler:
        """A handler of incidents."""
        return Handler(
            self.store,
            self.outbox,
            self.investigation,
            clock=self.clock,
            log=self.log,
            metrics=self.metrics,
            owner=self.owner,
            outputs=[output.name for output in self.outputs],
            lease_ms=int(self.settings.lease_s * 1000),
            deadline_s=self.settings.deadline_s,
            redact_addresses=self.settings.redact_addresses,
        )

    def publisher(self, output: Output) -> Publisher:
        """What brings messages to an output."""
        return Publisher(
            self.outbox,
            output,
            clock=self.clock,
            log=self.log,
            metrics=self.metrics,
            owner=self.owner,
            lease_ms=int(self.settings.lease_s * 1000),
            first_pause_ms=int(self.settings.retry_first_s * 1000),
            most_pause_ms=int(self.settings.retry_most_s * 1000),
            dead_after_ms=int(self.settings.dead_after_s * 1000),
            tell_given_up=self.tell_given_up,
            doubts=Doubts(self.outbox, witness_of(self.settings, output.name), log=self.log),
        )

    def tell_given_up(self, outgoing: Outgoing, reason: str) -> None:
        """Makes an alert of a message that is given up; it goes the way of every alert."""
        now = self.clock.now_ms()
        labels = {
            "alertname": "AlertMessageGivenUp",
            "severity": "critical",
            "output": outgoing.output,
            "reported_by": "alert-analyzer",
        }
        description = (
            f"{outgoing.output} did not take the message {outgoing.message.subject!r} in "
            f"{outgoing.attempts} attempts. The last answer: {reason}. Incident {outgoing.message.incident} is kept."
        )
        alert = Alert(
            fingerprint=digest("given-up", outgoing.id),
            status="firing",
            starts_at=to_text(outgoing.created_ms),
            starts_at_ns=now * 1_000_000,
            labels=labels,
            annotations={"summary": "An alert could not be delivered and was given up.", "description": description},
        )
        self.store.take([alert])

    def measure(self) -> None:
        """Brings the gauges that are read from the database up to date. Raises DatabaseUnavailable."""
        waiting = self.outbox.waiting()
        now = self.clock.now_ms()
        self.metrics.waiting_incidents.set(waiting.incidents)
        self.metrics.waiting_messages.set(waiting.messages)
        self.metrics.dead_messages.set(waiting.dead)
        self.metrics.oldest_s.set(0 if waiting.oldest_ms is None else max(0, now - waiting.oldest_ms) / 1000)
        for span, tokens in self.ledger.left().items():
            self.metrics.tokens_left.labels(span).set(tokens)
        beat = self.store.heartbeat_ms()
        if beat is not None:
            self.metrics.heartbeat_at_s.set(beat / 1000)

    def keep_house(self) -> None:
        """Forgets what is old and was told. Raises DatabaseUnavailable."""
        self.ledger.forget_before(self.clock.now_ms() - self.settings.keep_days * _DAY_MS)
        removed = self.store.forget_before(self.clock.now_ms() - self.settings.keep_days * _DAY_MS)
        if removed:
            self.log.info("incidents_forgotten", count=removed)

    def close(self) -> bool:
        """Lets the threads finish and lets go of the database; whether all finished."""
        finished = self.team.stop(within_s=self.settings.shutdown_s)
        if finished:
            self.database.close()
        if self.tracing is not None:
            self.tracing.close()
        return finished


def _every(seconds: float, act: Callable[[], None]) -> Step:
    last: list[float] = []

    def step() -> bool:
        now = time.monotonic()
        if not last or now - last[-1] >= seconds:
            last[:] = [now]
            act()
        return False

    return step
