"""The add-ons: each is pinned, its values are there, and what the other parts count on is what they set."""

import re
from typing import Any

import pytest
import yaml

from charting import KUBERNETES, render
from longline_infra.templates import load
from places import PLATFORM

ADDONS = KUBERNETES / "addons"
HELMFILE = ADDONS / "helmfile.yaml.gotmpl"
# What only those need who switch it on: PostgreSQL in the cluster, traces.
SETS = [HELMFILE, ADDONS / "postgresql.yaml.gotmpl", ADDONS / "traces.yaml.gotmpl"]
NAMESPACES = {
    one["metadata"]["name"]: one["metadata"]["labels"]
    for one in yaml.safe_load_all((KUBERNETES / "cluster" / "namespaces.yaml").read_text())
}
# Retired, or at their end: none may come back.
GONE = re.compile(r"promtail|ingress-nginx|loki-stack|SimpleScalable|latest", re.IGNORECASE)


def releases(text: str) -> list[dict[str, str]]:
    """Name, namespace, chart and version of each, read without the template's own lines."""
    found = []
    for block in re.split(r"(?m)^  - name: ", text.partition("releases:")[2])[1:]:
        fields = dict(re.findall(r"(?m)^    (namespace|chart|version): (\S+)$", block))
        found.append({"name": block.split()[0], **fields})
    return found


def faults(text: str) -> list[str]:
    repositories = set(re.findall(r"- \{ name: ([\w-]+), url: (?:https://|[\w./-]+, oci: true)", text))
    found = []
    for one in releases(text):
        if not re.fullmatch(r"\d+\.\d+\.\d+", one.get("version", "")):
            found.append(f"{one['name']}: no exact version")
        if one["chart"].split("/")[0] not in repositories:
            found.append(f"{one['name']}: nobody says where {one['chart']} is")
        if one["namespace"] not in NAMESPACES and "createNamespace: true" not in text:
            found.append(f"{one['name']}: nobody makes {one['namespace']}")
    found += [f"{name} is not there" for name in re.findall(r"([\w-]+\.yaml)\b", text.partition("releases:")[2])
              if not (ADDONS / name).exists() and name != "alertmanager.yaml"]  # fmt: skip
    return found + [f"at its end: {one}" for one in GONE.findall(text)]


def values(name: str) -> dict[str, Any]:
    body: dict[str, Any] = yaml.safe_load((ADDONS / f"{name}.yaml").read_text())
    return body


def test_sets_are_pinned_and_whole() -> None:
    assert sorted(ADDONS.glob("*.gotmpl")) == sorted(SETS)
    assert [faults(one.read_text()) for one in SETS] == [[], [], []]
    names = [one["name"] for path in SETS for one in releases(path.read_text())]
    assert len(names) == len(set(names))
    assert set(names) == {
        *("external-secrets", "kube-prometheus-stack", "loki", "alloy", "karpenter", "aws-load-balancer-controller"),
        *("cert-manager", "cloudnative-pg", "plugin-barman-cloud", "tempo"),
    }
    for path in ADDONS.iterdir():
        assert GONE.findall(path.read_text()) == [], path.name


def test_a_set_of_its_own_is_looked_at_too() -> None:
    text = SETS[1].read_text()
    assert "no exact version" in " ".join(faults(text.replace("version: 0.8.1", "version: latest")))
    assert "nobody makes" in " ".join(faults(text.replace("namespace: cnpg-system", "namespace: databases")))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("version: 18.11.0", "version: ^18", "no exact version"),
        ("chart: grafana/alloy", "chart: somebody/alloy", "nobody says where"),
        ("- loki.yaml", "- lokki.yaml", "lokki.yaml is not there"),
        ("url: public.ecr.aws/karpenter, oci: true", "url: public.ecr.aws/karpenter", "nobody says where"),
        ("version: 3.2.2", "", "no exact version"),
        ("name: alloy\n", "name: promtail\n", "at its end"),
    ],
)
def test_planted_fault_is_found(old: str, new: str, said: str) -> None:
    text = HELMFILE.read_text()
    assert old in text
    assert said in " ".join(faults(text.replace(old, new)))


def test_what_the_chart_counts_on_is_what_the_add_ons_are_called() -> None:
    text = str(render(environment="production"))
    assert "http://loki.monitoring.svc:3100" in text
    assert "http://kube-prometheus-stack-prometheus.monitoring.svc:9090" in text
    assert re.findall(r"kind: ClusterSecretStore\n +metadata: \{ name: ([\w-]+) \}", HELMFILE.read_text()) == [
        "aws-secrets-manager"
    ]
    assert "'name': 'aws-secrets-manager'" in text
    assert "'release': 'kube-prometheus-stack'" in text


def test_figures_and_logs_outlive_their_pods() -> None:
    stack = values("kube-prometheus-stack")
    assert "storageSpec" in stack["prometheus"]["prometheusSpec"]
    assert "storage" in stack["alertmanager"]["alertmanagerSpec"]
    assert values("loki")["loki"]["storage"]["type"] == "s3"
    assert values("loki")["loki"]["compactor"]["retention_enabled"] is True


def test_only_the_nodes_agents_are_unrestricted() -> None:
    modes = {name: labels["pod-security.kubernetes.io/enforce"] for name, labels in NAMESPACES.items()}
    assert modes == dict.fromkeys(NAMESPACES, "restricted") | {"node-agents": "privileged"}
    assert set(NAMESPACES) >= {"longline", "monitoring", "karpenter", "load-balancer-controller", "cnpg-system"}
    namespaces = {one["name"]: one["namespace"] for one in releases(HELMFILE.read_text())}
    assert namespaces["alloy"] == "node-agents"
    assert values("kube-prometheus-stack")["prometheus-node-exporter"]["namespaceOverride"] == "node-agents"


def test_karpenter_is_called_what_its_role_and_its_queue_are_for() -> None:
    """Pod Identity gives the role to one account of one namespace, and to no other."""
    nodes = load(PLATFORM / "nodes.yaml")["Resources"]
    (association,) = [one["Properties"] for one in nodes.values() if one["Type"] == "AWS::EKS::PodIdentityAssociation"]
    (release,) = [one for one in releases(HELMFILE.read_text()) if one["name"] == "karpenter"]
    assert association["Namespace"] == release["namespace"]
    assert association["ServiceAccount"] == values("karpenter")["serviceAccount"]["name"]
    assert nodes["InterruptionQueue"]["Properties"]["QueueName"] == {"Fn::Sub": "${ClusterName}-interruptions"}
    assert 'interruptionQueue: {{ requiredEnv "CLUSTER" }}-interruptions' in HELMFILE.read_text()


def test_operator_of_postgresql_is_where_the_chart_lets_it_in_and_its_plugin_beside_it() -> None:
    given = {one["name"]: one["namespace"] for one in releases(SETS[1].read_text())}
    assert given["cloudnative-pg"] == given["plugin-barman-cloud"] == "cnpg-system"
    defaults = yaml.safe_load((KUBERNETES / "chart" / "values.yaml").read_text())
    assert defaults["database"]["operatorNamespace"] == given["cloudnative-pg"]
    assert values("cloudnative-pg")["webhook"]["port"] == 9443, "the policies let the API server to this port"
    assert values("cert-manager")["webhook"]["securePort"] == 10250


def test_what_the_chart_sends_traces_to_is_what_the_add_on_listens_with() -> None:
    assert [(one["name"], one["namespace"]) for one in releases(SETS[2].read_text())] == [("tempo", "monitoring")]
    otlp = values("tempo")["tempo"]["receivers"]["otlp"]["protocols"]
    assert otlp == {"grpc": None, "http": {"endpoint": "0.0.0.0:4318"}}
    sources = values("kube-prometheus-stack")["grafana"]["additionalDataSources"]
    assert {one["uid"]: one["url"] for one in sources}["tempo"] == "http://tempo.monitoring.svc:3200"
