"""B21: what the add-ons' values set are keys of their charts, which say nothing about a key that they do not know."""

import copy
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from places import INFRASTRUCTURE
from test_addons import SETS, releases, values

KNOWN: dict[str, dict[str, Any]] = yaml.safe_load((INFRASTRUCTURE / "tests" / "chart_keys.yaml").read_text())


def unknown(given: dict[str, Any], keys: dict[str, Any], above: str = "") -> Iterator[str]:
    """Every key that the chart does not have, with all that is above it."""
    for name, value in given.items():
        path = f"{above}{name}"
        if name not in keys:
            yield path
        elif keys[name] != "any":
            if not isinstance(value, dict):
                yield f"{path} holds no keys"
            else:
                yield from unknown(value, keys[name], f"{path}.")


def block_of(text: str, name: str) -> str:
    return next(one for one in re.split(r"(?m)^  - name: ", text)[1:] if one.split()[0] == name)


def in_its_file(text: str, name: str) -> dict[str, Any]:
    """A release's own file of values."""
    (file,) = re.findall(r"(?m)(?:values: \[|^      - )([\w-]+)\.yaml", block_of(text, name))
    return values(file)


def in_the_set(text: str, name: str) -> dict[str, Any]:
    """What the set itself adds to a release's file of values, with something in place of what only a template knows."""
    found: dict[str, Any] = {}
    inline = re.split(r"(?m)^    values:$", block_of(text, name))
    for entry in yaml.safe_load(re.sub(r"{{.*?}}", "given", inline[1])) if len(inline) == 2 else []:
        if isinstance(entry, dict):
            found |= entry
    return found


RELEASES = [(path, one["name"]) for path in SETS for one in releases(path.read_text())]


@pytest.mark.parametrize(("path", "name"), RELEASES, ids=[name for _, name in RELEASES])
def test_every_key_is_one_that_the_chart_has(path: Any, name: str) -> None:
    keys = KNOWN[name]["keys"]
    assert list(unknown(in_its_file(path.read_text(), name), keys)) == []
    assert list(unknown(in_the_set(path.read_text(), name), keys)) == []


def test_the_sets_own_values_are_looked_at() -> None:
    text = SETS[0].read_text()
    assert set(in_the_set(text, "karpenter")) == {"settings"}
    assert set(in_the_set(text, "aws-load-balancer-controller")) == {"clusterName", "region", "vpcId"}
    assert "config" in in_the_set(text, "kube-prometheus-stack")["alertmanager"]


def test_every_chart_that_is_used_is_known_and_no_other() -> None:
    assert set(KNOWN) == {name for _, name in RELEASES}
    assert all(re.search(r" at [0-9a-f]{7}", one["read"]) for one in KNOWN.values())


def test_what_was_not_read_is_used_and_named() -> None:
    """A trusted key that nobody sets any more, or that stands in no list, is a note about nothing."""
    for name, known in KNOWN.items():
        for path in known.get("trusted", []):
            given: Any = values(name)
            keys = known["keys"]
            for part in path.split("."):
                given, keys = given[part], keys[part] if keys != "any" else "any"


@pytest.mark.parametrize(
    ("name", "path", "said"),
    [
        ("kube-prometheus-stack", ("kubeStateMetrics", "nodeSelector"), "kubeStateMetrics"),
        ("kube-prometheus-stack", ("nodeExporter", "nodeSelector"), "nodeExporter"),
        ("kube-prometheus-stack", ("prometheus", "storageSpec"), "prometheus.storageSpec"),
        ("alloy", ("mounts", "varlog"), "mounts"),
        ("karpenter", ("settings", "clusterNmae"), "settings.clusterNmae"),
        ("loki", ("loki", "limitsConfig"), "loki.limitsConfig"),
        ("cloudnative-pg", ("webhook", "securePort"), "webhook.securePort"),
        ("tempo", ("tempo", "persistence"), "tempo.persistence"),
        ("external-secrets", ("serviceAccount",), "serviceAccount holds no keys"),
    ],
)
def test_planted_key_that_does_nothing_is_found(name: str, path: tuple[str, ...], said: str) -> None:
    given = copy.deepcopy(values(name))
    place = given
    for part in path[:-1]:
        place = place.setdefault(part, {})
    place[path[-1]] = "planted"
    assert list(unknown(given, KNOWN[name]["keys"])) == [said]
