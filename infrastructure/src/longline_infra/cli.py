"""`longline-infra`: what a person types."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.config import Config

from longline_infra import bootstrap as first_stacks
from longline_infra import deploy
from longline_infra.destroy import destroy
from longline_infra.doctor import examine
from longline_infra.settings import environments, pairs, parameters_of
from longline_infra.stacks import Stacks
from longline_infra.trouble import Exit, Trouble, told
from longline_infra.watch import bar, first_failure, follow, progress

# The client tries again by itself when AWS asks for patience; what is left after that is told.
PATIENT = Config(retries={"mode": "adaptive", "total_max_attempts": 6}, connect_timeout=10, read_timeout=60)
Clients = Callable[[str], Any]


@dataclass(frozen=True)
class Session:
    """What was typed, and the account that it is about."""

    asked: argparse.Namespace
    clients: Clients
    stacks: Stacks

    @property
    def environment(self) -> str:
        """The environment that was named."""
        return str(self.asked.environment)

    @property
    def coloured(self) -> bool:
        """Whether the output is for eyes at a terminal."""
        return sys.stdout.isatty() and not self.asked.no_colour

    def agree(self) -> bool:
        """Asks the person, unless --yes was said. Without a terminal nobody agrees."""
        if self.asked.yes:
            return True
        return sys.stdin.isatty() and input("Let it happen? Type yes: ").strip() == "yes"

    def wanted(self) -> deploy.Wanted:
        """The platform that was asked for."""
        asked, store = self.asked, self.clients("ssm")
        more = pairs(asked.set)
        return deploy.wanted(self.stacks, store, self.environment, more=more, role=asked.role, folder=asked.packaged)


def clients_of(region: str | None) -> Clients:
    """Makes a client of a service when it is asked for."""

    def client(service: str) -> Any:
        with told("find the account"):
            return boto3.client(service, region_name=region, config=PATIENT)

    return client


def parser() -> argparse.ArgumentParser:
    """The verbs and what each takes."""
    main_parser = argparse.ArgumentParser(prog="longline-infra", description="Longline on AWS.")
    main_parser.add_argument("--region", default=os.environ.get("AWS_REGION"))
    main_parser.add_argument("--no-colour", action="store_true", help="no colours, as when the output is no terminal")
    verbs = main_parser.add_subparsers(dest="verb", required=True)
    for verb, says in {
        "doctor": "whether the platform can be made here, before anything is made",
        "bootstrap": "make the pipelines, their roles and their bucket",
        "plan": "say what would change, replacements in red, and what it costs",
        "apply": "the same, and let it happen",
        "status": "how far it is, and what failed first",
        "rollback": "take back a change that is under way or got stuck",
        "destroy": "take the platform down; refuses while data would be lost",
    }.items():
        one = verbs.add_parser(verb, help=says, description=says)
        one.add_argument("environment", choices=environments())
        if verb in {"doctor", "plan", "apply", "bootstrap"}:
            one.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter more")
        if verb in {"plan", "apply"}:
            one.add_argument("--role", help="what CloudFormation works with; without it the bootstrap's")
            one.add_argument("--packaged", metavar="FOLDER", help="templates that are packaged already")
        if verb in {"apply", "bootstrap"}:
            one.add_argument("--yes", action="store_true", help="do not ask")
        if verb == "status":
            one.add_argument("--follow", action="store_true", help="until CloudFormation is at rest")
        if verb == "destroy":
            one.add_argument("--lose-data", action="store_true", help="although a protected database is in it")
        if verb == "bootstrap":
            one.add_argument("--autoscaling-role", action="store_true", help="make Auto Scaling's role too")
    return main_parser


def main(arguments: Sequence[str] | None = None, clients: Clients | None = None, pause: Any = None) -> int:
    """Runs one verb; the answer is the exit code (`Exit`)."""
    asked = parser().parse_args(arguments)
    clients = clients or clients_of(asked.region)
    try:
        stacks = Stacks(clients("cloudformation"), **({"pause": pause} if pause else {}))
        return VERBS[asked.verb](Session(asked, clients, stacks))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.code
    except KeyboardInterrupt:
        print("\nStopped looking. What CloudFormation began goes on; `status` shows it.", file=sys.stderr)
        return Exit.FAILED


def plan(session: Session) -> int:
    """Says what would change."""
    deploy.plan(session.stacks, session.wanted(), say=print, colour=session.coloured)
    return Exit.DONE


def apply(session: Session) -> int:
    """Lets it happen."""
    deploy.apply(session.stacks, session.wanted(), agree=session.agree, say=print, colour=session.coloured)
    return Exit.DONE


def status(session: Session) -> int:
    """Says how far it is; fails where the last attempt did."""
    stacks, stack = session.stacks, f"longline-{session.environment}"
    state = stacks.state(stack)
    if not state:
        print(f"There is no stack {stack}.")
        return Exit.DONE
    if session.asked.follow:
        state = follow(stacks, stack, print)
    else:
        print(bar(progress(stacks, stack)))
    failure = first_failure(stacks, stack)
    if failure:
        print(f"First failed {failure.stack}/{failure.name} ({failure.kind}): {failure.reason}")
    return Exit.FAILED if "FAILED" in state or "ROLLBACK" in state else Exit.DONE


def rollback(session: Session) -> int:
    """Takes a change back."""
    deploy.rollback(session.stacks, session.environment, say=print)
    return Exit.DONE


def remove(session: Session) -> int:
    """Takes the platform down."""
    database = session.clients("rds")
    destroy(session.stacks, database, session.environment, lose_data=session.asked.lose_data, say=print)
    return Exit.DONE


def bootstrap(session: Session) -> int:
    """Makes what stands before the first push."""
    parameters = pairs(session.asked.set)
    if session.asked.autoscaling_role:
        parameters["MakeAutoScalingRole"] = "true"
    first_stacks.bootstrap(
        session.stacks, session.environment, parameters, agree=session.agree, say=print, colour=session.coloured
    )
    return Exit.DONE


def doctor(session: Session) -> int:
    """Looks before anything is made. What an account alone knows need not be known yet: doctor is asked first."""
    given = {"KubectlSha256": "0" * 64} | pairs(session.asked.set)
    findings = examine(session.clients, session.environment, parameters_of(session.environment, more=given))
    for finding in findings:
        print(f"{'good' if finding.good else 'BAD '}  {finding.sentence}")
    return Exit.DONE if all(finding.good for finding in findings) else Exit.FAILED


VERBS: dict[str, Callable[[Session], int]] = {
    "apply": apply,
    "bootstrap": bootstrap,
    "destroy": remove,
    "doctor": doctor,
    "plan": plan,
    "rollback": rollback,
    "status": status,
}

if __name__ == "__main__":
    sys.exit(main())
