"""Notifications as Alertmanager and Grafana send them."""

from typing import Any

import msgspec

from alert_analyzer.inbox.alerts import Alert, alerts_of

STARTED = "2026-11-27T10:00:00.123456789Z"


def alert(
    name: str = "PodCrashLooping", /, *, status: str = "firing", at: str = STARTED, **labels: str
) -> dict[str, Any]:
    """One alert of a notification."""
    labels = {"alertname": name, "severity": "critical", "namespace": "shop", **labels}
    return {
        "status": status,
        "labels": labels,
        "annotations": {"summary": f"{name} in the shop"},
        "startsAt": at,
        "endsAt": "0001-01-01T00:00:00Z",
        "generatorURL": "http://prometheus/graph",
        "fingerprint": f"fp-{'-'.join(labels.values())}",
    }


def notification(*alerts: dict[str, Any], group_key: str = '{}:{namespace="shop"}') -> bytes:
    """Alertmanager's webhook, version 4."""
    return msgspec.json.encode(
        {
            "version": "4",
            "groupKey": group_key,
            "truncatedAlerts": 0,
            "status": "firing",
            "receiver": "analyzer",
            "groupLabels": {},
            "commonLabels": {},
            "commonAnnotations": {},
            "externalURL": "http://alertmanager",
            "alerts": list(alerts),
        }
    )


def read(*alerts: dict[str, Any], group_key: str = "group") -> list[Alert]:
    """The alerts of such a notification."""
    return alerts_of(notification(*alerts, group_key=group_key), received_ms=1_800_000_000_000)
