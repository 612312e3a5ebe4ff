"""What is told: one text a person reads, with what machines sort it by."""

from collections.abc import Sequence

import msgspec

from alert_analyzer.inbox.alerts import Alert
from alert_analyzer.inbox.store import Incident
from alert_analyzer.platform.clock import to_text

_ALERTS_NAMED = 25
_KINDS_NAMED = 100
_ALERTS_OF_A_KIND = 3
_LABELS_FIRST = ("severity", "cluster", "namespace", "app", "pod", "container", "instance", "job")
_SEVERITY_OF_RANK = {0: "critical", 1: "error", 2: "warning", 3: "info", 4: "none"}


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message about one incident, the same for every output."""

    incident: str
    cause: str
    """Messages with one cause stay in order where an output keeps an order."""
    status: str
    severity: str
    severity_rank: int
    alert_names: tuple[str, ...]
    alert_count: int
    subject: str
    text: str
    about_delivery: bool = False
    """It tells of a message that was given up; when it is given up itself, nobody is told again."""


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """What was found out about an incident, and what could not be."""

    sections: tuple[tuple[str, str], ...] = ()
    """Headings with their texts, in the order in which they are told."""
    missing: tuple[str, ...] = ()
    """Sentences on what is not known and why."""
    summary: str = ""
    """One sentence for the subject."""


def compose(incident: Incident, findings: Findings) -> Message:
    """The message on an incident, with whatever is known about it."""
    alerts = _without_repeats(incident.alerts)
    rank = min((alert.rank for alert in alerts), default=2)
    severity = next((alert.severity for alert in alerts if alert.rank == rank), "unknown")
    names = tuple(sorted({alert.name for alert in alerts}))
    status = "firing" if any(alert.status == "firing" for alert in alerts) else "resolved"
    more = incident.alert_count - len(incident.alerts)
    count = len(alerts) + more
    headline = _headline(alerts, status=status, severity=severity, count=count)
    parts = [headline, *(f"{title}\n{text}" for title, text in findings.sections)]
    if findings.missing:
        parts.append("What is missing\n" + "\n".join(f"- {sentence}" for sentence in findings.missing))
    parts.append(_kinds_of(alerts, more=more) if len(names) > 1 else _list_of(alerts, more=more))
    parts.append(f"Incident {incident.id}, opened {to_text(incident.opened_ms)}")
    return Message(
        incident=incident.id,
        cause=incident.cause,
        status=status,
        severity=severity if severity != "unknown" else _SEVERITY_OF_RANK[rank],
        severity_rank=rank,
        alert_names=names,
        alert_count=count,
        subject=f"{headline}: {findings.summary}" if findings.summary else headline,
        text="\n\n".join(part for part in parts if part) + "\n",
        about_delivery=any(alert.labels.get("reported_by") == "alert-analyzer" for alert in alerts),
    )


def _without_repeats(alerts: Sequence[Alert]) -> list[Alert]:
    """One of each fingerprint and state, the most pressing first: two routes may send the same alert."""
    distinct = {(alert.fingerprint, alert.status, alert.starts_at): alert for alert in alerts}
    return sorted(distinct.values(), key=lambda alert: (alert.rank, alert.starts_at_ns))


def _headline(alerts: Sequence[Alert], *, status: str, severity: str, count: int) -> str:
    names = sorted({alert.name for alert in alerts})
    named = names[0] if len(names) == 1 else f"{len(names)} kinds of alerts"
    places = sorted({alert.labels[label] for alert in alerts for label in ("namespace",) if label in alert.labels})
    where = f" in {places[0]}" if len(places) == 1 else f" in {len(places)} namespaces" if places else ""
    word = "RESOLVED" if status == "resolved" else severity.upper()
    return f"[{word}] {named}{where}" + (f" ({count} alerts)" if count > 1 else "")


def _list_of(alerts: Sequence[Alert], *, more: int) -> str:
    shown = [_paragraph(alert) for alert in alerts[:_ALERTS_NAMED]]
    rest = [f"{alert.status} {alert.name} {_labels(alert)}"[:300] for alert in alerts[_ALERTS_NAMED:]]
    lines = ["Alerts", *shown]
    if rest:
        lines += ["Also", *rest]
    if more:
        lines.append(f"and {more} more of the same cause, kept in the inbox")
    return "\n".join(lines)


def _kinds_of(alerts: Sequence[Alert], *, more: int) -> str:
    """Alerts of many kinds: how many of each, the most pressing first, with a few of each named."""
    kinds: dict[tuple[int, str, str, str], list[Alert]] = {}
    for alert in alerts:
        place = "/".join(filter(None, (alert.labels.get("cluster"), alert.labels.get("namespace"))))
        kinds.setdefault((alert.rank, alert.severity, alert.name, place), []).append(alert)
    ordered = sorted(kinds.items(), key=lambda kind: (kind[0][0], -len(kind[1]), kind[0]))
    lines = [f"Alerts of {len(kinds)} kinds"]
    for (_, severity, name, place), members in ordered[:_KINDS_NAMED]:
        where = f" in {place}" if place else ""
        lines.append(f"- {len(members)} x {severity} {name}{where} since {min(each.starts_at for each in members)}")
        lines += [f"  {_labels(alert)}"[:300] for alert in members[:_ALERTS_OF_A_KIND]]
        said = members[0].annotations.get("summary") or members[0].annotations.get("description")
        lines += [f"  {said[:300]}"] if said else []
    rest = ordered[_KINDS_NAMED:]
    if rest:
        lines.append(f"and {sum(len(members) for _, members in rest)} alerts of {len(rest)} more kinds")
    if more:
        lines.append(f"and {more} more alerts")
    if rest or more:
        lines.append("All of them are kept in the inbox under this incident.")
    return "\n".join(lines)


def _paragraph(alert: Alert) -> str:
    said = [alert.annotations[name] for name in ("summary", "description", "message") if alert.annotations.get(name)]
    links = [alert.annotations.get("runbook_url", ""), alert.generator_url, alert.silence_url]
    lines = [f"- {alert.status} {alert.name} since {alert.starts_at or 'an unknown time'}", f"  {_labels(alert)}"]
    lines += [f"  {text}" for text in said]
    lines += [f"  {link}" for link in links if link]
    values = alert.annotations.get("grafana_values")
    return "\n".join([*lines, f"  {values}"] if values else lines)


def _labels(alert: Alert) -> str:
    first = [name for name in _LABELS_FIRST if name in alert.labels]
    others = sorted(set(alert.labels) - set(first) - {"alertname"})
    return " ".join(f"{name}={alert.labels[name]}" for name in [*first, *others])
