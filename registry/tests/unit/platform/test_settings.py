"""Settings: each variable counts, and a wrong value stops the start with its name."""

from pathlib import Path

import msgspec
import pytest

from registry.platform.settings import InvalidSettings, Settings, read_settings, unknown_variables, variable_of

GOOD: dict[str, tuple[str, object]] = {
    "port": ("9000", 9000), "threads": ("8", 8), "stream_places": ("8", 8),
    "session_days": ("7", 7), "invitation_days": ("3", 3),
    "purge_after_days": ("60", 60), "requests_per_minute": ("0", 0), "log_ins_per_quarter_hour": ("5", 5),
    "trusted_proxies": ("2", 2), "shutdown_seconds": ("10", 10), "log_level": ("debug", "debug"),
    "database_url": ("postgresql://localhost/x", "postgresql://localhost/x"),
    "otlp_protocol": ("http/protobuf", "http/protobuf"), "otel_sdk_disabled": ("true", True),
}  # fmt: skip
WRONG = {
    "port": ["0", "65536", "http", "80.5", "-1"], "threads": ["0", "65", "many"], "stream_places": ["-1", "65"],
    "session_days": ["0", "366"],
    "invitation_days": ["0", "91"], "purge_after_days": ["0", "3651"], "requests_per_minute": ["-1", "x"],
    "log_ins_per_quarter_hour": ["0", "x"], "trusted_proxies": ["-1", "11"], "shutdown_seconds": ["0", "301"],
    "log_level": ["loud", "INFORMATION"],
    "database_url": ["mysql://x", "postgres://x", "longline.db"],
    "otlp_protocol": ["grpc", "http/json"], "otel_sdk_disabled": ["perhaps"],
}  # fmt: skip


@pytest.mark.parametrize("name", Settings.__struct_fields__)
def test_every_setting_is_read_from_its_variable(name: str) -> None:
    text, value = GOOD.get(name, ("some/text", "some/text"))
    assert getattr(read_settings({variable_of(name): text}), name) == value


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in WRONG.items() for text in texts])
def test_a_wrong_value_stops_the_start_and_names_its_variable(name: str, text: str) -> None:
    with pytest.raises(InvalidSettings, match=variable_of(name)):
        read_settings({variable_of(name): text})


def test_every_number_and_choice_has_a_wrong_value_here() -> None:
    checked = {f.name for f in msgspec.structs.fields(Settings) if f.type is not str}
    assert checked <= set(WRONG)


def test_without_any_variable_the_defaults_count() -> None:
    settings = read_settings({})
    assert settings == Settings()
    assert (settings.port, settings.host) == (8080, "127.0.0.1")
    assert settings.effective_database_url.startswith("sqlite:////")
    assert settings.effective_database_url.endswith("/data/longline.db")


def test_an_empty_variable_is_as_good_as_none() -> None:
    assert read_settings({"PORT": "", "LONGLINE_DATABASE_URL": ""}) == Settings()


def test_other_programs_variables_are_not_read() -> None:
    assert read_settings({"HOST": "0.0.0.0", "DATA_DIR": "/x", "LONGLINE_PORT": "9"}) == Settings()


def test_a_mistyped_variable_is_named() -> None:
    environment = {"LONGLINE_DATA_DRI": "x", "LONGLINE_HOST": "x", "LONGLINE_TEST_ROUNDS": "1", "PATH": "x"}
    assert unknown_variables(environment) == ["LONGLINE_DATA_DRI"]


@pytest.mark.parametrize(
    ("public_url", "secure"),
    [("", False), ("http://localhost:8080", False), ("http://127.0.0.1", False), ("http://[::1]:1", False),
     ("https://localhost", True), ("https://notes.example.org", True), ("http://notes.example.org", True)],
)  # fmt: skip
def test_cookies_are_secure_everywhere_but_in_plain_http_on_this_machine(public_url: str, secure: bool) -> None:
    assert read_settings({"LONGLINE_PUBLIC_URL": public_url}).secure_cookies is secure


def test_an_address_that_only_begins_like_localhost_is_another_machine() -> None:
    assert read_settings({"LONGLINE_PUBLIC_URL": "http://localhost.example.org"}).secure_cookies


def test_a_password_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text("postgresql://somebody@db/longline\n")
    environment = {"LONGLINE_DATABASE_URL_FILE": str(file)}
    assert read_settings(environment).database_url == "postgresql://somebody@db/longline"
    assert unknown_variables(environment) == []


def test_a_file_that_is_not_there_and_a_value_beside_it_stop_the_start(tmp_path: Path) -> None:
    missing = {"LONGLINE_DATABASE_URL_FILE": str(tmp_path / "nothing")}
    with pytest.raises(InvalidSettings, match="LONGLINE_DATABASE_URL_FILE"):
        read_settings(missing)
    with pytest.raises(InvalidSettings, match="not both"):
        read_settings({**missing, "LONGLINE_DATABASE_URL": "sqlite:///x"})


def test_only_what_holds_a_password_may_stand_in_a_file() -> None:
    assert unknown_variables({"LONGLINE_HOST_FILE": "x"}) == ["LONGLINE_HOST_FILE"]


@pytest.mark.parametrize(
    ("variables", "endpoint"),
    [
        ({}, ""),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://tempo:4318/"}, "http://tempo:4318/v1/traces"),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://tempo:4318/here"}, "http://tempo:4318/here"),
        (
            {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://a", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://b/c"},
            "http://b/c",
        ),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://tempo:4318", "OTEL_SDK_DISABLED": "true"}, ""),
    ],
)
def test_traces_go_where_opentelemetrys_variables_say(variables: dict[str, str], endpoint: str) -> None:
    assert read_settings(variables).traces_endpoint == endpoint
