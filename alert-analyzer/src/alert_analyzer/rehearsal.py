"""A notification from a file: explained without sending anything, or played through everything again.

Neither touches the service's own inbox: explaining needs none, and a replay has one of its own that is thrown away.
"""

import tempfile
import time
from collections.abc import Iterator

import msgspec

from alert_analyzer.inbox.alerts import alerts_of
from alert_analyzer.inbox.store import Incident
from alert_analyzer.main import Service
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.settings import Settings
from alert_analyzer.publish.messages import compose
from alert_analyzer.publish.outputs import Output
from alert_analyzer.redact.redactor import Redactor
from alert_analyzer.worker.handling import without_secrets
from alert_analyzer.worker.investigation import LogInvestigation


def explain(body: bytes, settings: Settings) -> Iterator[str]:
    """What would be sent to the model and to people, as texts; reads logs, sends nothing. Raises NotUnderstood."""
    with tempfile.TemporaryDirectory() as folder:
        service = _service(settings, folder, outputs=[])
        try:
            service.store.take(alerts_of(body, received_ms=service.clock.now_ms()))
            while incident := service.store.claim(service.owner, lease_ms=3_600_000):
                yield from _explained(incident, service)
        finally:
            service.database.close()


def _explained(incident: Incident, service: Service) -> Iterator[str]:
    redactor = Redactor(addresses=service.settings.redact_addresses)
    investigation = service.investigation
    if isinstance(investigation, LogInvestigation):
        until_s = time.monotonic() + service.settings.deadline_s
        findings, prompt = investigation.rehearse(incident, redactor, until_s=until_s)
    else:
        findings, prompt = next(iter(investigation.investigate(incident, redactor, until_s=0.0))), None
    message = without_secrets(compose(incident, findings), redactor)
    outputs = ", ".join(service.settings.output_names)
    yield f"=== To {outputs}: {message.subject}\n{message.text}"
    if prompt is None:
        yield "=== To a model: nothing, none is set up"
    else:
        yield f"=== To the model {service.settings.model}, instructions\n{prompt.system}"
        yield f"=== To the model {service.settings.model}, data\n{prompt.user}"
    taken = ", ".join(f"{count} {kind}" for kind, count in sorted(redactor.taken.items()))
    yield f"=== Taken out before anything leaves: {taken or 'nothing'}"


def replay(body: bytes, settings: Settings, *, outputs: list[Output] | None = None) -> bool:
    """Looks into a notification as if it had come now, and sends to every output once; whether all took it.

    Raises NotUnderstood.
    """
    with tempfile.TemporaryDirectory() as folder:
        service = _service(settings, folder, outputs=outputs)
        try:
            service.store.take(alerts_of(body, received_ms=service.clock.now_ms()))
            handler = service.handler()
            while handler.handle_next():
                continue
            for output in service.outputs:
                publisher = service.publisher(output)
                while publisher.deliver_next():
                    continue
            return service.outbox.waiting().messages == 0
        finally:
            service.database.close()


def _service(settings: Settings, folder: str, *, outputs: list[Output] | None) -> Service:
    own = msgspec.structs.replace(settings, data_dir=folder, database_url="", gather_s=0.0, storm_gather_s=0.0)
    return Service(own, outputs=outputs, log=EventLog("warning"))
