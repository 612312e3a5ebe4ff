"""The registry's configuration: one typed object, read once from the environment when it starts.

A value that cannot be understood stops the start with a sentence that names the variable. What holds a password may
stand in a file instead: `LONGLINE_DATABASE_URL_FILE` names one.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

PREFIX = "LONGLINE_"
_UNPREFIXED = {
    "port": "PORT",
    "otlp_endpoint": "OTEL_EXPORTER_OTLP_ENDPOINT",
    "otlp_traces_endpoint": "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
    "otlp_protocol": "OTEL_EXPORTER_OTLP_PROTOCOL",
    "otel_sdk_disabled": "OTEL_SDK_DISABLED",
}
SECRETS = ("database_url", "smtp_url")


class InvalidSettings(Exception):
    """An environment variable holds something that the registry cannot use."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting; the variable is the upper-case name behind `LONGLINE_`, or in `_UNPREFIXED`."""

    port: Annotated[int, msgspec.Meta(ge=1, le=65535)] = 8080
    host: str = "127.0.0.1"
    data_dir: str = "data"
    database_url: str = ""
    page_dir: str = ""
    shorthand_dir: str = ""
    public_url: str = ""
    threads: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4
    stream_places: Annotated[int, msgspec.Meta(ge=0, le=64)] = 0
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    session_days: Annotated[int, msgspec.Meta(ge=1, le=365)] = 90
    invitation_days: Annotated[int, msgspec.Meta(ge=1, le=90)] = 14
    purge_after_days: Annotated[int, msgspec.Meta(ge=1, le=3650)] = 30
    requests_per_minute: Annotated[int, msgspec.Meta(ge=0)] = 60_000
    log_ins_per_quarter_hour: Annotated[int, msgspec.Meta(ge=1)] = 10
    trusted_proxies: Annotated[int, msgspec.Meta(ge=0, le=10)] = 0
    shutdown_seconds: Annotated[int, msgspec.Meta(ge=1, le=300)] = 25
    files_bucket: str = ""
    files_endpoint: str = ""
    smtp_url: str = ""
    mail_from: str = ""
    otlp_endpoint: str = ""
    otlp_traces_endpoint: str = ""
    otlp_protocol: Literal["http/protobuf"] = "http/protobuf"
    otel_sdk_disabled: bool = False

    @property
    def effective_database_url(self) -> str:
        """The configured URL, or the embedded file in the data directory."""
        return self.database_url or f"sqlite:///{Path(self.data_dir).absolute() / 'longline.db'}"

    @property
    def files_dir(self) -> Path:
        """Where attachments lie, or only those under way when they go into a bucket."""
        return Path(self.data_dir).absolute() / "files"

    @property
    def effective_shorthand_dir(self) -> str:
        """Where the grammar's data lies: configured, or beside the checkout's `registry` folder."""
        return self.shorthand_dir or str(Path(__file__).parents[4] / "shorthand")

    @property
    def effective_public_url(self) -> str:
        """The address under which people reach the page, without a slash at the end."""
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def traces_endpoint(self) -> str:
        """Where traces go, as OpenTelemetry's variables say it; empty where nobody wants any."""
        if self.otel_sdk_disabled:
            return ""
        if self.otlp_traces_endpoint or not self.otlp_endpoint:
            return self.otlp_traces_endpoint
        return self.otlp_endpoint.rstrip("/") + "/v1/traces"

    @property
    def secure_cookies(self) -> bool:
        """Cookies are marked Secure unless the page is served in plain http on this machine."""
        url = urlsplit(self.effective_public_url)
        return not (url.scheme == "http" and url.hostname in ("localhost", "127.0.0.1", "::1"))


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from the environment; raises InvalidSettings for a value of the wrong kind."""
    environment = os.environ if environment is None else environment
    found: dict[str, str] = {}
    for name in Settings.__struct_fields__:
        text = _text_of(name, environment)
        if text != "":
            found[name] = text
    values: dict[str, object] = {}
    for name, text in found.items():
        values[name] = _typed(name, text)
    settings = Settings(**values)  # type: ignore[arg-type]  # each value was converted to its field's type above
    if settings.database_url and not settings.database_url.startswith(("sqlite:///", "postgresql://")):
        raise InvalidSettings("LONGLINE_DATABASE_URL must start with postgresql:// or sqlite:///.")
    return settings


def variable_of(name: str) -> str:
    """The environment variable of a setting."""
    return _UNPREFIXED.get(name, PREFIX + name.upper())


def _text_of(name: str, environment: Mapping[str, str]) -> str:
    variable = variable_of(name)
    direct = environment.get(variable, "")
    named = environment.get(f"{variable}_FILE", "") if name in SECRETS else ""
    if not named:
        return direct
    if direct:
        raise InvalidSettings(f"Set {variable} or {variable}_FILE, not both.")
    try:
        return Path(named).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise InvalidSettings(f"{variable}_FILE={named!r} cannot be read: {error.strerror}.") from error


def _typed(name: str, text: str) -> object:
    field = next(f for f in msgspec.structs.fields(Settings) if f.name == name)
    lowered = text.strip().lower() if field.type is bool else text.strip()
    try:
        return msgspec.convert(lowered, field.type, strict=False)
    except msgspec.ValidationError as error:
        raise InvalidSettings(f"{variable_of(name)}={text!r} cannot be used: {error}.") from error


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
