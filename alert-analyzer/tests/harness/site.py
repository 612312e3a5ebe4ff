"""A service in the test's own process, with a clock that the test moves and outputs that the test looks at."""

import io
from dataclasses import dataclass, field

from alert_analyzer.main import Service
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.settings import read_settings
from alert_analyzer.publish.messages import Message
from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Undelivered
from alert_analyzer.worker.handling import Investigation


class HandClock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.ms = 1_800_000_000_000

    def now_ms(self) -> int:
        return self.ms

    def forward(self, seconds: float) -> None:
        self.ms += int(seconds * 1000)


@dataclass
class Shelf:
    """An output that keeps what it takes, or is down, or refuses."""

    name: str = "shelf"
    down: bool = False
    refuses: str = ""
    taken: list[Outgoing] = field(default_factory=list)

    def send(self, outgoing: Outgoing) -> None:
        if self.down:
            raise Undelivered("the shelf is down")
        if self.refuses and self.refuses in outgoing.message.text:
            raise Undelivered("not on this shelf", refused=True)
        self.taken.append(outgoing)

    @property
    def messages(self) -> list[Message]:
        return [outgoing.message for outgoing in self.taken]


class Site:
    """The service with one or more shelves as outputs; nothing runs until the test says so."""

    def __init__(self, url: str, *shelves: Shelf, investigation: Investigation | None = None, **settings: str) -> None:
        self.clock = HandClock()
        self.logged = io.StringIO()
        self.shelves = shelves or (Shelf(),)
        environment = {"DATABASE_URL": url, "ALLOW_ANYONE": "true", "RETRY_FIRST_S": "0.01", "RETRY_MOST_S": "0.01"}
        environment |= {"STORM_INCIDENTS": "10000"}
        environment |= {name.upper(): value for name, value in settings.items()}
        self.service = Service(
            read_settings({f"ALERT_ANALYZER_{name}": value for name, value in environment.items()}),
            clock=self.clock,
            log=EventLog(stream=self.logged, clock=self.clock),
            outputs=list(self.shelves),
            investigation=investigation,
        )
        self.store = self.service.store
        self.outbox = self.service.outbox
        self.handler = self.service.handler()
        self.publishers = [self.service.publisher(shelf) for shelf in self.shelves]

    @property
    def shelf(self) -> Shelf:
        return self.shelves[0]

    def work(self) -> None:
        """Handles and sends everything that is due."""
        while self.handler.handle_next():
            pass
        for publisher in self.publishers:
            while publisher.deliver_next():
                pass

    def gathered(self) -> None:
        """Lets the time for gathering pass, and works."""
        self.clock.forward(self.service.settings.gather_s + 0.001)
        self.work()

    def close(self) -> None:
        self.service.database.close()
        assert '"level":"error"' not in self.logged.getvalue(), self.logged.getvalue()
