"""What runs beside the application on an instance: the certificate, nginx, the measurements, RDS's password."""

import getpass
import json
import re
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from cheap.instance import STORE, Instance, free_port, until
from places import REPOSITORY
from simulator import Simulator

# Stands in for certbot: the same options, and a certificate where certbot puts it. Once it is there it is kept.
CERTBOT = """#!/bin/sh
set -eu
echo "$@" >> "{calls}"
while [ $# -gt 0 ]; do
    case $1 in --config-dir) folder=$2 ;; --domain) domain=$2 ;; esac
    shift
done
live=$folder/live/$domain
[ -e "$live/fullchain.pem" ] && exit 0
mkdir -p "$live"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=$domain/O=Authority" \\
    -keyout "$live/privkey.pem" -out "$live/fullchain.pem" 2>/dev/null
"""


def with_certbot(instance: Instance) -> Path:
    """Puts the stand-in in certbot's place; gives the file where it writes its calls."""
    calls, program = instance.folder / "calls", instance.folder / "certbot"
    program.write_text(CERTBOT.format(calls=calls))
    program.chmod(0o755)
    instance.settings |= {"CERTBOT": str(program), "RELOAD": f"touch {instance.folder}/reloaded"}
    return calls


def subject(instance: Instance) -> str:
    """Whom the certificate in use names."""
    certificate = f"{instance.folder}/tls/certificate.pem"
    said = subprocess.run(
        ["openssl", "x509", "-noout", "-subject", "-in", certificate], capture_output=True, text=True, check=True
    )
    return said.stdout


def test_there_is_a_certificate_before_there_is_one_of_the_authority(instance: Instance) -> None:
    assert instance.run("certificate", "prepare").returncode == 0
    assert "dogs.example.org" in subject(instance)
    assert "Authority" not in subject(instance)
    assert (instance.folder / "tls/own/privkey.pem").stat().st_mode & 0o077 == 0
    before = (instance.folder / "tls/certificate.pem").read_bytes()
    assert instance.run("certificate", "prepare").returncode == 0
    assert (instance.folder / "tls/certificate.pem").read_bytes() == before
    assert instance.run("certificate").returncode == 2


def test_a_new_instance_has_the_certificate_of_the_one_before(
    store: Simulator, instance: Instance, bundle: Path, tmp_path: Path
) -> None:
    calls = with_certbot(instance)
    instance.run("certificate", "prepare")
    done = instance.run("certificate", "renew")
    assert done.returncode == 0, done.stderr
    assert "Authority" in subject(instance)
    assert "--webroot" in calls.read_text()
    assert "--agree-tos --email lena@example.org" in calls.read_text()
    (instance.folder / "reloaded").unlink()
    assert instance.run("certificate", "renew").returncode == 0
    assert not (instance.folder / "reloaded").exists(), "nothing new, nothing to do"

    other = Instance(store, bundle, tmp_path / "other")
    assert other.run("certificate", "prepare").returncode == 0
    assert (other.folder / "tls/certificate.pem").read_bytes() == (instance.folder / "tls/certificate.pem").read_bytes()


def test_an_authority_that_refuses_changes_nothing(instance: Instance) -> None:
    with_certbot(instance)
    instance.run("certificate", "prepare")
    before = subject(instance)
    assert instance.run("certificate", "renew", CERTBOT="/bin/false").returncode != 0
    assert subject(instance) == before


@pytest.fixture
def nginx(instance: Instance) -> Iterator[tuple[int, int]]:
    """A real nginx with the bundle's configuration on free ports (plain, TLS), its paths below the instance."""
    folder, plain, tls = instance.folder, free_port(), free_port()
    (folder / "logs/healthd").mkdir(parents=True)
    text = (instance.application / ".platform/nginx/nginx.conf").read_text()
    for old, new in {
        r"^user nginx;": f"user {getpass.getuser()};",
        r"/var/lib/longline-tls": f"{folder}/tls",
        r"/var/log/nginx": f"{folder}/logs",
        r"/run/nginx\.pid": f"{folder}/nginx.pid",
        r"server 127\.0\.0\.1:8000": f"server 127.0.0.1:{instance.port}",
        r"\s*listen \[::\]:\d+[^;]*;": "",
        r"listen 80 ": f"listen 127.0.0.1:{plain} ",
        r"listen 443 ": f"listen 127.0.0.1:{tls} ",
        r"keepalive_timeout 65s;": "keepalive_timeout 65s;"
        f" client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;"
        f" uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;",
    }.items():
        text, count = re.subn(old, new, text, flags=re.MULTILINE)
        assert count, old
    configuration = folder / "nginx.conf"
    configuration.write_text(text)
    process = subprocess.Popen(
        ["nginx", "-c", configuration, "-g", "daemon off;", "-e", folder / "logs/start.log"], env=instance.settings
    )

    def listens() -> bool:
        assert process.poll() is None, (folder / "logs/start.log").read_text()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", tls)) == 0

    try:
        until(listens, "nginx")
        yield plain, tls
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def prepared(instance: Instance) -> Instance:
    """An instance with a certificate whose application runs."""
    assert instance.run("certificate", "prepare").returncode == 0
    instance.start()
    return instance


def test_everybody_comes_by_tls(prepared: Instance, nginx: tuple[int, int]) -> None:
    plain, tls = nginx
    said = subprocess.run(
        [REPOSITORY / "ci/smoke", f"https://localhost:{tls}"],
        env=prepared.settings | {"CURL_OPTIONS": "--insecure"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.count("good") == 9

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    opener = urllib.request.build_opener(Stay)
    with pytest.raises(urllib.error.HTTPError) as moved:
        opener.open(f"http://127.0.0.1:{plain}/h/secret")
    assert moved.value.code == 301
    assert moved.value.headers["Location"] == "https://127.0.0.1/h/secret"
    moved.value.close()
    challenge = prepared.folder / "tls/challenge/.well-known/acme-challenge/token"
    challenge.parent.mkdir(parents=True)
    challenge.write_text("proof")
    with opener.open(f"http://127.0.0.1:{plain}/.well-known/acme-challenge/token") as answer:
        assert answer.read() == b"proof"

    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("ECDHE+AES256:@SECLEVEL=0")
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with socket.create_connection(("127.0.0.1", tls)) as plain_socket, pytest.raises(ssl.SSLError):
        old.wrap_socket(plain_socket, server_hostname="localhost")


def test_the_log_for_beanstalks_health_names_no_secret(prepared: Instance, nginx: tuple[int, int]) -> None:
    """The agent reads seven fields between quotation marks, from a file of this hour."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with urllib.request.urlopen(f"https://127.0.0.1:{nginx[1]}/h/very-secret", context=context) as answer:
        assert answer.status == 200
    logs = prepared.folder / "logs"
    written = until(lambda: "".join(path.read_text() for path in (logs / "healthd").iterdir()), "the log")
    assert re.fullmatch(r'\d+\.\d+"/"200"\d+\.\d+"\d+\.\d+"-\n', written)
    assert all("very-secret" not in path.read_text() for path in logs.iterdir() if path.is_file())
    assert re.fullmatch(r"application\.log\.\d{4}-\d\d-\d\d-\d\d", next((logs / "healthd").iterdir()).name)


def measured(store: Simulator) -> dict[str, float]:
    """The newest value of each measurement."""
    watch = store.client("cloudwatch")
    found = {}
    for metric in watch.list_metrics(Namespace="Longline")["Metrics"]:
        points = watch.get_metric_statistics(
            Namespace="Longline", MetricName=metric["MetricName"], Dimensions=metric["Dimensions"], Period=60,
            StartTime=time.time() - 600, EndTime=time.time() + 60, Statistics=["Maximum"],
        )["Datapoints"]  # fmt: skip
        assert metric["Dimensions"] == [{"Name": "Environment", "Value": "test"}]
        found[metric["MetricName"]] = points[-1]["Maximum"]
    return found


def test_what_alarms_watch_is_measured(store: Simulator, prepared: Instance) -> None:
    until(lambda: prepared.events("copied"), "a copy")
    done = prepared.run("measure", COUNT=str(prepared.folder / "count"))
    assert done.returncode == 0, done.stderr
    values = measured(store)
    assert set(values) == {"CertificateDays", "CopyAge", "DiskUsed", "Ready"}
    assert values["Ready"] == 1
    assert 0 <= values["CopyAge"] < 30
    assert 0 < values["DiskUsed"] <= 100
    assert values["CertificateDays"] == 0, "one of our own making"
    with_certbot(prepared)
    assert prepared.run("certificate", "renew").returncode == 0
    assert prepared.run("measure", COUNT=str(prepared.folder / "count")).returncode == 0
    assert measured(store)["CertificateDays"] in {88, 89, 90}


def test_a_registry_that_is_not_ready_five_times_is_started_anew(instance: Instance) -> None:
    (instance.folder / "disk").mkdir()
    again = instance.folder / "again"
    for _ in range(5):
        assert not again.exists()
        settings = {"COUNT": str(instance.folder / "count"), "RESTART": f"touch {again}"}
        assert instance.run("measure", **settings).returncode == 0
    assert again.exists()


def test_the_database_of_rds_is_asked_for_with_its_present_password(store: Simulator, instance: Instance) -> None:
    secret = {"username": "longline", "password": "a/b@c:d"}
    made = store.client("secretsmanager").create_secret(Name="rds", SecretString=json.dumps(secret))
    settings = instance.settings | {"DATABASE_SECRET": made["ARN"], "DATABASE_HOST": "db.example.org"}
    said = subprocess.run(
        ["python3", "bin/database-url"], cwd=instance.application, env=settings, capture_output=True, check=True
    )
    assert said.stdout == b"postgresql://longline:a%2Fb%40c%3Ad@db.example.org:5432/longline?sslmode=require"


def test_settings_become_variables_of_systemd(instance: Instance) -> None:
    said = subprocess.run(
        ["python3", "bin/settings"], cwd=instance.application, input=b'{"B": "two \\"words\\"", "A": 1}',
        capture_output=True, check=True,
    )  # fmt: skip
    assert said.stdout == b'A="1"\nB="two \\"words\\""\n'
    assert STORE in instance.settings["STORE"]
