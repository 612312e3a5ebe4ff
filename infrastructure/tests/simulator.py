"""AWS on loopback: moto's server, taught what our templates use of CloudFormation and moto lacks.

Two things are added. Functions: `Fn::Cidr`, `Fn::GetAZs` of the stack's own region, list members that are
`AWS::NoValue`, and `Outputs.NAME` of a nested stack. And the types of resources that `simulated_types.py` lists, some
made by a call to the service, some only kept with their properties.

What it does not simulate: rolling back, the differences inside an updated nested stack, and permissions.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from moto.cloudformation import parsing
from moto.cloudformation.responses import CloudFormationResponse
from moto.core import common_models
from moto.core.responses import ActionResult
from moto.moto_api._internal import moto_api_backend
from moto.server import ThreadedMotoServer

from simulated_functions import functions_of_templates
from simulated_types import ACCOUNT, MADE_BY_CALL, ONLY_KEPT, REGION, Maker, Resource, Simulator, keep

__all__ = ["ACCOUNT", "REGION", "Simulator", "simulated"]


def model_of(kind: str, make: Maker, simulator: Simulator) -> type:  # noqa: C901 - ten short methods of one class
    """The class through which moto makes resources of this type."""

    class Model(common_models.CloudFormationModel):  # type: ignore[misc]
        __module__ = "moto.longline"  # moto reads the service from the second word

        def __init__(self, resource: Resource) -> None:
            self.resource = resource

        @property
        def physical_resource_id(self) -> str:
            return self.resource.identity

        @staticmethod
        def cloudformation_type() -> str:
            return kind

        @staticmethod
        def cloudformation_name_type() -> str:
            return ""

        @classmethod
        def has_cfn_attr(cls, attr: str) -> bool:
            return True

        def get_cfn_attribute(self, attribute: str) -> Any:
            return self.resource.attributes[attribute]

        @classmethod
        def create_from_cloudformation_json(
            cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any
        ) -> "Model":
            resource = make(simulator, resource_name, cloudformation_json["Properties"])
            simulator.kept.append(resource)
            return cls(resource)

        @classmethod
        def update_from_cloudformation_json(
            cls,
            original_resource: Any,
            new_resource_name: str,
            cloudformation_json: Any,
            account_id: str,
            region_name: str,
        ) -> "Model":
            original_resource.resource.properties = cloudformation_json["Properties"]
            return cls(original_resource.resource)

        def delete(self, account_id: str, region_name: str) -> None:
            simulator.kept.remove(self.resource)

        def is_created(self) -> bool:
            return True

    return Model


def protect(simulator: Simulator) -> Callable[[Any], Any]:
    """A call that moto lacks: whether a stack may be deleted. It is written down, and nothing is refused for it."""

    def update_termination_protection(request: Any) -> Any:
        name = request._get_param("StackName")
        simulator.protected[name] = request._get_param("EnableTerminationProtection") in (True, "true")
        return ActionResult({"StackId": name})

    return update_termination_protection


@contextmanager
def simulated() -> Iterator[Simulator]:
    """A simulator for as long as the block runs, on a free port of loopback."""
    simulator = Simulator()
    makers = MADE_BY_CALL | {kind: keep(kind) for kind in ONLY_KEPT}
    models = {kind: model_of(kind, make, simulator) for kind, make in makers.items()}
    known = parsing.get_model_map()
    before = dict(known)
    known.update(models)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server.start()
    moto_api_backend.reset()
    host, port = server.get_host_and_port()
    simulator.url = f"http://{host}:{port}"
    try:
        with functions_of_templates(REGION, simulator.url), pytest.MonkeyPatch.context() as patch:
            patch.setattr(CloudFormationResponse, "update_termination_protection", protect(simulator), raising=False)
            yield simulator
    finally:
        server.stop()
        known.clear()
        known.update(before)
