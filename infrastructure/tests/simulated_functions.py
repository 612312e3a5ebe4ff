"""The functions of templates that moto does not know, put around its own reader for as long as a simulator runs."""

import ipaddress
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from moto.cloudformation import models as stacks
from moto.cloudformation import parsing

Reader = Callable[[Any, Any], Any]


@contextmanager
def functions_of_templates(region: str, url: str) -> Iterator[None]:
    """Adds them, and takes them out again at the end.

    `url` is where the simulator listens: its buckets are under it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stacks.Stack, "get_cfn_attribute", output_of_nested, raising=False)
        patch.setattr(parsing, "clean_json", reader(parsing.clean_json, region))
        patch.setattr(stacks, "get_stack_from_s3_url", fetcher(stacks.get_stack_from_s3_url, region, url))
        patch.setattr(stacks.ChangeSet, "apply", applier(stacks.ChangeSet.apply))
        yield


def reader(original: Reader, region: str) -> Reader:
    """moto's reader of functions, and those that it lacks."""

    def read(value: Any, resources: Any) -> Any:
        if isinstance(value, list):
            cleaned = [read(member, resources) for member in value]
            return [member for member, asked in zip(cleaned, value, strict=True) if not is_nothing(asked, member)]
        if not isinstance(value, dict):
            return original(value, resources)
        if "Fn::Cidr" in value:
            return blocks(*[read(argument, resources) for argument in value["Fn::Cidr"]])
        if "Fn::GetAZs" in value:
            return [f"{region}{zone}" for zone in "abc"]
        return original(with_whole_attribute(value), resources)

    return read


def with_whole_attribute(value: dict[str, Any]) -> dict[str, Any]:
    """`a.b.c` names the attribute `b.c` of `a`; moto takes it apart at every point."""
    asked = value.get("Fn::GetAtt")
    if asked is None:
        return value
    name, _, attribute = (asked if isinstance(asked, str) else ".".join(asked)).partition(".")
    return {"Fn::GetAtt": [name, attribute]}


def is_nothing(asked: Any, answer: Any) -> bool:
    """Whether a member of a list was AWS::NoValue, directly or behind a condition."""
    return answer is None and isinstance(asked, dict)


def blocks(cidr: str, count: int | str, bits: int | str = 8) -> list[str]:
    """`count` blocks with `bits` bits for hosts each, as Fn::Cidr cuts them."""
    cut = ipaddress.ip_network(cidr).subnets(new_prefix=32 - int(bits))
    return [str(next(cut)) for _ in range(int(count))]


def output_of_nested(stack: Any, attribute: str) -> Any:
    """`Outputs.NAME` of a nested stack."""
    return stack.output_map[attribute.removeprefix("Outputs.")].value


def fetcher(original: Callable[..., str], region: str, url: str) -> Callable[..., str]:
    """Templates are found at the simulator's own address too."""

    def fetch(template_url: str, **where: str) -> str:
        path = template_url.removeprefix(url).removeprefix(f"https://s3.{region}.amazonaws.com")
        return original(f"https://s3.us-east-1.amazonaws.com{path}", **where)

    return fetch


def applier(original: Callable[[Any], None]) -> Callable[[Any], None]:
    """An executed change set leaves outputs and parameters with its stack; moto's leaves neither."""

    def apply(change_set: Any) -> None:
        original(change_set)
        stack = change_set.stack
        stack.template_dict, stack.parameters = change_set.template_dict, change_set.parameters
        stack.output_map = parsing.OutputMap(stack.resource_map, change_set.template_dict, stack.stack_id)

    return apply
