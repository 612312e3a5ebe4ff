"""Measures one database of one size: what is served against what HTTP alone and the database alone reach.

Everything that is compared takes turns, round after round, so that a noisy machine disturbs all of it alike; what
counts is the median of the rounds.
"""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import asking
from load import CONNECTIONS, Answers, Job, LoadClient
from practice import Size
from raw import drivers, reads_a_second, writes_a_second
from recording import Piece, Recorder
from registry.platform.database import open_database
from servers import Caller, Server

WRITES_A_ROUND = 500


@dataclass(slots=True)
class Figures:
    """Of one thing measured in several rounds. Rates are per second, latencies in milliseconds."""

    rates: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p95: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    cpu_us: list[float] = field(default_factory=list)
    client_busy: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Per second, in the middle round."""
        return statistics.median(self.rates)

    @property
    def spread(self) -> float:
        """Half the way between the slowest and the fastest round, as a share of the median."""
        return (max(self.rates) - min(self.rates)) / 2 / self.rate


Measured = dict[str, Figures]


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to measure."""

    rounds: int
    seconds: float
    paths: int = 2_000
    searches: int = 140


@dataclass(frozen=True, slots=True)
class Bench:
    """A database with everything that asks it."""

    url: str
    size: Size
    effort: Effort
    client: LoadClient
    constant: Server
    quiet: Server
    logging: Server
    token: Caller
    session: Caller

    def notes(self) -> Measured:
        """Reading one note."""
        return self._reading(asking.note_paths(self.size, self.effort.paths))

    def timelines(self) -> Measured:
        """Reading the newest page of a dog's timeline."""
        return self._reading(asking.timeline_paths(self.size, self.effort.paths))

    def searches(self) -> Measured:
        """Searching: one trainer alone, and four at a time."""
        requests = [asking.get(path, self.token) for path in asking.search_paths(self.effort.searches)]
        pieces = self._recorded(lambda recorder: recorder.reads(requests))
        self._ask(self.quiet, requests, connections=4)
        with drivers(self.url, 4) as four:
            return self._rounds({
                "one": lambda: self._ask(self.quiet, requests, connections=1),
                "four": lambda: self._ask(self.quiet, requests, connections=4),
                "raw 1": lambda: reads_a_second(four[:1], pieces, seconds=self.effort.seconds),
                "raw 4": lambda: reads_a_second(four, pieces, seconds=self.effort.seconds),
            })  # fmt: skip

    def depth(self) -> tuple[int, Measured]:
        """A deep page of the busy dog's timeline against its first one; gives the page's number, too."""
        page = min(1_000, self.size.busy // asking.PAGE)
        cursor = asking.deep_cursor(self.quiet, self.token, page=page)
        first = [asking.get(asking.timeline_path(0), self.token)]
        deep = [asking.get(asking.timeline_path(0, cursor=cursor), self.token)]
        return page, self._rounds({
            "first": lambda: self._ask(self.quiet, first), "deep": lambda: self._ask(self.quiet, deep),
        })  # fmt: skip

    def writes(self) -> Measured:
        """Writing notes, each answer durable."""
        new, most = asking.NewNotes(self.size), int(self.effort.seconds * 4_000)
        recorder = Recorder(self.url)

        def served(caller: Caller) -> Answers:
            return self._ask(self.quiet, new.take(most, caller), again=False)

        def raw(connections: int) -> float:
            pieces = recorder.writes(new.take(WRITES_A_ROUND, self.token))
            self._forget_numbers()
            with drivers(self.url, connections) as opened:
                rate = writes_a_second(opened, pieces)
            self._mend_head()
            return rate

        served(self.token)
        measured = self._rounds({
            "token": lambda: served(self.token), "session": lambda: served(self.session),
            "raw 1": lambda: raw(1), "raw 4": lambda: raw(4),
        })  # fmt: skip
        recorder.close()
        return measured

    def _reading(self, paths: Sequence[str]) -> Measured:
        token, session = ([asking.get(path, caller) for path in paths] for caller in (self.token, self.session))
        pieces = self._recorded(lambda recorder: recorder.reads(token))
        size = self._ask(self.quiet, token).octets_each
        self._ask(self.logging, token)
        constant, seconds = [asking.get(f"/constant/{size}")], self.effort.seconds
        with drivers(self.url, 4) as four:
            return self._rounds({
                "constant": lambda: self._ask(self.constant, constant),
                "token": lambda: self._ask(self.quiet, token),
                "raw 1": lambda: reads_a_second(four[:1], pieces, seconds=seconds),
                "session": lambda: self._ask(self.quiet, session),
                "raw 4": lambda: reads_a_second(four, pieces, seconds=seconds),
                "logged": lambda: self._ask(self.logging, token),
                "alone 1": lambda: reads_a_second(four[:1], pieces, seconds=seconds, alone=True),
                "alone 4": lambda: reads_a_second(four, pieces, seconds=seconds, alone=True),
            })  # fmt: skip

    def _rounds(self, work: Mapping[str, Callable[[], Answers | float]]) -> Measured:
        return in_turns(work, rounds=self.effort.rounds)

    def _ask(
        self, server: Server, requests: Sequence[bytes], *, connections: int = CONNECTIONS, again: bool = True
    ) -> Answers:
        return ask(self.client, server, requests, seconds=self.effort.seconds, connections=connections, again=again)

    def _recorded(self, record: Callable[[Recorder], list[list[Piece]]]) -> list[list[Piece]]:
        recorder = Recorder(self.url)
        try:
            return record(recorder)
        finally:
            recorder.close()

    def _forget_numbers(self) -> None:
        """PostgreSQL's sequences do not come back with the transaction that was undone."""
        database = open_database(self.url, threads=1)
        if database.dialect == "postgresql":
            with database.reading() as tx:
                tx.rows("SELECT setval(pg_get_serial_sequence('document', 'number'), max(number)) FROM document")
        database.close()

    def _mend_head(self) -> None:
        """Several writers that repeat a recording overtake each other; the chain's end is the last position."""
        database = open_database(self.url, threads=1)
        database.write(lambda tx: tx.run(
            "UPDATE organization SET (position, head) = (SELECT l.position, l.hash FROM ledger l"
            " WHERE l.organization = organization.number ORDER BY l.position DESC LIMIT 1)"
        ))  # fmt: skip
        database.close()


def in_turns(work: Mapping[str, Callable[[], Answers | float]], *, rounds: int) -> Measured:
    """Does everything once in each round."""
    measured = {name: Figures() for name in work}
    for _ in range(rounds):
        for name, one in work.items():
            note(measured[name], one())
    return measured


def note(figures: Figures, result: Answers | float) -> None:
    """Adds a round."""
    if isinstance(result, float):
        figures.rates.append(result)
        return
    figures.rates.append(result.per_second)
    for values, share in ((figures.p50, 0.5), (figures.p95, 0.95), (figures.p99, 0.99)):
        values.append(result.percentile(share))
    figures.cpu_us.append(result.server_cpu_us)
    figures.client_busy.append(result.busy)


def ask(
    client: LoadClient, server: Server, requests: Sequence[bytes], *, seconds: float, connections: int = CONNECTIONS,
    again: bool = True,
) -> Answers:  # fmt: skip
    """A job for the client; every answer must be a success."""
    before = server.cpu_s()
    answers = client.ask(Job(server.port, requests, seconds, connections, again))
    answers.server_cpu_us = (server.cpu_s() - before) / max(1, len(answers.latencies_ms)) * 1e6
    failed = {status: count for status, count in answers.statuses.items() if not 200 <= status < 300}
    if failed:
        raise RuntimeError(f"Answers that are no success: {failed}, first request {requests[0][:200]!r}")
    return answers
