"""`longline-infra` from an empty account to a running platform and back, on the simulator."""

import json
from collections.abc import Iterator

import pytest

from deployed import CHECKSUM
from longline_infra.cli import main
from longline_infra.trouble import Exit
from simulator import Simulator, simulated

CONNECTION = "arn:aws:codeconnections:eu-central-1:123456789012:connection/11111111-2222-3333-4444-555555555555"
ACCOUNT = json.dumps({"KubectlSha256": CHECKSUM, "HelmSha256": CHECKSUM})


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[Simulator]:
    """An account with nothing in it."""
    with simulated() as running:
        monkeypatch.setenv("AWS_ENDPOINT_URL", running.url)
        yield running


def run(simulator: Simulator, *arguments: str) -> int:
    return main(arguments, clients=simulator.client, pause=lambda seconds: None)


def bootstrapped(simulator: Simulator, environment: str) -> int:
    given = {"ConnectionArn": CONNECTION, "Repository": "somebody/longline", "AccountParameters": ACCOUNT}
    more = [word for name, value in given.items() for word in ("--set", f"{name}={value}")]
    return run(simulator, "bootstrap", environment, "--yes", "--autoscaling-role", *more)


def test_from_an_empty_account_to_the_platform_and_back(empty: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrapped(empty, "production") == Exit.DONE
    pipelines = [one.properties["Name"] for one in empty.kept_of("AWS::CodePipeline::Pipeline")]
    assert pipelines == ["longline-production-infrastructure", "longline-production-images"]
    capsys.readouterr()

    assert run(empty, "plan", "production") == Exit.DONE
    said = capsys.readouterr().out
    assert "+ longline-production/Network (AWS::CloudFormation::Stack)" in said
    assert "0 replaced" in said
    assert "a month." in said
    assert said.endswith("Nothing was changed.\n")
    names = [one["StackName"] for one in empty.client("cloudformation").describe_stacks()["Stacks"]]
    assert names == ["longline-bootstrap-production", "longline-bootstrap-production-pipelines"]

    assert run(empty, "apply", "production", "--yes") == Exit.DONE
    assert "longline-production is up." in capsys.readouterr().out
    assert empty.client("eks").describe_cluster(name="longline-production")["cluster"]["status"] == "ACTIVE"
    assert empty.protected == {"longline-production": True}
    assert "longline-production-upgrade" in [one.properties["Name"] for one in empty.kept_of("AWS::CodeBuild::Project")]

    assert run(empty, "status", "production") == Exit.DONE
    assert "CREATE_COMPLETE" in capsys.readouterr().out

    assert run(empty, "apply", "production", "--yes") == Exit.DONE
    assert "Nothing to do." in capsys.readouterr().out

    assert run(empty, "destroy", "production") == Exit.WOULD_LOSE_DATA
    assert "longline-production-1 holds what trainers wrote" in capsys.readouterr().err
    assert empty.client("eks").list_clusters()["clusters"] == ["longline-production"]


def test_without_agreement_nothing_is_made(empty: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--set", f"ConnectionArn={CONNECTION}", "--set", "Repository=somebody/longline"]
    assert run(empty, "bootstrap", "dev", *given) == Exit.DONE
    assert "Not agreed. Nothing was changed." in capsys.readouterr().out
    assert empty.kept == []


def test_plan_before_the_bootstrap_says_what_comes_first(empty: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(empty, "plan", "dev") == Exit.WRONG
    assert "run `longline-infra bootstrap dev` first" in capsys.readouterr().err


def test_status_and_destroy_of_nothing_do_nothing(empty: Simulator, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(empty, "status", "dev") == Exit.DONE
    assert run(empty, "destroy", "dev") == Exit.DONE
    assert capsys.readouterr().out.count("There is no stack longline-dev.") == 2
