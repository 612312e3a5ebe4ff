"""What an environment costs and is made of: reckoned from its parameters, refused when they do not fit."""

import json

import pytest

from longline_infra.prices import difference, items, monthly, prices
from longline_infra.settings import Parameters, environments, main, pairs, parameters_of
from longline_infra.trouble import Exit, Trouble

CHECKSUM = {"KubectlSha256": "0" * 64}


def production(**more: str) -> Parameters:
    return parameters_of("production", more=CHECKSUM | more)


def test_every_environment_has_a_bill_with_every_price() -> None:
    assert environments() == ["dev", "production", "small"]
    sums = {name: monthly(parameters_of(name, more=CHECKSUM)) for name in environments()}
    assert sums["dev"] < sums["small"] < sums["production"]


def test_a_zone_less_saves_its_nat_and_its_endpoints() -> None:
    price = prices()
    saved = monthly(production()) - monthly(production(Zones="2"))
    assert saved == pytest.approx(730 * (price["nat hour"] + 10 * price["endpoint zone hour"]))


def test_difference_is_told_with_its_sign() -> None:
    assert difference(None, production()).endswith("a month.")
    assert "-" in difference(production(), production(NatGateways="one"))
    assert "+" in difference(production(NatGateways="one"), production())


def test_standby_doubles_the_database() -> None:
    small = parameters_of("small", more=CHECKSUM)
    alone = small | {"DatabaseMultiZone": "false"}
    machines = [item.dollars for item in items(small) if item.what.startswith("PostgreSQL db")]
    assert machines == [2 * item.dollars for item in items(alone) if item.what.startswith("PostgreSQL db")]


@pytest.mark.parametrize(
    ("environment", "account", "more", "sentence"),
    [
        ("moon", "{}", CHECKSUM, "no environment 'moon'"),
        ("dev", "{}", {}, "Missing: KubectlSha256"),
        ("dev", "{}", CHECKSUM | {"Zonse": "2"}, "knows no parameter Zonse"),
        ("dev", "[1]", CHECKSUM, "must be an object of texts"),
        ("dev", "{", CHECKSUM, "are no JSON"),
        ("dev", "{}", CHECKSUM | {"Environment": "production"}, "name the environment 'production'"),
        ("dev", "{}", CHECKSUM | {"ArtefactBucketArn": "a"}, "Missing: HelmSha256"),
    ],
)
def test_settings_that_do_not_fit_are_refused(environment: str, account: str, more: Parameters, sentence: str) -> None:
    with pytest.raises(Trouble, match=sentence) as trouble:
        parameters_of(environment, account, more)
    assert trouble.value.code == Exit.WRONG


def test_command_line_wins_over_the_account_and_that_over_the_repository() -> None:
    account = json.dumps(CHECKSUM | {"Zones": "3", "BackupDays": "8"})
    found = parameters_of("dev", account, {"BackupDays": "9"})
    assert (found["Zones"], found["BackupDays"]) == ("3", "9")
    with pytest.raises(Trouble, match="Not NAME=VALUE"):
        pairs(["Zones"])


def test_parameters_are_printed_as_codepipeline_takes_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ACCOUNT_PARAMETERS", json.dumps(CHECKSUM))
    monkeypatch.setattr("sys.argv", ["settings", "dev"])
    assert main() == Exit.DONE
    assert json.loads(capsys.readouterr().out)["Parameters"]["Environment"] == "dev"
    monkeypatch.setenv("ACCOUNT_PARAMETERS", "{}")
    assert main() == Exit.WRONG
    assert "Missing: KubectlSha256" in capsys.readouterr().err
