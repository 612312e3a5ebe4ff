"""What the service takes: alerts accepted a second with durability, time added to a model's own, memory.

Run by `make bench-alerts`. Loki and the model are stand-ins in another process and answer at once, so what is measured
is this service's and, for reading lines, the stand-in's.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

import httpx
import msgspec

from alert_analyzer.platform.clock import SystemClock, to_text
from tests.harness.loki import matchers_of
from tests.harness.model import KEY, model_server
from tests.harness.notifications import alert, notification
from tests.harness.running import SECRET, Running

INCIDENTS = 10
LINES = 50_000
ROUNDS = 5
_S = 1_000_000_000


class ManyLines(ThreadingHTTPServer):
    """A Loki in which each namespace has as many lines in the last half hour, and in the hour before."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.to_ns = time.time_ns()
        self.from_ns = self.to_ns - 5_400 * _S
        self.step_ns = 1_800 * _S // LINES
        self.first = self.from_ns // self.step_ns
        numbers = range(self.first, self.to_ns // self.step_ns + 2)
        self.written = [f'["{number * self.step_ns}","{line(number)}"]' for number in numbers]  # a page costs no time

    def page(self, asked: dict[str, str]) -> bytes:
        """The answer to a query."""
        limit, step = int(asked["limit"]), self.step_ns
        start = -(-max(int(asked["start"]), self.from_ns) // step)
        end = -(-min(int(asked["end"]), self.to_ns) // step)
        backward = asked.get("direction", "backward") == "backward"
        numbers = range(end - 1, max(start, end - limit) - 1, -1) if backward else range(start, min(end, start + limit))
        namespace = matchers_of(asked["query"])["namespace"]
        values = ",".join([self.written[number - self.first] for number in numbers])
        labels = f'{{"namespace":"{namespace}","pod":"{namespace}-0"}}'
        return f'{{"status":"success","data":{{"result":[{{"stream":{labels},"values":[{values}]}}]}}}}'.encode()


def line(number: int) -> str:
    """Of fifty kinds, one in two hundred an error."""
    if number % 200 == 0:
        return f"ERROR order {number} failed: pool exhausted after {number % 977} ms, trace {number * 7919:032x}"
    return f"INFO handler-{number % 50} served request {number * 7919:032x} for customer {number} in {number % 977} ms"


class _Answer(BaseHTTPRequestHandler):
    disable_nagle_algorithm = True  # as Go's servers do: otherwise each answer waits 40 ms for an acknowledgement
    server: ManyLines
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        body = self.server.page(asked)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def stand_ins(pipe: Connection) -> None:
    """Both servers, in a process of their own, until the pipe says so."""
    with ManyLines() as loki, model_server() as model:
        threading.Thread(target=loki.serve_forever, daemon=True).start()
        pipe.send((f"http://127.0.0.1:{loki.server_address[1]}", model.url))
        pipe.recv()


@contextmanager
def around() -> Iterator[tuple[str, str]]:
    """Addresses of Loki and the model."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=stand_ins, args=(theirs,))
    process.start()
    try:
        loki, model = ours.recv()
        yield loki, model
    finally:
        ours.send("end")
        process.join(10)


def accepted(folder: Path, *, alerts: int, seconds: float, senders: int) -> float:
    """Alerts answered with 2xx a second, with that many in a notification, by senders at once."""
    with Running(folder, gather_s="600") as running:
        running.wait_until_ready()
        counts = [0] * senders
        end = time.monotonic() + seconds

        def send(place: int) -> None:
            with httpx.Client(base_url=running.url, headers={"Authorization": f"Bearer {SECRET}"}) as client:
                while time.monotonic() < end:
                    names = [alert(f"A{place}", pod=f"p{counts[place]}-{n}") for n in range(alerts)]
                    client.post("/webhook", content=notification(*names)).raise_for_status()
                    counts[place] += alerts

        threads = [threading.Thread(target=send, args=(place,)) for place in range(senders)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return sum(counts) / seconds


class Overhead(msgspec.Struct):
    """What incidents took."""

    times: list[float]
    """Seconds from webhook to message, of each."""
    computed_s: float
    """Seconds of a processor that each took, in the service; other work on the machine hardly changes it."""
    peak_mib: float
    without_lines: int


def overhead(folder: Path, loki: str, model: str, *, incidents: int) -> Overhead:
    """Rounds of so many at once."""
    times: list[float] = []
    computed: list[float] = []
    with Running(
        folder, gather_s="0", handlers=str(incidents), loki_url=loki, model="m", model_url=model, model_key=KEY,
        storm_incidents="10000", model_reuse_s="0", model_tokens_per_hour="1000000000",
        model_tokens_per_day="1000000000",
    ) as running:  # fmt: skip
        running.wait_until_ready()
        for number in range(ROUNDS + 1):  # the first warms up
            started = time.monotonic()
            for place in range(incidents):
                running.post(
                    notification(alert(f"A{number}x{place}", at=_now(), namespace=f"n{place}", pod=f"n{place}-0"))
                )
            arrived = _arrivals(running, (number + 1) * incidents, incidents, started)
            times += arrived if number else []
            computed.append(_computed_s(running.worker()))
        status = Path(f"/proc/{running.worker()}/status").read_text()
    peak = next(text for text in status.splitlines() if text.startswith("VmHWM"))
    without = sum("Log lines that stand out" not in message["text"] for message in running.told())
    computed_s = (computed[-1] - computed[0]) / ROUNDS / incidents
    return Overhead(times, computed_s, int(peak.split()[1]) / 1024, without)


def _computed_s(process: int | None) -> float:
    """How long a process has had a processor."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _now() -> str:
    return to_text(SystemClock().now_ms())


def _arrivals(running: Running, until_told: int, most: int, started: float) -> list[float]:
    """Seconds until each of the last messages was there."""
    times: list[float] = []
    while len(times) < most:
        told = len(running.told()) - (until_told - most)
        times += [time.monotonic() - started] * (told - len(times))
        time.sleep(0.02)
    return times


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0)
    chosen = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    with ExitStack() as at_end:

        def new_folder() -> Path:
            return Path(at_end.enter_context(tempfile.TemporaryDirectory()))

        for alerts, senders in ((1, 1), (1, 8), (100, 8)):
            rate = accepted(new_folder(), alerts=alerts, seconds=chosen.seconds, senders=senders)
            print(f"accepted: {rate:,.0f} alerts a second ({alerts} in a notification, {senders} senders)")
        loki, model = at_end.enter_context(around())
        for incidents in (1, INCIDENTS):
            found = overhead(new_folder(), loki, model, incidents=incidents)
            times = sorted(found.times)
            middle, late = times[len(times) // 2], times[min(len(times) - 1, int(len(times) * 0.99))]
            print(f"{incidents} incidents at once with {LINES:,} lines each: p50 {middle:.2f} s, p99 {late:.2f} s, "
                  f"{found.computed_s * 1000:.0f} ms of a processor each, peak of memory {found.peak_mib:.0f} MiB, "
                  f"{found.without_lines} of {(ROUNDS + 1) * incidents} without lines")  # fmt: skip


if __name__ == "__main__":
    main()
