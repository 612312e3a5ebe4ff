"""B10, B12, B15: the chart renders for all combinations of values, keeps the schemas, and every pod is hardened."""

import itertools
from collections.abc import Callable

import kubernetes_validate
import pytest
import yaml

from charting import CHART, DIGEST, ENVIRONMENTS, HELM, Manifest, Refused, of_kind, pod_templates, render, shown
from hardening import faults
from places import run
from planting import put

VERSIONS = ("1.35", "1.36", "1.37")
# Kinds that Kubernetes itself does not know; test_custom_resources.py looks at them.
OTHERS = {
    *("monitoring.coreos.com", "gateway.networking.k8s.io", "gateway.k8s.aws", "external-secrets.io"),
    *("postgresql.cnpg.io", "barmancloud.cnpg.io", "gateway.envoyproxy.io", "traefik.io"),
}
CHOICES = (
    ("alertAnalyzer.enabled=true", "alertAnalyzer.enabled=false"),
    ("secrets.alertAnalyzerDatabase=inbox", 'alertAnalyzer.replicas={"least":1,"most":1,"cpuPercent":70}'),
    ("gateway.enabled=false", "gateway.create=false", "gateway.create=true"),
    ("monitoring.enabled=true", "monitoring.enabled=false"),
)
FILE_INBOX = "secrets.alertAnalyzerDatabase="
MATRIX = [(*one, FILE_INBOX) if "replicas" in one[1] else one for one in itertools.product(*CHOICES)]
# What is switched on by a value of its own, beside the defaults.
DATABASE = ("database.enabled=true", "database.backup.destination=s3://backups/longline")
WAF = (
    "gateway.aws.enabled=true",
    "gateway.aws.certificateArn=arn:c",
    "gateway.limits.by=waf",
    "gateway.limits.webAcl=arn:w",
)
TRACES = ("tracing.endpoint=http://tempo.monitoring.svc:4318", "tracing.ratio=0.25")
FEATURES = (
    *(DATABASE, (*DATABASE, "database.instances=1", "monitoring.enabled=false", "database.backup.secret=s3")),
    *(("gateway.limits.by=envoy",), ("gateway.limits.by=traefik",), WAF, ("purge.enabled=false",), TRACES),
)
ALONE = ("registry.filesBucket=", 'registry.replicas={"least":1,"most":1,"cpuPercent":70}')


def matrix() -> list[tuple[str, list[Manifest]]]:
    """Every combination, rendered."""
    some = [
        (" ".join(sets), render(*sets))
        for sets in [*MATRIX, *FEATURES, ALONE, (f"images.registry=a.example/b@{DIGEST}",)]
    ]
    return some + [(name, render(environment=name)) for name in ENVIRONMENTS]


@pytest.fixture(scope="module")
def rendered() -> dict[str, list[Manifest]]:
    return dict(matrix())


def complaints(manifest: Manifest, version: str) -> str:
    """What Kubernetes' schema says against an object, empty for nothing."""
    try:
        kubernetes_validate.validate(manifest, version, strict=True)
    except kubernetes_validate.ValidationError as error:
        return str(error.message)
    return ""


def of_kubernetes(manifest: Manifest) -> bool:
    return manifest["apiVersion"].partition("/")[0] not in OTHERS


def test_every_combination_keeps_the_schemas(rendered: dict[str, list[Manifest]]) -> None:
    assert len(rendered) == 24 + 7 + 2 + 3
    distinct = {shown(one): one for manifests in rendered.values() for one in manifests if of_kubernetes(one)}
    assert len(distinct) > 40
    wrong = [(version, said) for version in VERSIONS for one in distinct.values() if (said := complaints(one, version))]
    assert wrong == []


@pytest.mark.parametrize("version", VERSIONS)
def test_schemas_find_planted_faults(version: str) -> None:
    deployment = of_kind(render(), "Deployment")["registry"]
    assert complaints(deployment, version) == ""
    misspelt = yaml.safe_load(shown(deployment).replace("readOnlyRootFilesystem", "readonlyRootFilesystem"))
    assert "readonlyRootFilesystem" in complaints(misspelt, version)
    deployment["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] = "long"
    assert "long" in complaints(deployment, version)


def test_every_combination_is_hardened(rendered: dict[str, list[Manifest]]) -> None:
    assert {name: faults(manifests) for name, manifests in rendered.items() if faults(manifests)} == {}


def test_production_has_two_or_more_of_each() -> None:
    scalers = of_kind(render(environment="production"), "HorizontalPodAutoscaler")
    assert {name: one["spec"]["minReplicas"] >= 2 for name, one in scalers.items()} == {
        "registry": True, "frontend": True, "alert-analyzer": True,
    }  # fmt: skip


CONTAINER = ("containers", 0)
FAULTS = [
    ("has a token", put("automountServiceAccountToken", value=True)),
    ("has no service account", put("serviceAccountName", value="default")),
    ("may be root", put("securityContext", "runAsUser", value=0)),
    ("has no seccomp profile", put("securityContext", "seccompProfile", value={"type": "Unconfined"})),
    ("shares the host's", put("hostNetwork", value=True)),
    ("mounts", put("volumes", 0, value={"name": "data", "hostPath": {"path": "/"}})),
    ("may fill the node's disk", put("volumes", 0, value={"name": "data", "emptyDir": {}})),
    ("may gain privileges", put(*CONTAINER, "securityContext", "allowPrivilegeEscalation", value=True)),
    ("keeps capabilities", put(*CONTAINER, "securityContext", "capabilities", value={"drop": ["NET_RAW"]})),
    ("may write into its image", put(*CONTAINER, "securityContext", "readOnlyRootFilesystem", value=False)),
    ("asks for no resources", put(*CONTAINER, "resources", value={"limits": {"memory": 1, "ephemeral-storage": 1}})),
    ("has no limits", put(*CONTAINER, "resources", "limits", value={"cpu": 1})),
    ("can change", put(*CONTAINER, "image", value="docker.io/longline/registry:latest")),
    ("can change", put(*CONTAINER, "image", value="host:5000/longline/registry")),
    ("has no livenessProbe", lambda pod: pod["containers"][0].pop("livenessProbe")),
    ("stops before", put(*CONTAINER, "lifecycle", value={})),
    ("is not spread", put("topologySpreadConstraints", value=[])),
]


@pytest.mark.parametrize(("said", "plant"), FAULTS)
def test_planted_fault_of_a_pod_is_found(said: str, plant: Callable[[Manifest], None]) -> None:
    manifests = render()
    plant(pod_templates(manifests)["registry"]["spec"])
    assert [said in one for one in faults(manifests)] == [True]


@pytest.mark.parametrize(
    ("kind", "said"), [("HorizontalPodAutoscaler", "is not scaled"), ("PodDisruptionBudget", "may be drained away")]
)
def test_missing_companion_of_a_workload_is_found(kind: str, said: str) -> None:
    manifests = [one for one in render() if (one["kind"], one["metadata"]["name"]) != (kind, "frontend")]
    assert faults(manifests) == [f"frontend: {said}"]


def test_volume_that_two_pods_would_want_is_found() -> None:
    manifests = render(*ALONE)
    assert faults(manifests) == []
    of_kind(manifests, "Deployment")["registry"]["spec"]["strategy"] = {"type": "RollingUpdate"}
    assert faults(manifests) == ["registry: its next pod waits for the volume of the one before"]


@pytest.mark.parametrize(
    ("sets", "said"),
    [
        (("images.registry=docker.io/longline/registry:latest",), "images/registry"),
        (("images.registry=docker.io/longline/registry",), "images/registry"),
        (("images.colour=blue",), "colour"),
        (("registry.replicas.least=0",), "least"),
        (("registry.settings.SMTP_PASSWORD=x",), "SMTP_PASSWORD"),
        (("registry.filesBucket=",), "several pods need one place"),
        (("secrets.alertAnalyzerDatabase=",), "several pods need a database"),
        (("frontend.replicas.most=1",), "under frontend.replicas.least"),
        (("externalSecrets.enabled=true",), "database.key"),
        (("gateway.tlsSecret=",), "needs a certificate"),
        (("network.databaseTo=[]",), "databaseTo"),
        (("database.enabled=true",), "database without backups"),
        ((*DATABASE, "database.storage.size=20"), "storage/size"),
        (("gateway.limits.by=nginx",), "limits/by"),
        (("gateway.limits.by=waf",), "webAcl"),
        (("purge.schedule=nightly",), "purge/schedule"),
    ],
)
def test_values_that_cannot_work_are_refused(sets: tuple[str, ...], said: str) -> None:
    with pytest.raises(Refused, match=said):
        render(*sets)


def complained(text: str) -> list[str]:
    """Helm's lines, without its remark that the analyzer's rules lie in the analyzer's folder."""
    return [line for line in text.splitlines() if "symbolic link" not in line]


def test_helm_lints_the_chart_and_finds_a_planted_fault() -> None:
    sets = ("--set", "gateway.tlsSecret=t", "--set", "registry.filesBucket=f")
    said = run(HELM, "lint", "--strict", "--quiet", *sets, CHART)
    assert (said.returncode, complained(said.stderr)) == (0, [])
    assert run(HELM, "lint", "--strict", *sets, "--set", "host=-", CHART).returncode != 0


def test_secret_is_never_a_value() -> None:
    for manifests in (render(), render(environment="production")):
        assert of_kind(manifests, "Secret") == {}
        for pod in pod_templates(manifests).values():
            for variable in pod["spec"]["containers"][0].get("env", []):
                assert "value" in variable, "secrets are files"
                assert not variable["value"].startswith("postgres")


def test_every_setting_is_known_to_its_service() -> None:
    settings = {
        "LONGLINE_": "registry/src/registry/platform/settings.py",
        "ALERT_ANALYZER_": "alert-analyzer/src/alert_analyzer/platform/settings.py",
    }
    for pod in pod_templates(render(environment="production")).values():
        for variable in pod["spec"]["containers"][0].get("env", []):
            for prefix, path in settings.items():
                if variable["name"].startswith(prefix):
                    setting = variable["name"].removeprefix(prefix).removesuffix("_FILE").lower()
                    assert f"\n    {setting}: " in (CHART.parents[2] / path).read_text(), setting


def test_route_shows_the_interface_and_the_page_and_nothing_else_of_the_registry() -> None:
    rules = of_kind(render(), "HTTPRoute")["longline"]["spec"]["rules"]
    ways = [(rule["matches"][0]["path"]["value"], rule["backendRefs"][0]["name"]) for rule in rules]
    assert ways == [("/api", "registry"), ("/", "frontend")]


def test_production_hides_the_page_behind_tls_1_2_or_newer() -> None:
    manifests = render(environment="production")
    (listener,) = of_kind(manifests, "LoadBalancerConfiguration")["longline"]["spec"]["listenerConfigurations"]
    assert listener["sslPolicy"].startswith("ELBSecurityPolicy-TLS13-1-2")
    redirect = of_kind(manifests, "HTTPRoute")["longline-to-https"]["spec"]["rules"][0]["filters"][0]
    assert redirect["requestRedirect"]["scheme"] == "https"


def test_stop_is_waited_for_longer_than_it_takes() -> None:
    for name, pod in pod_templates(render("registry.shutdownSeconds=100")).items():
        if name == "registry":
            spec = pod["spec"]
            sleep = spec["containers"][0]["lifecycle"]["preStop"]["sleep"]["seconds"]
            assert spec["terminationGracePeriodSeconds"] >= sleep + 100


def test_every_way_to_limit_requests_hangs_on_the_route_of_the_interface() -> None:
    envoy = of_kind(render("gateway.limits.by=envoy", "gateway.limits.perSecond=7"), "BackendTrafficPolicy")["longline"]
    assert envoy["spec"]["targetRefs"][0]["name"] == "longline"
    assert [one["limit"]["requests"] for one in envoy["spec"]["rateLimit"]["local"]["rules"]] == [7, 7]
    traefik = render("gateway.limits.by=traefik")
    (api, page) = of_kind(traefik, "HTTPRoute")["longline"]["spec"]["rules"]
    assert api["filters"][0]["extensionRef"]["name"] in of_kind(traefik, "Middleware")
    assert "filters" not in page
    assert of_kind(render(*WAF), "LoadBalancerConfiguration")["longline"]["spec"]["wafV2"] == {"webACL": "arn:w"}


def test_database_in_the_cluster_is_what_everybody_reads_and_migrations_wait_for_it() -> None:
    manifests = render(*DATABASE)
    pods = pod_templates(manifests)
    for name in ("registry", "migrate", "purge"):
        (secret,) = [one["secret"] for one in pods[name]["spec"]["volumes"] if one["name"] == "database"]
        assert (secret["secretName"], secret["items"]) == ("longline-database-app", [{"key": "uri", "path": "url"}])
    (wait,) = pods["migrate"]["spec"]["initContainers"]
    assert "psycopg.connect" in wait["args"][0]
    assert "initContainers" not in pod_templates(render())["migrate"]["spec"]
    backup = of_kind(manifests, "ScheduledBackup")["longline-database"]["spec"]
    (plugin,) = of_kind(manifests, "Cluster")["longline-database"]["spec"]["plugins"]
    assert backup["pluginConfiguration"]["name"] == plugin["name"]
    assert plugin["parameters"]["barmanObjectName"] in of_kind(manifests, "ObjectStore")


def test_secret_of_a_database_elsewhere_is_not_fetched_for_one_in_the_cluster() -> None:
    sets = (*DATABASE, "externalSecrets.enabled=true", "externalSecrets.webhook.key=w")
    assert set(of_kind(render(*sets), "ExternalSecret")) == {"longline-webhook"}


def test_helm_asks_the_registry_and_the_page_and_leaves_nothing() -> None:
    job = of_kind(render(), "Job")["test"]
    assert job["metadata"]["annotations"]["helm.sh/hook"] == "test"
    assert "hook-succeeded" in job["metadata"]["annotations"]["helm.sh/hook-delete-policy"]
    assert "readyz" in job["spec"]["template"]["spec"]["containers"][0]["args"][0]


def test_traces_are_asked_for_by_a_value_and_by_nothing_else() -> None:
    def told(*sets: str) -> dict[str, dict[str, str]]:
        found = {}
        for name, deployment in of_kind(render(*sets), "Deployment").items():
            env = deployment["spec"]["template"]["spec"]["containers"][0].get("env", [])
            found[name] = {one["name"]: one["value"] for one in env if one["name"].startswith("OTEL_")}
        return found

    assert not any(told().values())
    asked = told(*TRACES)
    assert asked["frontend"] == {}
    for name in ("registry", "alert-analyzer"):
        assert asked[name] == {
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://tempo.monitoring.svc:4318",
            "OTEL_SERVICE_NAME": f"longline-{name}",
            "OTEL_TRACES_SAMPLER": "traceidratio",
            "OTEL_TRACES_SAMPLER_ARG": "0.25",
        }
