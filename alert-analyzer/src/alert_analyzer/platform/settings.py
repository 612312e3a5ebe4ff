"""The service's configuration: one typed object, read once from the environment when it starts.

A value that cannot be understood stops the start with a sentence that names the variable. A secret may stand in a file
instead: `ALERT_ANALYZER_WEBHOOK_SECRET_FILE` names one.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import msgspec

PREFIX = "ALERT_ANALYZER_"
SECRETS = (
    "webhook_secret",
    "page_secret",
    "loki_token",
    "prometheus_token",
    "smtp_url",
    "output_webhook_secret",
    "database_url",
    "model_key",
)
_UNPREFIXED = {
    "otlp_endpoint": "OTEL_EXPORTER_OTLP_ENDPOINT",
    "otlp_traces_endpoint": "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "otlp_protocol": "OTEL_EXPORTER_OTLP_PROTOCOL",
    "otel_sdk_disabled": "OTEL_SDK_DISABLED",
}
OUTPUTS = ("stdout", "sns", "smtp", "webhook")

Seconds = Annotated[float, msgspec.Meta(gt=0, le=86_400)]


class InvalidSettings(Exception):
    """The environment holds something that the service cannot use."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting; its variable is its name behind `ALERT_ANALYZER_`, or in `_UNPREFIXED`. Times in seconds."""

    host: str = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=1, le=65_535)] = 8095
    threads: Annotated[int, msgspec.Meta(ge=1, le=64)] = 8
    data_dir: str = "data"
    database_url: str = ""
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    shutdown_s: Annotated[int, msgspec.Meta(ge=1, le=300)] = 10

    webhook_secret: str = ""
    page_secret: str = ""
    allow_anyone: bool = False
    tls_certificate: str = ""
    tls_key: str = ""
    tls_client_authority: str = ""
    body_limit_bytes: Annotated[int, msgspec.Meta(ge=1_024, le=64 * 1024 * 1024)] = 8 * 1024 * 1024

    handlers: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4
    deadline_s: Seconds = 40.0
    gather_s: Annotated[float, msgspec.Meta(ge=0, le=600)] = 5.0
    lease_s: Seconds = 15.0
    storm_gather_s: Annotated[float, msgspec.Meta(ge=0, le=600)] = 15.0
    storm_incidents: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 10
    keep_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 30
    heartbeat_alerts: str = "Watchdog"

    loki_url: str = ""
    loki_tenant: str = ""
    loki_token: str = ""
    loki_timeout_s: Seconds = 10.0
    loki_page_lines: Annotated[int, msgspec.Meta(ge=10, le=100_000)] = 2_000
    prometheus_url: str = ""
    prometheus_token: str = ""
    kubernetes_url: str = ""
    kubernetes_token_file: str = ""
    kubernetes_authority: str = ""
    evidence_s: Seconds = 20.0
    evidence_lines: Annotated[int, msgspec.Meta(ge=100, le=100_000)] = 10_000
    evidence_characters: Annotated[int, msgspec.Meta(ge=500, le=400_000)] = 16_000
    look_before_s: Seconds = 1800.0
    look_after_s: Seconds = 300.0
    baseline_s: Seconds = 3600.0
    redact_addresses: bool = False

    model: str = ""
    model_url: str = ""
    model_key: str = ""
    model_key_secret_id: str = ""
    secrets_endpoint_url: str = ""
    model_timeout_s: Seconds = 25.0
    model_answer_tokens: Annotated[int, msgspec.Meta(ge=100, le=32_000)] = 1_200
    model_tokens_per_hour: Annotated[int, msgspec.Meta(ge=0)] = 500_000
    model_tokens_per_day: Annotated[int, msgspec.Meta(ge=0)] = 5_000_000
    model_price_prompt: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    model_price_answer: Annotated[float, msgspec.Meta(ge=0)] = 0.0
    model_reuse_s: Annotated[float, msgspec.Meta(ge=0, le=30 * 86_400)] = 3600.0
    breaker_failures: Annotated[int, msgspec.Meta(ge=1, le=1_000)] = 5
    breaker_pause_s: Seconds = 30.0

    outputs: str = "stdout"
    send_timeout_s: Seconds = 10.0
    retry_first_s: Seconds = 2.0
    retry_most_s: Seconds = 300.0
    dead_after_s: Annotated[float, msgspec.Meta(gt=0, le=30 * 86_400)] = 6 * 3600.0
    sns_topic_arn: str = ""
    sns_endpoint_url: str = ""
    sns_receipts_queue_url: str = ""
    aws_region: str = ""
    smtp_url: str = ""
    mail_from: str = ""
    mail_to: str = ""
    output_webhook_url: str = ""
    output_webhook_secret: str = ""

    otlp_endpoint: str = ""
    otlp_traces_endpoint: str = ""
    otlp_protocol: Literal["http/protobuf"] = "http/protobuf"
    otel_sdk_disabled: bool = False

    @property
    def effective_database_url(self) -> str:
        """The configured URL, or the embedded file in the data directory."""
        return self.database_url or f"sqlite:///{Path(self.data_dir).absolute() / 'alert-analyzer.db'}"

    @property
    def traces_endpoint(self) -> str:
        """Where traces go, as OpenTelemetry's variables say it; empty where nobody wants any."""
        if self.otel_sdk_disabled:
            return ""
        if self.otlp_traces_endpoint or not self.otlp_endpoint:
            return self.otlp_traces_endpoint
        return self.otlp_endpoint.rstrip("/") + "/v1/traces"

    @property
    def output_names(self) -> tuple[str, ...]:
        """The outputs to which every message goes."""
        return words(self.outputs)

    @property
    def speaks_mtls(self) -> bool:
        """Whether only clients with a certificate of the given authority are let in."""
        return bool(self.tls_client_authority)


def words(text: str) -> tuple[str, ...]:
    """The parts of a comma-separated value, without empty ones."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; raises InvalidSettings with a sentence that names the variable."""
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    for field in msgspec.structs.fields(Settings):
        text = _text_of(field.name, environment)
        if text != "":
            values[field.name] = _typed(field, text)
    settings = Settings(**values)  # type: ignore[arg-type]  # each value was converted to its field's type above
    _refuse_contradictions(settings)
    return settings


def variable_of(name: str) -> str:
    """The environment variable of a setting."""
    return _UNPREFIXED.get(name, PREFIX + name.upper())


def unknown_variables(environment: Mapping[str, str] | None = None) -> list[str]:
    """Variables that look like settings but are none: most likely a typing error worth a warning."""
    environment = os.environ if environment is None else environment
    known = {variable_of(name) for name in Settings.__struct_fields__}
    known |= {f"{variable_of(name)}_FILE" for name in SECRETS}
    return sorted(
        variable
        for variable in environment
        if variable.startswith(PREFIX) and variable not in known and not variable.startswith(PREFIX + "TEST_")
    )


def _text_of(name: str, environment: Mapping[str, str]) -> str:
    direct = environment.get(variable_of(name), "")
    named = environment.get(f"{variable_of(name)}_FILE", "") if name in SECRETS else ""
    if not named:
        return direct
    if direct:
        raise InvalidSettings(f"Set {variable_of(name)} or {variable_of(name)}_FILE, not both.")
    try:
        return Path(named).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise InvalidSettings(f"{variable_of(name)}_FILE={named!r} cannot be read: {error.strerror}.") from error


def _typed(field: msgspec.structs.FieldInfo, text: str) -> object:
    lowered = text.strip().lower() if field.type is bool else text.strip()
    shown = "" if field.name in SECRETS else f"={text!r}"
    try:
        return msgspec.convert(lowered, field.type, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidSettings(f"{variable_of(field.name)}{shown} cannot be used: {error}.") from error


def _refuse_contradictions(settings: Settings) -> None:
    for wrong, sentence in (
        (
            not settings.effective_database_url.startswith(("sqlite:///", "postgresql://")),
            "ALERT_ANALYZER_DATABASE_URL must start with postgresql:// or sqlite:///.",
        ),
        (
            settings.traces_endpoint and not settings.traces_endpoint.startswith(("http://", "https://")),
            "OTEL_EXPORTER_OTLP_ENDPOINT must start with http:// or https://.",
        ),
        (
            not (settings.webhook_secret or settings.speaks_mtls or settings.allow_anyone),
            "Set ALERT_ANALYZER_WEBHOOK_SECRET (or _FILE), or ALERT_ANALYZER_TLS_CLIENT_AUTHORITY for mTLS, "
            "or ALERT_ANALYZER_ALLOW_ANYONE=true where the network alone decides who may send alerts.",
        ),
        (
            bool(settings.tls_certificate) != bool(settings.tls_key),
            "ALERT_ANALYZER_TLS_CERTIFICATE and ALERT_ANALYZER_TLS_KEY belong together: set both or none.",
        ),
        (
            settings.speaks_mtls and not settings.tls_certificate,
            "ALERT_ANALYZER_TLS_CLIENT_AUTHORITY needs ALERT_ANALYZER_TLS_CERTIFICATE and ALERT_ANALYZER_TLS_KEY.",
        ),
        (
            bool(settings.model_key and settings.model_key_secret_id),
            "Set ALERT_ANALYZER_MODEL_KEY (or _FILE) or ALERT_ANALYZER_MODEL_KEY_SECRET_ID, not both.",
        ),
        (
            bool(settings.model_url or settings.model_key or settings.model_key_secret_id) and not settings.model,
            "Name the model to ask: ALERT_ANALYZER_MODEL.",
        ),
        (not settings.output_names, "ALERT_ANALYZER_OUTPUTS must name at least one output."),
        (
            bool(set(settings.output_names) - set(OUTPUTS)),
            f"ALERT_ANALYZER_OUTPUTS knows {', '.join(OUTPUTS)}; it holds {settings.outputs!r}.",
        ),
        (
            "sns" in settings.output_names and not settings.sns_topic_arn,
            "The output sns needs ALERT_ANALYZER_SNS_TOPIC_ARN.",
        ),
        (
            "smtp" in settings.output_names and not (settings.smtp_url and settings.mail_from and settings.mail_to),
            "The output smtp needs ALERT_ANALYZER_SMTP_URL, ALERT_ANALYZER_MAIL_FROM and ALERT_ANALYZER_MAIL_TO.",
        ),
        (
            "webhook" in settings.output_names and not settings.output_webhook_url,
            "The output webhook needs ALERT_ANALYZER_OUTPUT_WEBHOOK_URL.",
        ),
    ):
        if wrong:
            raise InvalidSettings(sentence)
