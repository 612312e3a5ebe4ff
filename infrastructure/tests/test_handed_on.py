"""What the stack hands on to the chart: outputs that there are, values that the chart takes."""

import json
import re
from pathlib import Path

import pytest
import yaml

from charting import CHART, ENVIRONMENTS, HELM, of_kind, shown
from longline_infra import handed_on
from longline_infra.templates import load
from places import PLATFORM, run

IMAGES = "\n".join(f"{part} registry.example/{part}@sha256:{'a' * 64}" for part in sorted(handed_on.PARTS))
LEAST = {
    "AlertTopicArn": "arn:aws:sns:eu-central-1:1:alerts",
    "AttachmentBucket": "files",
    "DatabaseHost": "db.example",
    "DatabaseSecretArn": "arn:aws:secretsmanager:eu-central-1:1:secret:rds",
    "ModelKeyArn": "arn:aws:secretsmanager:eu-central-1:1:secret:model",
}
WALL = {"WebAclArn": "arn:aws:wafv2:eu-central-1:1:regional/webacl/longline/1"}
NAMED = {"DomainName": "dogs.example.org", "CertificateArn": "arn:aws:acm:eu-central-1:1:certificate/1"}


def given(tmp_path: Path, outputs: dict[str, str], capsys: pytest.CaptureFixture[str], images: str = IMAGES) -> int:
    stack, listed = tmp_path / "stack.json", tmp_path / "images.env"
    stack.write_text(
        json.dumps({"Outputs": [{"OutputKey": key, "OutputValue": value} for key, value in outputs.items()]})
    )
    listed.write_text(images)
    capsys.readouterr()
    return handed_on.main(["eu-central-1", str(stack), str(listed)])


def test_every_output_that_is_read_is_one_of_the_stack() -> None:
    text = Path(handed_on.__file__).read_text()
    read = set(re.findall(r'outputs\[[\'"](\w+)[\'"]\]|"(\w+)" (?:not )?in outputs', text))
    names = {name for pair in read for name in pair if name} | set(LEAST)
    assert {"WebAclArn", "DomainName", "CertificateArn", "BackupBucket"} <= names
    assert names <= set(load(PLATFORM / "master.yaml")["Outputs"])


@pytest.mark.parametrize("environment", ["dev", "small", "production"])
def test_chart_takes_what_is_handed_on(tmp_path: Path, capsys: pytest.CaptureFixture[str], environment: str) -> None:
    assert given(tmp_path, LEAST | WALL | NAMED, capsys) == 0
    handed = tmp_path / "handed-on.json"
    handed.write_text(capsys.readouterr().out)
    said = run(
        HELM,
        "template",
        "longline",
        CHART,
        "--namespace=longline",
        "--values",
        ENVIRONMENTS[environment],
        "--values",
        handed,
    )
    assert said.returncode == 0, said.stderr
    chart = [one for one in yaml.safe_load_all(said.stdout) if one]
    balancer = of_kind(chart, "LoadBalancerConfiguration")["longline"]["spec"]
    assert balancer["wafV2"]["webACL"] == WALL["WebAclArn"]
    assert balancer["listenerConfigurations"][0]["defaultCertificate"] == NAMED["CertificateArn"]
    text = shown(chart)
    assert "fill-in" not in text
    assert f"{environment}.longline.example" not in text
    assert "ALERT_ANALYZER_SNS_TOPIC_ARN" in text


def test_name_and_zone_are_said_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given(tmp_path, NAMED | {"ZoneId": "Z1"}, capsys)
    capsys.readouterr()
    assert handed_on.main([str(tmp_path / "stack.json")]) == 0
    assert capsys.readouterr().out == "dogs.example.org Z1\n"
    given(tmp_path, {"DomainName": ""}, capsys)
    capsys.readouterr()
    assert handed_on.main([str(tmp_path / "stack.json")]) == 0
    assert capsys.readouterr().out.strip() == ""


def test_without_a_name_or_a_wall_neither_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert given(tmp_path, LEAST | {"WebAclArn": "", "DomainName": "", "BackupBucket": "backups"}, capsys) == 0
    values = json.loads(capsys.readouterr().out)
    assert "host" not in values
    assert values["gateway"] == {"limits": {"by": "none"}}
    assert values["database"]["backup"]["destination"] == "s3://backups/longline"


@pytest.mark.parametrize(
    ("outputs", "images", "sentence"),
    [
        ({}, IMAGES, "no output AlertTopicArn, AttachmentBucket"),
        (LEAST | {"DomainName": "dogs.example.org"}, IMAGES, "no certificate yet"),
        (LEAST, IMAGES.replace("@sha256:", ":"), "not one digest for each"),
        (LEAST, IMAGES.partition("\n")[2], "not one digest for each"),
        (LEAST, f"{IMAGES}\n{IMAGES}", "not one digest for each"),
        (LEAST, f"{IMAGES}\nsomething else", "not one digest for each"),
    ],
)
def test_what_is_missing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], outputs: dict[str, str], images: str, sentence: str
) -> None:
    assert given(tmp_path, outputs, capsys, images) == 1
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""
