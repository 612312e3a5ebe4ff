"""What the service counts about itself, in one registry a process."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """Every counter, gauge and histogram of the service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.notifications = self._counter("notifications", "Webhook requests by outcome.", "outcome")
        self.alerts = self._counter("alerts", "Alerts taken: new, duplicate or heartbeat.", "outcome")
        self.incidents = self._counter("incidents", "Incidents handled, by outcome.", "outcome")
        self.messages = self._counter(
            "messages", "Attempts to send a message, by output and outcome.", "output", "outcome"
        )
        self.evidence_lines = self._counter("evidence_lines", "Log lines looked at and chosen.", "what")
        self.redactions = self._counter("redactions", "Values taken out before anything left, by kind.", "kind")
        self.messages_unsure = self._counter(
            "messages_unsure", "Attempts after one of which nobody knows whether the output took the message.", "output"
        )
        self.leases_lost = self._counter("leases_lost", "Claims taken over from a worker that did not finish.")
        self.model_calls = self._counter("model_calls", "Calls of the model, made or left out, by outcome.", "outcome")
        self.tokens = self._counter("model_tokens", "Tokens that the model counted, by kind.", "kind")
        self.cost = self._counter("model_cost", "What they cost by the prices in the settings.")
        self.claims = self._counter(
            "claims", "Claims of the model, by what the check against the lines found.", "found"
        )
        self.breaker_open = self._gauge("breaker_open", "1 while the model is not asked because it failed.")
        self.stage = Histogram(
            "alert_analyzer_stage_seconds",
            "How long a stage took, by outcome.",
            ["stage", "outcome"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.waiting_incidents = self._gauge("incidents_waiting", "Incidents that are gathered or worked on.")
        self.waiting_messages = self._gauge("messages_waiting", "Messages that no output has taken yet.")
        self.dead_messages = self._gauge("messages_dead", "Messages that were given up.")
        self.oldest_s = self._gauge("oldest_waiting_seconds", "Age of the oldest incident or message that waits.")
        self.tokens_left = Gauge(
            "alert_analyzer_model_tokens_left", "Tokens left of the budget.", ["span"], registry=self.registry
        )
        self.heartbeat_at_s = self._gauge("last_heartbeat_timestamp_seconds", "When a heartbeat alert last came.")
        self.worker_at_s = self._gauge("worker_last_turn_timestamp_seconds", "When the worker last looked for work.")

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"alert_analyzer_{name}", text, labels, registry=self.registry)

    def _gauge(self, name: str, text: str) -> Gauge:
        return Gauge(f"alert_analyzer_{name}", text, registry=self.registry)
