"""Makes what stands before the first push: the foundation, then the pipelines on it.

Two stacks, because a template goes up without a bucket only while it is small (51,200 bytes), and before the first
stack there is no bucket.
"""

from collections.abc import Callable
from typing import Any, Final

from longline_infra.deploy import Say, foundation, must_be_changeable, parameters_now
from longline_infra.report import diff
from longline_infra.settings import Parameters
from longline_infra.stacks import Stacks
from longline_infra.templates import PLATFORM, load
from longline_infra.trouble import Exit, Trouble
from longline_infra.watch import follow, must_have_succeeded

FOLDER: Final = PLATFORM.parent / "bootstrap"
CHANGE_SET: Final = "longline-bootstrap"
# What the pipelines' template takes from the outputs of the foundation's, under the same names.
HANDED_ON: Final = ("BucketArn", "BucketName", "DeployRoleArn", "KeyArn", "NewsTopicArn", "SigningKeyArn")


def pipelines(environment: str) -> str:
    """The pipelines' stack."""
    return f"{foundation(environment)}-pipelines"


def bootstrap(
    stacks: Stacks, environment: str, parameters: Parameters, *, agree: Callable[[], bool], say: Say, colour: bool
) -> None:
    """Makes both stacks, the second from what the first one made.

    Done again, it keeps every parameter that is not given. What cannot work is refused before anything is made.
    """
    slots = {
        foundation(environment): load(FOLDER / "bootstrap.yaml")["Parameters"],
        pipelines(environment): load(FOLDER / "pipelines.yaml")["Parameters"],
    }
    given = {}
    for stack, asked in slots.items():
        must_be_changeable(stacks, stack)
        given[stack] = given_to(asked, parameters_now(stacks, stack) or {}, parameters | {"Environment": environment})
    check(parameters, slots, given)
    base, above = slots
    if not make(stacks, base, "bootstrap.yaml", given[base], agree=agree, say=say, colour=colour):
        say("Not agreed. Nothing was changed.")
        return
    made = stacks.outputs(base)
    given[above] |= {name: made[name] for name in HANDED_ON}
    if not make(stacks, above, "pipelines.yaml", given[above], agree=agree, say=say, colour=colour):
        say(f"Not agreed. {base} is up, the pipelines were not changed: bootstrap again to go on.")
        return
    say("Confirm the connection in the console once; after that every push is deployed.")


def given_to(asked: dict[str, Any], before: Parameters, parameters: Parameters) -> Parameters:
    """The parameters of one of the stacks: what it runs with, and what is new. Others' are left out."""
    return {name: value for name, value in (before | parameters).items() if name in asked}


def check(parameters: Parameters, slots: dict[str, dict[str, Any]], given: dict[str, Parameters]) -> None:
    """Refuses names that neither template knows, and values that are needed and nobody gave."""
    own = {name for asked in slots.values() for name in asked} - set(HANDED_ON)
    unknown = sorted(set(parameters) - own)
    if unknown:
        raise Trouble(f"The bootstrap knows no parameter {', '.join(unknown)}. Nothing was changed.", Exit.WRONG)
    missing = sorted(
        name
        for stack, asked in slots.items()
        for name, slot in asked.items()
        if name in own and "Default" not in slot and not given[stack].get(name)
    )
    if missing:
        raise Trouble(f"Missing: {', '.join(missing)}. Give it with --set. Nothing was changed.", Exit.WRONG)


def make(
    stacks: Stacks, stack: str, template: str, given: Parameters, *, agree: Callable[[], bool], say: Say, colour: bool
) -> bool:
    """Shows what one of the stacks would change and lets it happen; False when nobody agreed."""
    body = (FOLDER / template).read_text(encoding="utf-8")
    if not stacks.make_change_set(stack, CHANGE_SET, body=body, parameters=given, role=None, nested=False):
        stacks.remove_change_set(stack, CHANGE_SET)
        say(f"{stack} is as the template says. Nothing to do.")
        return True
    say(diff(list(stacks.changes(stack, CHANGE_SET)), colour=colour))
    if not agree():
        stacks.remove_change_set(stack, CHANGE_SET)
        return False
    stacks.execute(stack, CHANGE_SET)
    must_have_succeeded(stacks, stack, follow(stacks, stack, say))
    say(f"{stack} is up.")
    return True
