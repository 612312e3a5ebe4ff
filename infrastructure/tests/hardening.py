"""What every pod of ours must have; hands back what is missing, as sentences."""

from collections.abc import Iterator
from typing import Any

from charting import Manifest, of_kind, pod_templates

VOLUMES = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"}


def pod_faults(name: str, pod: Manifest) -> Iterator[str]:
    """Where a pod breaks Pod Security's "restricted", or our own rules that go further."""
    context: dict[str, Any] = pod.get("securityContext", {})
    if pod.get("automountServiceAccountToken") is not False:
        yield f"{name}: has a token"
    if pod.get("serviceAccountName", "default") == "default":
        yield f"{name}: has no service account of its own"
    if not isinstance(context.get("runAsUser"), int) or context["runAsUser"] < 1000 or not context.get("runAsNonRoot"):
        yield f"{name}: may be root"
    if context.get("seccompProfile", {}).get("type") != "RuntimeDefault":
        yield f"{name}: has no seccomp profile"
    if any(pod.get(key) for key in ("hostNetwork", "hostPID", "hostIPC")):
        yield f"{name}: shares the host's"
    for volume in pod.get("volumes", []):
        if not VOLUMES & set(volume):
            yield f"{name}: mounts {volume}"
        if "emptyDir" in volume and "sizeLimit" not in volume["emptyDir"]:
            yield f"{name}: {volume['name']} may fill the node's disk"
    for container in [*pod.get("containers", []), *pod.get("initContainers", [])]:
        yield from container_faults(f"{name}/{container['name']}", container)


def container_faults(name: str, container: Manifest) -> Iterator[str]:
    """The same for a container."""
    context: dict[str, Any] = container.get("securityContext", {})
    if context.get("allowPrivilegeEscalation") is not False or context.get("privileged"):
        yield f"{name}: may gain privileges"
    if context.get("capabilities", {}).get("drop") != ["ALL"] or context["capabilities"].get("add"):
        yield f"{name}: keeps capabilities"
    if context.get("readOnlyRootFilesystem") is not True:
        yield f"{name}: may write into its image"
    resources = container.get("resources", {})
    if not {"cpu", "memory", "ephemeral-storage"} <= set(resources.get("requests", {})):
        yield f"{name}: asks for no resources"
    if not {"memory", "ephemeral-storage"} <= set(resources.get("limits", {})):
        yield f"{name}: has no limits"
    image = container.get("image", "")
    if image.endswith(":latest") or (":" not in image.rpartition("/")[2] and "@sha256:" not in image):
        yield f"{name}: {image} can change"


def workload_faults(manifests: list[Manifest]) -> Iterator[str]:
    """What Deployments need beside their pods: probes, a stop that is waited for, spread, scaling, a budget."""
    for name, workload in of_kind(manifests, "Deployment").items():
        pod = workload["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
            if probe not in container:
                yield f"{name}: has no {probe}"
        if "preStop" not in container.get("lifecycle", {}):
            yield f"{name}: stops before the load balancer knows"
        keys = {one["topologyKey"] for one in pod.get("topologySpreadConstraints", [])}
        if keys != {"topology.kubernetes.io/zone", "kubernetes.io/hostname"}:
            yield f"{name}: is not spread"
        claims = [one for one in pod.get("volumes", []) if "persistentVolumeClaim" in one]
        if claims and workload["spec"]["strategy"]["type"] != "Recreate":
            yield f"{name}: its next pod waits for the volume of the one before"
        yield from scaling_faults(name, workload, manifests)


def scaling_faults(name: str, workload: Manifest, manifests: list[Manifest]) -> Iterator[str]:
    """What keeps the number of a part's pods right: its autoscaler and its budget."""
    scalers = of_kind(manifests, "HorizontalPodAutoscaler")
    budgets = of_kind(manifests, "PodDisruptionBudget")
    if "replicas" in workload["spec"]:
        yield f"{name}: fights its autoscaler over the number of pods"
    scaler = scalers.get(name)
    if scaler is None or scaler["apiVersion"] != "autoscaling/v2":
        yield f"{name}: is not scaled"
    elif scaler["spec"]["minReplicas"] > 1 and name not in budgets:
        yield f"{name}: may be drained away"
    selector = workload["spec"]["selector"]["matchLabels"]
    if name in budgets and budgets[name]["spec"]["selector"]["matchLabels"] != selector:
        yield f"{name}: its budget is another's"


def faults(manifests: list[Manifest]) -> list[str]:
    """Everything that is wrong with a rendered chart."""
    found = [one for name, pod in pod_templates(manifests).items() for one in pod_faults(name, pod["spec"])]
    return found + list(workload_faults(manifests))
