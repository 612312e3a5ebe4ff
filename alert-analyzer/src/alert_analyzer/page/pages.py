"""A small read-only page: the last incidents, and each with what was found out about it.

Everything that comes from outside is escaped by the template and taken without secrets: findings are stored without
them, alerts are redacted here. The page loads nothing and runs no script.
"""

import base64
import binascii
import hmac
from typing import Final

import falcon
import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from alert_analyzer.inbox.alerts import Alert
from alert_analyzer.inbox.store import Store
from alert_analyzer.platform.clock import to_text
from alert_analyzer.platform.database import DatabaseUnavailable
from alert_analyzer.platform.problems import NotStored, Problem
from alert_analyzer.publish.messages import Findings
from alert_analyzer.redact.redactor import Redactor

_INCIDENTS: Final = 50
_ALERTS: Final = 200
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


class NoSuchIncident(Problem):
    """There is none with this name, or it was forgotten."""

    status = 404
    code = "no_such_incident"


class SignIn(Problem):
    """The page's secret is asked for, as a browser asks."""

    status = 401
    code = "unauthenticated"
    headers = {"WWW-Authenticate": 'Basic realm="alert-analyzer", charset="UTF-8"'}  # noqa: RUF012


class Incidents:
    """The last incidents, and one of them."""

    def __init__(self, store: Store, *, secret: str, redact_addresses: bool) -> None:
        self._store = store
        self._secret = secret.encode()
        self._redact_addresses = redact_addresses
        self._templates = Environment(
            loader=PackageLoader("alert_analyzer.page"), autoescape=True, undefined=StrictUndefined
        )

    def on_get(self, request: falcon.Request, response: falcon.Response) -> None:
        """The list, newest first."""
        self._authenticate(request)
        redactor = Redactor(addresses=self._redact_addresses)
        try:
            rows = self._store.recent(_INCIDENTS)
            shown = [
                {
                    "id": row["id"],
                    "opened": to_text(row["opened_ms"]),
                    "state": row["state"],
                    "count": row["alert_count"],
                    "title": redactor.redact(_title(self._store.alerts_of(str(row["id"]), most=1))),
                    "summary": _findings(str(row["findings"])).summary,
                }
                for row in rows
            ]
        except DatabaseUnavailable as error:
            raise NotStored("The inbox cannot be read.") from error
        self._show(response, "incidents.html", incidents=shown)

    def on_get_one(self, request: falcon.Request, response: falcon.Response, incident: str) -> None:
        """What was found out about it, and its alerts."""
        self._authenticate(request)
        redactor = Redactor(addresses=self._redact_addresses)
        try:
            row = self._store.incident(incident)
            alerts = self._store.alerts_of(incident, most=_ALERTS)
        except DatabaseUnavailable as error:
            raise NotStored("The inbox cannot be read.") from error
        if row is None:
            raise NoSuchIncident("There is no such incident. It may have been forgotten.")
        self._show(
            response,
            "incident.html",
            id=row["id"],
            opened=to_text(row["opened_ms"]),
            state=row["state"],
            title=redactor.redact(_title(alerts[:1])),
            findings=_findings(str(row["findings"])),
            alerts=[redactor.redact(_line(alert)) for alert in alerts],
            more=int(row["alert_count"]) - len(alerts),
        )

    def _authenticate(self, request: falcon.Request) -> None:
        """Basic, with any name and the secret as password."""
        if not self._secret:
            return
        scheme, _, said = (request.get_header("Authorization") or "").partition(" ")
        try:
            password = base64.b64decode(said.strip(), validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            password = b""
        if scheme.lower() != "basic" or not hmac.compare_digest(password, self._secret):
            raise SignIn("Give the page's secret as password; the name does not matter.")

    def _show(self, response: falcon.Response, template: str, **values: object) -> None:
        response.content_type = "text/html; charset=utf-8"
        response.set_header("Content-Security-Policy", _POLICY)
        response.set_header("X-Content-Type-Options", "nosniff")
        response.set_header("Referrer-Policy", "no-referrer")
        response.set_header("Cache-Control", "no-store")
        response.text = self._templates.get_template(template).render(**values)


def _findings(text: str) -> Findings:
    return msgspec.json.decode(text, type=Findings) if text else Findings()


def _title(alerts: list[Alert]) -> str:
    if not alerts:
        return "(its alerts were forgotten)"
    alert = alerts[0]
    place = alert.labels.get("namespace", "")
    return f"{alert.status} {alert.severity} {alert.name}" + (f" in {place}" if place else "")


def _line(alert: Alert) -> str:
    labels = " ".join(f"{name}={text}" for name, text in sorted(alert.labels.items()) if name != "alertname")
    said = alert.annotations.get("summary") or alert.annotations.get("description") or ""
    return f"{alert.status} {alert.name} since {alert.starts_at} {labels} {said}".strip()
