"""Reads CloudFormation templates as data.

YAML's short forms (`!Ref`, `!Sub`, `!GetAtt a.b`) become the long ones, so that whoever walks through a template meets
one spelling of each function.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

PLATFORM = Path(__file__).resolve().parents[2] / "cloudformation" / "platform"
NESTED = "AWS::CloudFormation::Stack"

Body = dict[str, Any]


class _Loader(yaml.CSafeLoader):
    """YAML, read by libyaml, with CloudFormation's tags; a version such as 2012-10-17 stays a text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _function(loader: _Loader, suffix: str, node: yaml.Node) -> Body:
    value: Any
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        assert isinstance(node, yaml.MappingNode)
        value = loader.construct_mapping(node, deep=True)
    if suffix in {"Ref", "Condition"}:
        return {suffix: value}
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _function)


def read(text: str) -> Body:
    """A template as data; `ValueError` when it is none."""
    body = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader with CloudFormation's tags
    if not isinstance(body, dict) or not isinstance(body.get("Resources"), dict):
        raise ValueError("A template needs Resources")
    return body


def load(path: Path) -> Body:
    """The template in this file."""
    return read(path.read_text(encoding="utf-8"))


def nested(master: Body) -> dict[str, Body]:
    """The nested stacks of a master template, by their logical names."""
    return {name: resource for name, resource in master["Resources"].items() if resource["Type"] == NESTED}


def resources_of(body: Body, kind: str) -> dict[str, Body]:
    """The resources of one type, by their logical names."""
    return {name: resource for name, resource in body["Resources"].items() if resource["Type"] == kind}


def values(node: Any, key: str) -> Iterator[Any]:
    """Everything that stands under `key`, at any depth."""
    if isinstance(node, dict):
        for name, inner in node.items():
            if name == key:
                yield inner
            yield from values(inner, key)
    elif isinstance(node, list):
        for inner in node:
            yield from values(inner, key)
