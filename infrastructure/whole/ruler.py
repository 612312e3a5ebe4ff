"""What Loki's ruler does with the log rules that ship: evaluates them at their interval, and tells Alertmanager.

There is no Loki to be had here. `logql` works out the expressions; the way to Alertmanager is its interface, version 2.
"""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import httpx
import yaml

from logql import SECOND_NS, Labels, Rule
from places import INFRASTRUCTURE
from tests.harness.loki import LokiServer

LOG_RULES = INFRASTRUCTURE / "kubernetes" / "chart" / "log-rules"
_PLACE = re.compile(r"{{ \$(?:labels\.(\w+)|value) }}")


@contextmanager
def ruler(loki: LokiServer, alertmanager: str) -> Iterator[None]:
    """Runs beside the test, at the intervals that ship."""
    stopping = threading.Event()
    groups = [group for path in LOG_RULES.glob("*.yaml") for group in yaml.safe_load(path.read_text())["groups"]]
    threads = [threading.Thread(target=_evaluate, args=(group, loki, alertmanager, stopping)) for group in groups]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stopping.set()
        for thread in threads:
            thread.join(30)


def _evaluate(group: dict[str, Any], loki: LokiServer, alertmanager: str, stopping: threading.Event) -> None:
    interval_s = int(group["interval"].removesuffix("s"))
    rules = [Rule(body) for body in group["rules"]]
    while not stopping.wait(interval_s):
        now_ns = time.time_ns()
        lines = list(loki.lines)
        alerts = [
            _alert(rule, labels, value, until_ns=now_ns + 4 * interval_s * SECOND_NS)
            for rule in rules
            for labels, value in rule.firing(lines, now_ns).items()
        ]
        if alerts:
            httpx.post(f"{alertmanager}/api/v2/alerts", json=alerts, timeout=10, trust_env=False).raise_for_status()


def _alert(rule: Rule, labels: Labels, value: float, *, until_ns: int) -> dict[str, Any]:
    known = dict(labels)

    def filled(text: str) -> str:
        return _PLACE.sub(lambda place: known.get(place[1], "") if place[1] else f"{value:g}", text)

    return {
        "labels": known | rule.body["labels"] | {"alertname": rule.body["alert"]},
        "annotations": {name: filled(text) for name, text in rule.body["annotations"].items()},
        "startsAt": _at(rule.since_ns[labels]),
        "endsAt": _at(until_ns),
        "generatorURL": "http://loki.test/",
    }


def _at(ns: int) -> str:
    return datetime.fromtimestamp(ns / SECOND_NS, UTC).isoformat()
