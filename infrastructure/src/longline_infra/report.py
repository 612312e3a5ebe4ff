"""Says what a change set would do, as lines that a person reads from top to bottom."""

from collections import Counter
from collections.abc import Iterable

from longline_infra.stacks import Change
from longline_infra.templates import NESTED

RED, YELLOW, GREEN, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[0m"
SIGNS = {"Add": ("+", GREEN), "Modify": ("~", YELLOW), "Remove": ("-", RED)}
# Replacing or removing one of these loses what trainers wrote, unless a snapshot or a retained resource keeps it.
HOLDS_DATA = {
    "AWS::ECR::Repository",
    "AWS::KMS::Key",
    "AWS::Logs::LogGroup",
    "AWS::RDS::DBCluster",
    "AWS::RDS::DBInstance",
    "AWS::S3::Bucket",
    "AWS::SecretsManager::Secret",
}


def replaces(change: Change) -> bool:
    """Whether the resource is made anew and the old one goes."""
    return change.replacement in {"True", "Conditional"}


def endangers_data(changes: Iterable[Change]) -> list[Change]:
    """The changes that take something away that holds data."""
    return [one for one in changes if one.kind in HOLDS_DATA and (one.action == "Remove" or replaces(one))]


def line(change: Change, *, colour: bool) -> str:
    """One change. A replacement is red, whatever else it is."""
    sign, tint = SIGNS.get(change.action, ("?", YELLOW))
    text = f"{sign} {change.stack}/{change.name} ({change.kind})"
    if replaces(change):
        maybe = "may be REPLACED" if change.replacement == "Conditional" else "is REPLACED"
        text, tint = f"{text} {maybe}", RED
    return f"{tint}{text}{PLAIN}" if colour else text


def diff(changes: list[Change], *, colour: bool = False) -> str:
    """All changes, what is replaced or goes first, with a sum at the end."""
    own = [one for one in changes if one.kind != NESTED or one.action != "Modify"]
    order = sorted(own, key=lambda one: (not replaces(one), one.action != "Remove", one.stack, one.name))
    counted = Counter(one.action for one in own)
    sums = [
        f"{counted[action]} {word}" for action, word in (("Add", "new"), ("Modify", "changed"), ("Remove", "removed"))
    ]
    replaced = sum(replaces(one) for one in own)
    return "\n".join([*(line(one, colour=colour) for one in order), f"{', '.join(sums)}, {replaced} replaced"])
