"""B14: what the API server is told to refuse: our pods pass, planted ones do not."""

import copy
from collections.abc import Callable
from typing import Any

import celpy
import pytest
import yaml
from celpy.adapter import json_to_cel
from celpy.evaluation import CELEvalError

from charting import KUBERNETES, Manifest, pod_templates, render

POLICIES: list[Manifest] = list(yaml.safe_load_all((KUBERNETES / "cluster" / "admission-policies.yaml").read_text()))
POLICY, BINDING = POLICIES


def evaluated(expression: str, given: dict[str, Any]) -> Any:
    environment = celpy.Environment()
    return environment.program(environment.compile(expression)).evaluate(given)


def refusals(pod: Manifest) -> list[str]:
    """The messages with which a pod is refused. An expression that fails refuses too, as `failurePolicy` says."""
    given: dict[str, Any] = {"object": json_to_cel({"spec": pod})}
    known = {celpy.celtypes.StringType(one["name"]): evaluated(one["expression"], given) for one in variables()}
    given["variables"] = celpy.celtypes.MapType(known)
    found = []
    for validation in POLICY["spec"]["validations"]:
        try:
            if not evaluated(validation["expression"], given):
                found.append(validation["message"])
        except CELEvalError:
            found.append(validation["message"])
    return found


def variables() -> list[dict[str, str]]:
    given: list[dict[str, str]] = POLICY["spec"]["variables"]
    return given


def test_policy_and_binding_belong_together_and_refuse() -> None:
    assert BINDING["spec"]["policyName"] == POLICY["metadata"]["name"]
    assert "Deny" in BINDING["spec"]["validationActions"]
    assert POLICY["spec"]["failurePolicy"] == "Fail"
    selector = BINDING["spec"]["matchResources"]["namespaceSelector"]["matchLabels"]
    assert selector == {"kubernetes.io/metadata.name": "longline"}


def test_pods_of_the_chart_pass() -> None:
    templates = pod_templates(render(environment="production"))
    assert set(templates) == {"registry", "frontend", "migrate", "alert-analyzer", "purge", "test"}
    assert {name: refusals(template["spec"]) for name, template in templates.items()} == {
        name: [] for name in templates
    }


def of_container(key: str, value: Any) -> Callable[[Manifest], None]:
    return lambda pod: pod["containers"][0].update({key: value})


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        (of_container("securityContext", {"readOnlyRootFilesystem": False}), "read-only"),
        (of_container("securityContext", {}), "read-only"),
        (of_container("resources", {"requests": {"cpu": "1"}}), "limit of memory"),
        (of_container("image", "docker.io/longline/registry:latest"), "named by digest"),
        (of_container("image", "host:5000/longline/registry"), "named by digest"),
        (lambda pod: pod.update(automountServiceAccountToken=True), "no token"),
        (lambda pod: pod.pop("automountServiceAccountToken"), "no token"),
        (lambda pod: pod.update(initContainers=[{"name": "x", "image": "a:1"}]), "read-only"),
    ],
)
def test_planted_pod_is_refused(plant: Callable[[Manifest], Any], said: str) -> None:
    pod = copy.deepcopy(pod_templates(render())["registry"]["spec"])
    plant(pod)
    assert any(said in message for message in refusals(pod))


def test_pods_of_the_database_alone_may_have_a_token() -> None:
    pod = copy.deepcopy(pod_templates(render())["registry"]["spec"])
    pod.pop("automountServiceAccountToken")
    pod["serviceAccountName"] = "longline-database"
    assert refusals(pod) == []
    pod["serviceAccountName"] = "longline-database-2"
    assert refusals(pod) == ["Pods of this namespace get no token of the API server."]
