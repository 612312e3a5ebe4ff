"""The investigation that the settings describe. Only what is named is loaded."""

from collections.abc import Iterator

from alert_analyzer.analysis.analyst import Analyst, Prices
from alert_analyzer.analysis.breaker import Breaker
from alert_analyzer.analysis.ledger import Ledger
from alert_analyzer.evidence.collection import Collector, LogSource, Reach
from alert_analyzer.evidence.sources import Source
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.platform.settings import Settings
from alert_analyzer.platform.tracing import Tracing
from alert_analyzer.worker.handling import Investigation, NoInvestigation
from alert_analyzer.worker.investigation import LogInvestigation, TracedInvestigation


def investigation_of(
    settings: Settings,
    ledger: Ledger,
    *,
    clock: Clock,
    log: EventLog,
    metrics: Metrics,
    tracing: Tracing | None = None,
) -> Investigation:
    """Logs, a model, both or neither."""
    if not (settings.loki_url or settings.prometheus_url or settings.kubernetes_url or settings.model):
        return NoInvestigation()
    investigation = LogInvestigation(
        _collector(settings, tracing),
        _analyst(settings, ledger, log=log, metrics=metrics),
        clock=clock,
        metrics=metrics,
        evidence_s=settings.evidence_s,
    )
    return TracedInvestigation(investigation, tracing) if tracing else investigation


def load_what_is_named(settings: Settings) -> None:
    """Before the process is forked, so that one that died is replaced in a moment."""
    if settings.loki_url:
        from alert_analyzer.evidence import loki  # noqa: F401  # loaded, to be there later
    if settings.model:
        from alert_analyzer.analysis import model  # noqa: F401  # loaded, to be there later


def _collector(settings: Settings, tracing: Tracing | None) -> Collector:
    reach = Reach(
        before_s=settings.look_before_s,
        after_s=settings.look_after_s,
        baseline_s=settings.baseline_s,
        most_lines=settings.evidence_lines,
        budget=settings.evidence_characters,
    )
    return Collector(_logs(settings, tracing), reach, list(_others(settings, tracing)))


def _logs(settings: Settings, tracing: Tracing | None) -> LogSource | None:
    if not settings.loki_url:
        return None
    from alert_analyzer.evidence.loki import Loki

    return Loki(
        settings.loki_url,
        timeout_s=settings.loki_timeout_s,
        page_lines=settings.loki_page_lines,
        tenant=settings.loki_tenant,
        token=settings.loki_token,
        transport=tracing.way_to("Loki") if tracing else None,
    )


def _others(settings: Settings, tracing: Tracing | None) -> Iterator[Source]:
    if settings.prometheus_url:
        from alert_analyzer.evidence.figures import Prometheus

        transport = tracing.way_to("Prometheus") if tracing else None
        yield Prometheus(settings.prometheus_url, token=settings.prometheus_token, transport=transport)
    if settings.kubernetes_url:
        from alert_analyzer.evidence.events import Kubernetes

        yield Kubernetes(
            settings.kubernetes_url,
            token_file=settings.kubernetes_token_file,
            authority=settings.kubernetes_authority,
        )


def _analyst(settings: Settings, ledger: Ledger, *, log: EventLog, metrics: Metrics) -> Analyst | None:
    if not settings.model:
        return None
    from alert_analyzer.analysis.keys import key_from_secrets_manager
    from alert_analyzer.analysis.model import Model

    key = lambda: settings.model_key  # noqa: E731
    if settings.model_key_secret_id:
        key = key_from_secrets_manager(
            settings.model_key_secret_id, region=settings.aws_region, endpoint_url=settings.secrets_endpoint_url
        )
    model = Model(
        settings.model,
        url=settings.model_url,
        key=key,
        timeout_s=settings.model_timeout_s,
        answer_tokens=settings.model_answer_tokens,
    )
    return Analyst(
        model,
        ledger,
        Breaker(failures=settings.breaker_failures, pause_s=settings.breaker_pause_s),
        log=log,
        metrics=metrics,
        answer_tokens=settings.model_answer_tokens,
        reuse_ms=int(settings.model_reuse_s * 1000),
        prices=Prices(settings.model_price_prompt, settings.model_price_answer),
    )
