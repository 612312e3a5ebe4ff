"""Events of the alert's namespace from the Kubernetes API: what was killed, could not start, or was moved."""

import re
import ssl
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import httpx
import msgspec

from alert_analyzer.evidence.queries import Window
from alert_analyzer.evidence.sources import Said, read
from alert_analyzer.inbox.alerts import Alert
from alert_analyzer.platform.clock import nanoseconds_of

_MOST: Final = 8
_NAMESPACE: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


class _Object(msgspec.Struct):
    kind: str = ""
    name: str = ""


class _Event(msgspec.Struct, rename="camel"):
    type: str = ""
    reason: str = ""
    message: str | None = ""
    count: int | None = 1
    involved_object: _Object = msgspec.field(default_factory=_Object)
    last_timestamp: str | None = None
    event_time: str | None = None
    first_timestamp: str | None = None


class _Answer(msgspec.Struct):
    items: list[_Event]


class Kubernetes:
    """The API of one cluster. The token's file is read at each question: it is changed while the service runs."""

    name = "Kubernetes events"

    def __init__(self, url: str, *, token_file: str = "", authority: str = "") -> None:
        verify = ssl.create_default_context(cafile=authority) if authority else True
        self._token_file = token_file
        self._client = httpx.Client(base_url=url, verify=verify)

    def said(self, alert: Alert, window: Window, *, until_s: float) -> Sequence[Said]:
        """Warnings first, those of the alert's pod before others, then the newest."""
        namespace = alert.labels.get("namespace", "")
        if not _NAMESPACE.fullmatch(namespace):
            return ()
        if self._token_file:
            token = Path(self._token_file).read_text(encoding="utf-8").strip()
            self._client.headers["Authorization"] = f"Bearer {token}"
        path = f"/api/v1/namespaces/{namespace}/events"
        answer = read(self._client, path, {"limit": "500"}, _Answer, name="Kubernetes", until_s=until_s)
        timed = [(_at_ns(event), event) for event in answer.items]
        within = [(at, event) for at, event in timed if window.from_ns <= at < window.to_ns]
        pod = alert.labels.get("pod", "")
        within.sort(key=lambda each: (each[1].type != "Warning", each[1].involved_object.name != pod, -each[0]))
        return [_said(at, event) for at, event in within[:_MOST]]


def _at_ns(event: _Event) -> int:
    text = event.last_timestamp or event.event_time or event.first_timestamp or ""
    return nanoseconds_of(text) or 0


def _said(at_ns: int, event: _Event) -> Said:
    about = f"{event.involved_object.kind.lower()}/{event.involved_object.name}"
    times = f" ({event.count} times)" if (event.count or 1) > 1 else ""
    text = f"{event.type} {event.reason} {about}: {(event.message or '')[:500]}{times}"
    return Said(at_ns, event.involved_object.name or "event", text, "a Kubernetes event")
