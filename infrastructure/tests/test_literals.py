"""B7: nothing in a template belongs to one account, one region or one person."""

import re
from pathlib import Path

import pytest

from places import CLOUDFORMATION, INFRASTRUCTURE

FILES = sorted(
    [path for path in CLOUDFORMATION.rglob("*") if path.is_file()] + list((INFRASTRUCTURE / "environments").glob("*"))
)
FOREIGN = {
    "an account": re.compile(r"(?<![0-9.])[0-9]{12}(?![0-9])"),
    "an ARN of one partition": re.compile(r"arn:aws(-cn|-us-gov)?:"),
    "a region": re.compile(r"\b(us|eu|ap|sa|ca|me|af|il)-(north|south|east|west|central)[a-z]*-[0-9]\b"),
    "an image": re.compile(r"\bami-[0-9a-f]{8,}\b"),
    "an address of a person": re.compile(r"[\w.+-]+@[\w-]+\.\w+"),
    "a machine's own key": re.compile(r"\bA(KIA|SIA)[0-9A-Z]{16}\b"),
}


def literals(text: str) -> list[str]:
    """What a text says that is true in one place only."""
    return [f"{what}: {found[0]}" for what, pattern in FOREIGN.items() for found in pattern.finditer(text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(INFRASTRUCTURE)))
def test_file_names_no_account_region_or_person(path: Path) -> None:
    assert literals(path.read_text()) == []


@pytest.mark.parametrize(
    "planted",
    [
        "RoleArn: !Sub arn:${AWS::Partition}:iam::210987654321:role/x",
        "arn:aws:s3:::bucket",
        "Region: eu-central-1",
        "ImageId: ami-0123456789abcdef0",
        "Subscriber: anna@example.org",
        "AKIAABCDEFGHIJKLMNOP",
    ],
)
def test_planted_literal_is_found(planted: str) -> None:
    assert literals(planted)


def test_pseudo_parameters_and_patterns_are_no_literals() -> None:
    assert literals('!Sub "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*"') == []
    assert literals("Threshold: 5368709120") == []
