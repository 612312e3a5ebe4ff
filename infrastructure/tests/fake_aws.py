"""AWS for tests of the command where the simulator is too kind: every call can be made to fail in a way of its own."""

from collections.abc import Callable
from typing import Any

import boto3
from botocore.stub import Stubber


class Stubs:
    """Clients that answer what a test put down for them, in its order, and nothing else."""

    def __init__(self) -> None:
        self._clients: dict[str, tuple[Any, Stubber]] = {}
        self.pauses: list[float] = []

    def _made(self, service: str) -> tuple[Any, Stubber]:
        if service not in self._clients:
            client = boto3.client(
                service, region_name="eu-central-1", aws_access_key_id="stubbed", aws_secret_access_key="stubbed"
            )
            stubber = Stubber(client)
            stubber.activate()
            self._clients[service] = (client, stubber)
        return self._clients[service]

    def __call__(self, service: str) -> Any:
        return self._made(service)[0]

    def answer(
        self,
        operation: str,
        response: dict[str, Any],
        service: str = "cloudformation",
        expected: dict[str, Any] | None = None,
    ) -> None:
        """The next call of this service is this operation (with `expected`, where that matters), and gets this."""
        self._made(service)[1].add_response(operation, response, expected)

    def fail(self, operation: str, code: str, message: str = "told by AWS", service: str = "cloudformation") -> None:
        """The next call of this service is this operation, and fails."""
        self._made(service)[1].add_client_error(operation, code, message)

    def all_asked(self) -> None:
        """Fails unless every answer was asked for."""
        for _, stubber in self._clients.values():
            stubber.assert_no_pending_responses()

    @property
    def pause(self) -> Callable[[float], None]:
        """Waits not at all, and remembers how long it would have been."""
        return self.pauses.append


def stack(state: str, **more: Any) -> dict[str, Any]:
    """An answer to describe_stacks."""
    made = {"StackName": "longline-production", "StackStatus": state, "CreationTime": "2026-11-27T00:00:00Z"}
    return {"Stacks": [made | more]}
