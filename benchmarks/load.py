"""Asks a server as fast as it answers, from a process of its own.

Sixteen keep-alive connections, each with one request under way, served by one thread that only reads what it needs
of an answer: its status and its length. So it costs less than the cheapest answer of the server; `busy` tells
whether it was the bottleneck all the same.
"""

import itertools
import multiprocessing
import select
import socket
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.pool import Pool

CONNECTIONS = 16
_LENGTH = b"content-length: "


@dataclass(frozen=True, slots=True)
class Job:
    """What to ask: `requests` are whole HTTP messages, asked in turn and again from the first one."""

    port: int
    requests: Sequence[bytes]
    seconds: float
    connections: int = CONNECTIONS
    again: bool = True


@dataclass(slots=True)
class Answers:
    """What came back. Latencies are in milliseconds, in the order in which the answers came."""

    seconds: float
    latencies_ms: list[float]
    statuses: dict[int, int] = field(default_factory=dict)
    octets: int = 0
    busy: float = 0.0
    server_cpu_us: float = 0.0

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.latencies_ms) / self.seconds

    @property
    def octets_each(self) -> int:
        """The mean length of a body."""
        return self.octets // max(1, len(self.latencies_ms))

    def percentile(self, share: float) -> float:
        """The latency that this share of the answers stayed within."""
        ordered = sorted(self.latencies_ms)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


class _Connection:
    """One keep-alive connection with at most one request under way."""

    __slots__ = ("asked", "head", "missing", "socket")

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.head = b""
        self.missing = 0
        self.asked = 0.0

    def ask(self, request: bytes) -> None:
        self.asked = time.perf_counter()
        self.socket.sendall(request)


class LoadClient:
    """A process that asks; kept for a whole run."""

    def __init__(self) -> None:
        self._pool: Pool = multiprocessing.get_context("spawn").Pool(1)

    def ask(self, job: Job) -> Answers:
        """Carries a job out."""
        return self._pool.apply(drive, (job,))

    def close(self) -> None:
        """Ends the process."""
        self._pool.terminate()
        self._pool.join()


def drive(job: Job) -> Answers:
    """Asks until the time is over or, unless `again`, until every request was asked."""
    requests: Iterator[bytes] = itertools.cycle(job.requests) if job.again else iter(job.requests)
    connections = [_Connection(job.port) for _ in range(job.connections)]
    by_number = {connection.socket.fileno(): connection for connection in connections}
    poll = select.epoll()
    for number in by_number:
        poll.register(number, select.EPOLLIN)
    answers = Answers(0.0, [])
    statuses: Counter[bytes] = Counter()
    cpu, started = time.process_time(), time.perf_counter()
    until = started + job.seconds
    under_way = sum(_next(connection, requests) for connection in connections)
    while under_way:
        for number, _ in poll.poll():
            connection = by_number[number]
            if not _complete(connection, answers, statuses):
                continue
            if time.perf_counter() >= until or not _next(connection, requests):
                under_way -= 1
    answers.seconds = time.perf_counter() - started
    answers.busy = (time.process_time() - cpu) / answers.seconds
    answers.statuses = {int(status): count for status, count in statuses.items()}
    for connection in connections:
        connection.socket.close()
    poll.close()
    return answers


def _next(connection: _Connection, requests: Iterator[bytes]) -> bool:
    request = next(requests, None)
    if request is None:
        return False
    connection.ask(request)
    return True


def _complete(connection: _Connection, answers: Answers, statuses: Counter[bytes]) -> bool:
    """Reads what has come; whether that was the end of the answer."""
    data = connection.socket.recv(262_144)
    if not data:
        raise ConnectionError("the server closed a connection")
    if connection.missing:
        connection.missing -= len(data)
    else:
        data = connection.head + data
        end = data.find(b"\r\n\r\n")
        if end < 0:
            connection.head = data
            return False
        connection.head = b""
        at = data.find(_LENGTH, 0, end)
        length = int(data[at + len(_LENGTH) : data.find(b"\r\n", at)]) if at >= 0 else 0
        statuses[data[9:12]] += 1
        answers.octets += length
        connection.missing = length - (len(data) - end - 4)
    if connection.missing:
        return False
    answers.latencies_ms.append((time.perf_counter() - connection.asked) * 1000)
    return True
