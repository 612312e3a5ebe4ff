"""B13: who may talk to whom, computed from all policies, is what docs/kubernetes/reachability.md says."""

import copy
import ipaddress
import re

import pytest
import yaml

from charting import ENVIRONMENTS, KUBERNETES, Manifest, render
from longline_infra.templates import load
from places import PLATFORM, REPOSITORY
from reachability import Place, allowed, matrix

PAGE = REPOSITORY / "docs" / "kubernetes" / "reachability.md"
CLUSTER = sorted((KUBERNETES / "cluster").glob("*.yaml"))
TCP = "TCP"
NAMESPACES = (
    "longline",
    "monitoring",
    "node-agents",
    "karpenter",
    "load-balancer-controller",
    "cnpg-system",
    "cert-manager",
)


def pod(namespace: str, name: str, number: int, *ports: int) -> Place:
    labels = {"app.kubernetes.io/name": name}
    if namespace in ("longline", "cert-manager"):
        labels["app.kubernetes.io/instance"] = namespace
    return Place(name, f"10.20.64.{number}", namespace, labels, tuple((TCP, port) for port in ports))


PLACES = [
    Place("load balancer", "10.20.0.5"),
    pod("longline", "registry", 10, 8080),
    pod("longline", "frontend", 11, 8080, 8081, 9113),
    pod("longline", "migrate", 12, 8080),
    pod("longline", "alert-analyzer", 13, 8095),
    pod("longline", "purge", 14),
    pod("longline", "test", 15),
    pod("monitoring", "prometheus", 20, 9090),
    pod("monitoring", "alertmanager", 21, 9093),
    pod("monitoring", "loki", 22, 3100),
    pod("monitoring", "grafana", 23, 3000),
    pod("monitoring", "kube-state-metrics", 24, 8080),
    pod("monitoring", "tempo", 28, 3200, 4318),
    pod("node-agents", "alloy", 25, 12345),
    pod("karpenter", "karpenter", 26, 8080),
    pod("load-balancer-controller", "aws-load-balancer-controller", 27, 9443),
    pod("cnpg-system", "cloudnative-pg", 31, 8080, 9443),
    pod("cnpg-system", "plugin-barman-cloud", 32, 9090),
    pod("cert-manager", "cert-manager", 33, 9402),
    pod("cert-manager", "webhook", 34, 10250),
    pod("cert-manager", "cainjector", 35, 9402),
    pod("default", "any other pod", 30),
    Place("names", "10.20.64.40", "kube-system", {"k8s-app": "kube-dns"}, (("UDP", 53), (TCP, 53))),
    Place("database", "10.20.128.7", ports=((TCP, 5432), (TCP, 22))),
    Place("the API server", "10.20.64.2", ports=((TCP, 443),)),
    Place("the node's credentials", "169.254.169.254", ports=((TCP, 80),)),
    Place("Pod Identity", "169.254.170.23", ports=((TCP, 80),)),
    Place("the world", "203.0.113.9", ports=((TCP, 80), (TCP, 443), (TCP, 587))),
]
# With database.enabled.
IN_THE_CLUSTER = [
    *PLACES,
    Place("postgresql", "10.20.64.50", "longline", {"cnpg.io/cluster": "longline-database"},
          ((TCP, 5432), (TCP, 8000), (TCP, 9187))),
    Place("other postgresql", "10.20.64.51", "longline", {"cnpg.io/cluster": "longline-database"},
          ((TCP, 5432), (TCP, 8000), (TCP, 9187))),
]  # fmt: skip
DATABASE = ("database.enabled=true", "database.backup.destination=s3://backups/longline")
BY_NAME = {place.name: place for place in PLACES}
# Outside of any policy of ours: what these may reach is not ours to say, apart from our pods.
OUTSIDE = {"load balancer", "any other pod", "names", "database", "the API server", "the world"}
OURS = {place.name for place in PLACES if place.namespace in NAMESPACES}


def policies(*sets: str) -> list[Manifest]:
    applied = [one for path in CLUSTER for one in yaml.safe_load_all(path.read_text())]
    chart = render(*sets, environment="production")
    return [one for one in [*chart, *applied] if one["kind"] == "NetworkPolicy"]


def computed(given: list[Manifest]) -> dict[str, list[str]]:
    """The matrix, without what strangers do among themselves."""
    whole = matrix(given, PLACES)
    return {
        name: [one for one in reached if name not in OUTSIDE or one.rpartition(":")[0] in OURS]
        for name, reached in whole.items()
        if name not in ("the node's credentials", "Pod Identity")
    }


def documented(part: int = 0) -> dict[str, list[str]]:
    text = PAGE.read_text().split("## With PostgreSQL in the cluster")[part]
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]*?) \|$", text, re.MULTILINE)
    return {name: [] if cell == "nobody" else cell.split(", ") for name, cell in rows if name not in ("from", "---")}


def test_policies_allow_what_the_page_says_and_nothing_else() -> None:
    assert computed(policies()) == documented()


def with_database(given: list[Manifest]) -> dict[str, list[str]]:
    """Who reaches an instance of PostgreSQL, and whom an instance reaches."""
    whole = matrix(given, IN_THE_CLUSTER)
    to_it = {name: [one for one in reached if one.startswith("postgresql:")] for name, reached in whole.items()}
    return {name: reached for name, reached in to_it.items() if reached} | {"postgresql": whole["postgresql"]}


def test_database_in_the_cluster_is_reached_by_those_on_the_page_and_nobody_else() -> None:
    given = policies(*DATABASE)
    assert with_database(given) == documented(1)
    for name in ("registry", "migrate", "purge", "alert-analyzer"):
        assert "database:5432" not in matrix(given, IN_THE_CLUSTER)[name], "the one outside is not theirs any more"
    open_door = copy.deepcopy(given)
    database = next(one for one in open_door if one["metadata"]["name"] == "database")
    database["spec"]["ingress"][0]["from"].append({"namespaceSelector": {}})
    assert "any other pod" in with_database(open_door)


def test_traces_open_one_way_and_only_where_they_are_asked_for() -> None:
    without_them, with_them = (
        computed(policies()),
        computed(policies("tracing.endpoint=http://tempo.monitoring.svc:4318")),
    )
    more = {name: sorted(set(reached) - set(without_them[name])) for name, reached in with_them.items()}
    assert {name: reached for name, reached in more.items() if reached} == {
        "registry": ["tempo:4318"], "alert-analyzer": ["tempo:4318"],
    }  # fmt: skip
    assert "`tracing.endpoint` lets registry and alert-analyzer reach tempo:4318 too" in PAGE.read_text()


def test_no_path_leads_from_public_pods_to_the_monitoring() -> None:
    given = policies()
    for public in ("load balancer", "the world", "any other pod", "registry", "frontend"):
        for place in PLACES:
            if place.namespace == "monitoring":
                assert not any(allowed(given, BY_NAME[public], place, port) for port in place.ports), place.name


@pytest.mark.parametrize("namespace", NAMESPACES)
def test_pod_that_no_policy_knows_is_shut_both_ways(namespace: str) -> None:
    unknown = Place("unknown", "10.20.64.99", namespace, {}, ((TCP, 80), (TCP, 443), (TCP, 8080)))
    whole = matrix(policies(), [*PLACES, unknown])
    assert [one for one in whole["unknown"] if not one.startswith("names")] == []
    assert [name for name, reached in whole.items() if any(one.startswith("unknown") for one in reached)] == []


def without(name: str, namespace: str) -> list[Manifest]:
    return [one for one in policies() if (one["metadata"]["name"], one["metadata"]["namespace"]) != (name, namespace)]


def test_planted_faults_change_the_matrix() -> None:
    right = documented()
    assert computed(without("registry", "longline")) != right
    open_door = copy.deepcopy(policies())
    registry = next(one for one in open_door if one["metadata"]["name"] == "registry")
    registry["spec"]["ingress"][0]["from"].append({"namespaceSelector": {}})
    assert "registry:8080" in computed(open_door)["any other pod"]
    open_way = copy.deepcopy(policies())
    frontend = next(one for one in open_way if one["metadata"]["name"] == "frontend")
    frontend["spec"]["egress"] = [{}]
    assert "the node's credentials:80" in computed(open_way)["frontend"]


def test_missing_default_denial_opens_pods_that_no_policy_knows() -> None:
    unknown = Place("unknown", "10.20.64.99", "longline", {}, ((TCP, 80),))
    assert allowed(without("default-deny", "longline"), BY_NAME["the world"], unknown, (TCP, 80))


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_addresses_of_an_environment_are_those_of_its_subnets(environment: str) -> None:
    network = load(PLATFORM / "network.yaml")
    vpc = ipaddress.ip_network(network["Parameters"]["Cidr"]["Default"])
    quarters = [str(one) for one in vpc.subnets(new_prefix=18)]
    given = yaml.safe_load(ENVIRONMENTS[environment].read_text())["network"]
    subnets = list(vpc.subnets(new_prefix=20))
    for name, quarter in (("Public", 0), ("Private", 1), ("Protected", 2)):
        for key, resource in network["Resources"].items():
            if resource["Type"] == "AWS::EC2::Subnet" and key.startswith(name):
                index = resource["Properties"]["CidrBlock"]["Fn::Select"][0]
                assert subnets[index].subnet_of(ipaddress.ip_network(quarters[quarter])), key
    assert given["gatewayFrom"] == [{"ipBlock": {"cidr": quarters[0]}}]
    assert given["databaseTo"] == [{"ipBlock": {"cidr": quarters[2]}}]
    assert given["httpsTo"][1] == {"ipBlock": {"cidr": quarters[1]}}
