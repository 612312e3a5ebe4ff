"""Build specifications as CodeBuild reads them."""

from typing import Any

import yaml

from places import CLOUDFORMATION

BUILDSPECS = sorted((CLOUDFORMATION / "buildspecs").glob("*.yml"))
PHASES = ("install", "pre_build", "build", "post_build")


def commands(text: str) -> list[str]:
    """The commands of all phases in their order; CodeBuild runs them in one shell and stops at the first that fails."""
    spec: dict[str, Any] = yaml.safe_load(text)
    return [command for phase in PHASES for command in spec["phases"].get(phase, {}).get("commands", [])]
