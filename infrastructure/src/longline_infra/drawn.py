"""Draws what the documentation shows of the templates: the diagram, the table of costs, the list of parameters.

`python -m longline_infra.drawn` writes them; a test says when they are not what the templates say.
"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

from longline_infra.capacity_page import capacity_page
from longline_infra.prices import items, monthly
from longline_infra.settings import environments, parameters_of
from longline_infra.templates import PLATFORM, Body, load, nested

DOCS = PLATFORM.parents[2] / "docs" / "infrastructure"
ASKED = {"KubectlSha256": "0" * 64}
MADE = "<!-- Made by `make infra-docs`; do not edit. -->\n"
SHOWN = 6  # kinds of resources in a box of the diagram


def uses(node: Any) -> set[str]:
    """The nested stacks whose outputs a part of the master template reads."""
    if isinstance(node, dict):
        asked = node.get("Fn::GetAtt")
        own = {str(asked[0])} if asked and str(asked[1]).startswith("Outputs.") else set()
        return own.union(*(uses(value) for value in node.values()))
    if isinstance(node, list):
        return set().union(*(uses(value) for value in node))
    return set()


def short(kind: str) -> str:
    """`AWS::EC2::Subnet` as a person calls it."""
    return kind.removeprefix("AWS::").replace("::", " ")


def box(name: str, body: Body) -> str:
    """A nested stack with the kinds of resources that it makes most of, and how many."""
    counted = Counter(short(resource["Type"]) for resource in body["Resources"].values())
    kinds = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    lines = [f"{count} {kind}" for kind, count in kinds[:SHOWN]]
    if len(kinds) > SHOWN:
        lines.append(f"and {sum(count for _, count in kinds[SHOWN:])} more")
    return f'    {name}["<b>{name}</b><br/>{"<br/>".join(lines)}"]'


def diagram(master: Body) -> str:
    """The nested stacks, what each makes, and whose outputs it needs, as Mermaid."""
    stacks = nested(master)
    lines = ["flowchart TD"]
    for name, stack in stacks.items():
        lines.append(box(name, load(PLATFORM / stack["Properties"]["TemplateURL"])))
    for name, stack in stacks.items():
        needed = uses(stack["Properties"]) | set(depends(stack))
        lines += [f"    {other} --> {name}" for other in sorted(needed)]
    return "\n".join(lines)


def depends(stack: Body) -> list[str]:
    """What a stack waits for without reading its outputs."""
    asked = stack.get("DependsOn", [])
    return [asked] if isinstance(asked, str) else list(asked)


def architecture() -> str:
    """The page with the diagram."""
    master = load(PLATFORM / "master.yaml")
    told = [
        f"| {name} | `{stack['Properties']['TemplateURL']}` | "
        f"{' '.join(load(PLATFORM / stack['Properties']['TemplateURL'])['Description'].split())} |"
        for name, stack in nested(master).items()
    ]
    table = "\n".join(["| stack | template | what it is |", "|---|---|---|", *told])
    return (
        f"# The platform's stacks\n\n{MADE}\nAn arrow leads from a stack to those that need what it made.\n\n"
        f"```mermaid\n{diagram(master)}\n```\n\n{table}\n"
    )


def costs() -> str:
    """The page with what each environment costs."""
    lines = [f"# What an environment costs\n\n{MADE}"]
    lines.append(
        "Dollars a month, on demand, from `infrastructure/src/longline_infra/prices.json`. The prices in it were\n"
        "written down from memory and not checked against AWS's list: they are for comparing environments, the\n"
        "bill is AWS's.\n"
    )
    for environment in sorted(environments(), key=lambda name: monthly(parameters_of(name, more=ASKED))):
        parameters = parameters_of(environment, more=ASKED)
        lines += [f"## {environment}: about ${monthly(parameters):.0f}\n", "| what | a month |", "|---|---:|"]
        lines += [f"| {item.what} | ${item.dollars:.0f} |" for item in items(parameters) if item.dollars]
        lines.append("")
    return "\n".join(lines)


def parameters_page() -> str:
    """The page with the platform's parameters and what each environment sets."""
    names = environments()
    given = {name: parameters_of(name, more=ASKED) for name in names}
    lines = [f"# Parameters of the platform\n\n{MADE}", f"| parameter | otherwise | {' | '.join(names)} | what it is |"]
    lines.append("|---|---|" + "---|" * (len(names) + 1))
    for parameter, slot in load(PLATFORM / "master.yaml")["Parameters"].items():
        set_to = [given[name].get(parameter, "") if parameter not in ASKED else "" for name in names]
        default = slot.get("Default", "must be given")
        lines.append(f"| `{parameter}` | {default} | {' | '.join(set_to)} | {' '.join(slot['Description'].split())} |")
    return "\n".join(lines) + "\n"


PAGES = {
    "architecture.md": architecture,
    "costs.md": costs,
    "parameters.md": parameters_page,
    "../capacity.md": capacity_page,
}


def main(folder: Path = DOCS) -> int:
    """Writes the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw in PAGES.items():
        (folder / name).write_text(draw(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
