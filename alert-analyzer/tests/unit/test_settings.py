from pathlib import Path

import pytest

from alert_analyzer.platform.settings import InvalidSettings, read_settings, unknown_variables

OPEN = {"ALERT_ANALYZER_WEBHOOK_SECRET": "s3cret"}


def test_a_secret_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("from a file\n")
    assert (
        read_settings({"ALERT_ANALYZER_WEBHOOK_SECRET_FILE": str(tmp_path / "secret")}).webhook_secret == "from a file"
    )


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "ALERT_ANALYZER_WEBHOOK_SECRET"),
        (OPEN | {"ALERT_ANALYZER_PORT": "eighty"}, "ALERT_ANALYZER_PORT='eighty'"),
        (OPEN | {"ALERT_ANALYZER_DATABASE_URL": "mysql://x"}, "ALERT_ANALYZER_DATABASE_URL"),
        (OPEN | {"ALERT_ANALYZER_WEBHOOK_SECRET_FILE": "/x"}, "not both"),
        ({"ALERT_ANALYZER_WEBHOOK_SECRET_FILE": "/nowhere"}, "cannot be read"),
        (OPEN | {"ALERT_ANALYZER_OUTPUTS": "pigeon"}, "knows stdout, sns, smtp, webhook"),
        (OPEN | {"ALERT_ANALYZER_OUTPUTS": "sns"}, "ALERT_ANALYZER_SNS_TOPIC_ARN"),
        (OPEN | {"ALERT_ANALYZER_OUTPUTS": "smtp"}, "ALERT_ANALYZER_MAIL_TO"),
        (OPEN | {"ALERT_ANALYZER_OUTPUTS": "webhook"}, "ALERT_ANALYZER_OUTPUT_WEBHOOK_URL"),
        (OPEN | {"ALERT_ANALYZER_OUTPUTS": ","}, "at least one"),
        (OPEN | {"ALERT_ANALYZER_TLS_KEY": "k"}, "belong together"),
        ({"ALERT_ANALYZER_TLS_CLIENT_AUTHORITY": "ca"}, "needs ALERT_ANALYZER_TLS_CERTIFICATE"),
    ],
)
def test_what_cannot_work_stops_the_start_and_names_the_variable(environment: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidSettings, match=said):
        read_settings(environment)


def test_an_error_never_shows_a_secret() -> None:
    with pytest.raises(InvalidSettings) as raised:
        read_settings({"ALERT_ANALYZER_DATABASE_URL": "mysql://user:hidden@x", "ALERT_ANALYZER_ALLOW_ANYONE": "true"})
    assert "hidden" not in str(raised.value)


def test_a_typing_error_in_a_name_is_noticed() -> None:
    assert unknown_variables(OPEN | {"ALERT_ANALYZER_PROT": "1"}) == ["ALERT_ANALYZER_PROT"]
