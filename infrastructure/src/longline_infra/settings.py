"""The parameters of an environment: what the repository says of it, and what the account alone knows.

Run as a module it prints them in the form that CodePipeline takes them in.
"""

import argparse
import json
import os
import sys
from typing import Any

from longline_infra.templates import PLATFORM, load
from longline_infra.trouble import Exit, Trouble

ENVIRONMENTS = PLATFORM.parents[1] / "environments"

Parameters = dict[str, str]


def environments() -> list[str]:
    """The names of the environments that the repository knows."""
    return sorted(path.stem for path in ENVIRONMENTS.glob("*.json"))


def parameters_of(environment: str, account: str = "{}", more: Parameters | None = None) -> Parameters:
    """All parameters of an environment, checked against the master template.

    `account` is the JSON that the bootstrap stack keeps, `more` what the command line adds; the later win. Raises
    `Trouble` when the environment is unknown or the parameters do not fit the template.
    """
    if environment not in environments():
        raise Trouble(f"There is no environment {environment!r}; there are {', '.join(environments())}.", Exit.WRONG)
    stored: Parameters = json.loads((ENVIRONMENTS / f"{environment}.json").read_text(encoding="utf-8"))
    given = stored | account_parameters(account) | (more or {})
    check(given, load(PLATFORM / "master.yaml")["Parameters"])
    if given["Environment"] != environment:
        raise Trouble(f"The settings of {environment} name the environment {given['Environment']!r}.", Exit.WRONG)
    return given


def account_parameters(text: str) -> Parameters:
    """What an account knows, from JSON."""
    try:
        known: Any = json.loads(text)
    except ValueError as error:
        raise Trouble(f"The account's parameters are no JSON: {error}.", Exit.WRONG) from error
    if not isinstance(known, dict) or not all(isinstance(value, str) for value in known.values()):
        raise Trouble("The account's parameters must be an object of texts.", Exit.WRONG)
    return dict(known)


def check(given: Parameters, asked: dict[str, Any]) -> None:
    """Refuses names that the template does not know and values that it needs and nobody gave."""
    unknown = sorted(set(given) - set(asked))
    if unknown:
        raise Trouble(f"The template knows no parameter {', '.join(unknown)}.", Exit.WRONG)
    missing = sorted(name for name, slot in asked.items() if "Default" not in slot and not given.get(name))
    if given.get("ArtefactBucketArn") and not given.get("HelmSha256"):
        missing.append("HelmSha256")
    if missing:
        where = (
            "Put it into the account's parameters or give it with --set; docs/infrastructure/setup.md says where from."
        )
        raise Trouble(f"Missing: {', '.join(missing)}. {where}", Exit.WRONG)


def pairs(texts: list[str]) -> Parameters:
    """`NAME=VALUE` from the command line."""
    broken = [text for text in texts if "=" not in text]
    if broken:
        raise Trouble(f"Not NAME=VALUE: {', '.join(broken)}.", Exit.WRONG)
    return dict(text.split("=", 1) for text in texts)


def main() -> int:
    """Prints the parameters for CodePipeline; the account's come in ACCOUNT_PARAMETERS."""
    parser = argparse.ArgumentParser(prog="python -m longline_infra.settings", description=main.__doc__)
    parser.add_argument("environment")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    asked = parser.parse_args()
    try:
        found = parameters_of(asked.environment, os.environ.get("ACCOUNT_PARAMETERS", "{}"), pairs(asked.set))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.code
    print(json.dumps({"Parameters": found}, indent=2))
    return Exit.DONE


if __name__ == "__main__":
    sys.exit(main())
