"""What a notification says: alerts, as Alertmanager (webhook version 4) and Grafana send them.

Reading is lenient, because a sender does not try again what was refused: only a body that is no notification at all is
refused. An alert with odd fields is kept with what can be understood of it.
"""

import hashlib
from typing import Any

import msgspec

from alert_analyzer.platform.clock import nanoseconds_of, to_text
from alert_analyzer.platform.problems import NotUnderstood

_SEVERITIES = {
    "critical": 0,
    "page": 0,
    "error": 1,
    "high": 1,
    "warning": 2,
    "medium": 2,
    "info": 3,
    "low": 3,
    "none": 4,
}
UNKNOWN_RANK = 2


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """One alert of a notification."""

    fingerprint: str
    status: str
    starts_at: str
    """As it was sent: it is part of the alert's identity."""
    starts_at_ns: int
    labels: dict[str, str]
    annotations: dict[str, str] = {}
    generator_url: str = ""
    group_key: str = ""
    receiver: str = ""
    silence_url: str = ""

    @property
    def name(self) -> str:
        """The alert's name, or a word that says it has none."""
        return self.labels.get("alertname") or "unnamed"

    @property
    def severity(self) -> str:
        """The label, in lower case; `unknown` without one."""
        return self.labels.get("severity", "").lower() or "unknown"

    @property
    def rank(self) -> int:
        """How pressing it is: 0 is critical."""
        return _SEVERITIES.get(self.severity, UNKNOWN_RANK)

    @property
    def key(self) -> str:
        """What makes two sent alerts one: group key, fingerprint, status and start."""
        return digest(self.group_key, self.fingerprint, self.status, self.starts_at)


def digest(*parts: str) -> str:
    """One short name for several texts, never the same for others."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()[:32]


def alerts_of(body: bytes, *, received_ms: int) -> list[Alert]:
    """All alerts of a notification, firing and resolved; raises NotUnderstood for what is none."""
    try:
        notification = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotUnderstood("The body is not JSON. Send Alertmanager's webhook format, version 4.") from error
    if not isinstance(notification, dict) or not isinstance(notification.get("alerts"), list):
        raise NotUnderstood(
            "The body has no list \"alerts\". Send Alertmanager's webhook format, version 4, or Grafana's."
        )
    return [_alert_of(alert, notification, received_ms) for alert in notification["alerts"]]


def _alert_of(sent: Any, notification: dict[str, Any], received_ms: int) -> Alert:
    odd: dict[str, Any] = {"annotations": {"summary": f"An alert that is no object: {str(sent)[:500]}"}}
    alert: dict[str, Any] = sent if isinstance(sent, dict) else odd
    labels = _texts(notification.get("commonLabels")) | _texts(alert.get("labels"))
    annotations = _texts(notification.get("commonAnnotations")) | _texts(alert.get("annotations"))
    if isinstance(alert.get("valueString"), str) and alert["valueString"]:
        annotations.setdefault("grafana_values", alert["valueString"])
    starts_at = _text(alert.get("startsAt")) or to_text(received_ms)  # told twice rather than taken for an old one
    status = _text(alert.get("status")) or _text(notification.get("status"))
    names = sorted(labels.items())
    return Alert(
        fingerprint=_text(alert.get("fingerprint")) or digest(*(part for pair in names for part in pair)),
        status="resolved" if status.lower() == "resolved" else "firing",
        starts_at=starts_at,
        starts_at_ns=nanoseconds_of(starts_at) or received_ms * 1_000_000,
        labels=labels,
        annotations=annotations,
        generator_url=_text(alert.get("generatorURL")),
        silence_url=_text(alert.get("silenceURL")),
        group_key=_text(notification.get("groupKey")),
        receiver=_text(notification.get("receiver")),
    )


def _texts(value: Any) -> dict[str, str]:
    return {str(name): _text(text) for name, text in value.items()} if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else "" if value is None else msgspec.json.encode(value).decode()
    return text.replace("\x00", "�")  # PostgreSQL stores no NUL
