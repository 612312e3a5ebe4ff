"""`kill -9` at any moment: what was answered with 2xx is told, and nearly never twice."""

import itertools
import os
import random
import signal
from collections import Counter
from pathlib import Path

import httpx

from tests.harness.notifications import alert, notification
from tests.harness.running import Running
from tests.harness.waiting import until

KILLS = int(os.environ.get("ALERT_ANALYZER_TEST_KILLS", "3"))
ALERTS_A_KILL = 20


def test_nothing_is_lost_when_the_service_is_killed_again_and_again(tmp_path: Path) -> None:
    chance = random.Random(KILLS)
    accepted: set[str] = set()
    with Running(tmp_path) as running:
        for round_number in range(KILLS):
            kill_at = chance.randrange(ALERTS_A_KILL)
            for number in range(ALERTS_A_KILL):
                name = f"Alert{round_number}x{number}"
                send_until_taken(running, name)
                accepted.add(name)
                if number == kill_at:
                    kill(running, everything=chance.random() < 0.3)
        until(lambda: accepted <= told(running).keys(), what="every alert is told", within_s=60)
        counts = told(running)
    twice = sum(count - 1 for count in counts.values())
    assert twice <= max(KILLS, len(accepted) // 100)


def send_until_taken(running: Running, name: str) -> None:
    """As Alertmanager does: again until it is answered with 2xx."""

    def taken() -> bool:
        try:
            return running.post(notification(alert(name))).status_code == 200
        except httpx.TransportError:
            return False

    until(taken, what=f"{name} is taken; see {running.folder / 'log'}", within_s=60)


def kill(running: Running, *, everything: bool) -> None:
    """The process that answers, which Gunicorn starts anew, or Gunicorn too."""
    worker = running.worker()
    if everything or worker is None:
        running.kill()
        running.start()
    else:
        os.kill(worker, signal.SIGKILL)


def told(running: Running) -> Counter[str]:
    return Counter(name for message in running.told() for name in message["alert_names"])


def test_a_stop_finishes_what_is_held_and_the_rest_waits_for_the_next_start(tmp_path: Path) -> None:
    with Running(tmp_path, gather_s="3") as running:
        running.wait_until_ready()
        assert running.post(notification(alert("Waiting"))).status_code == 200
        assert running.stop() == 0
        assert running.told() == []
        running.start()
        until(lambda: told(running)["Waiting"] == 1, what="it is told after the start", within_s=60)


def test_on_a_full_disk_nothing_is_answered_with_2xx_that_is_not_stored(tmp_path: Path) -> None:
    with Running(tmp_path, gather_s="600", largest_file_bytes=200_000) as running:
        running.wait_until_ready()
        answers = (running.post(notification(alert(f"Full{n}", pod="x" * 4_000))) for n in range(200))
        taken = list(itertools.takewhile(lambda answer: answer.status_code == 200, answers))
        refused = running.post(notification(alert("FullNow", pod="x" * 4_000)))
        assert refused.status_code == 503
        assert refused.headers["Retry-After"] == "5"
        assert running.client.get("/healthz").status_code == 200
    with Running(tmp_path) as roomier:
        roomier.wait_until_ready()
        assert roomier.post(notification(alert("Roomier"))).status_code == 200
        wanted = {f"Full{number}" for number in range(len(taken))} | {"Roomier"}
        until(lambda: told(roomier).keys() == wanted, what="what was taken is told, and nothing else", within_s=60)
