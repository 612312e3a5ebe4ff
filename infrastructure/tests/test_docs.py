"""B25: what the documents name is there, and what they show of the templates is what the templates say."""

import re
from functools import cache
from pathlib import Path

import pytest

from longline_infra.cli import VERBS, parser
from longline_infra.drawn import DOCS, PAGES
from longline_infra.templates import load
from places import INFRASTRUCTURE, PLATFORM, REPOSITORY, TEMPLATES

KUBERNETES = REPOSITORY / "docs" / "kubernetes"
CHEAP = [REPOSITORY / "docs" / f"{name}.md" for name in ("beanstalk", "choose-your-deployment", "jenkins", "upgrade")]
WRITTEN = sorted(
    [*DOCS.glob("*.md"), *KUBERNETES.glob("*.md"), *(REPOSITORY / "docs" / "runbooks").glob("*.md"), *CHEAP]
)
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
PATH = re.compile(r"`((?:infrastructure|docs|tools)/[\w./-]*)`")
PARAMETER = re.compile(r"`([A-Z][a-z]+(?:[A-Z][a-z0-9]+)+)`")
# Names of AWS's own that look like parameters of ours.
AWS_NAMES = {
    "AllowMajorVersionUpgrade",
    "AuthenticationMode",
    "EncryptionConfig",
    "GetSecretValue",
    "LoadBalancerConfiguration",
    "MaxUnavailable",
    "TargetGroupConfiguration",
}


@cache
def known_names() -> set[str]:
    """Parameters, outputs and properties of our templates."""
    names: set[str] = set()
    for path in TEMPLATES:
        body = load(path)
        names |= set(body.get("Parameters", {})) | set(body.get("Outputs", {})) | set(body["Resources"])
    return names


def missing(text: str, folder: Path) -> list[str]:
    """What a document names and is not there."""
    gone = [target for target in LINK.findall(text) if not (folder / target).exists()]
    gone += [path for path in PATH.findall(text) if not (REPOSITORY / path).exists()]
    gone += [name for name in PARAMETER.findall(text) if name not in known_names() | AWS_NAMES]
    return gone


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_everything_a_document_names_is_there(path: Path) -> None:
    assert missing(path.read_text(), path.parent) == []


@pytest.mark.parametrize("planted", ["[a](nowhere.md)", "`infrastructure/nothing.yaml`", "set `DatabaseColour` to red"])
def test_planted_name_of_nothing_is_found(planted: str) -> None:
    assert len(missing(planted, DOCS)) == 1


@pytest.mark.parametrize("name", PAGES)
def test_drawn_page_is_what_the_templates_say(name: str) -> None:
    assert (DOCS / name).read_text() == PAGES[name](), "run `make infra-docs`"


def test_drawn_page_changes_with_the_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    before = PAGES["architecture.md"]()
    changed = load(PLATFORM / "master.yaml")
    del changed["Resources"]["Alerts"]
    monkeypatch.setattr("longline_infra.drawn.load", lambda path: changed if path.name == "master.yaml" else load(path))
    assert PAGES["architecture.md"]() != before


def test_every_runbook_that_a_template_names_exists() -> None:
    named = {path for template in TEMPLATES for path in re.findall(r"docs/[\w/.-]+\.md", template.read_text())}
    sources = (INFRASTRUCTURE / "src" / "longline_infra").glob("*.py")
    named |= {path for source in sources for path in re.findall(r"docs/[\w/.-]+\.md", source.read_text())}
    assert {"docs/runbooks/database.md", "docs/runbooks/drift.md"} <= named
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []


def test_setup_tells_of_the_verbs_that_there_are() -> None:
    text = " ".join(path.read_text() for path in WRITTEN)
    told = set(re.findall(r"longline-infra (\w+)", text)) - {"does"}
    assert told - set(VERBS) <= {"asks"}
    assert {"apply", "bootstrap", "destroy", "doctor", "plan", "rollback", "status"} == set(VERBS)
    assert parser().parse_args(["plan", "dev"]).verb == "plan"
