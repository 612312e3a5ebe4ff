"""The page of the last incidents, through the application that Gunicorn serves."""

import base64
from typing import Any

import pytest
from falcon.testing import TestClient

from alert_analyzer.webhook.application import application_of
from tests.conftest import OpenSite
from tests.harness.loki import loki_server
from tests.harness.notifications import alert, read
from tests.harness.site import Site

SECRET = "the page's secret"
HOSTILE = "<script>alert(1)</script> password=hunter22x"


def client_of(site: Site) -> TestClient:
    service = site.service
    app: Any = application_of(
        site.store, service.settings, clock=site.clock, log=service.log, metrics=service.metrics,
        works=lambda: True, measure=service.measure, stored=service.alerts_stored,
    )  # fmt: skip
    return TestClient(app)


def basic(password: str, name: str = "anyone") -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


@pytest.mark.parametrize(
    "headers", [{}, basic("another"), basic(""), {"Authorization": "Basic !"}, {"Authorization": f"Bearer {SECRET}"}]
)
def test_nobody_without_the_secret_sees_it(open_site: OpenSite, headers: dict[str, str]) -> None:
    client = client_of(open_site(page_secret=SECRET))
    for address in ("/incidents", "/incidents/1"):
        answer = client.simulate_get(address, headers=headers)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].startswith("Basic")


def test_without_a_secret_there_is_no_page(open_site: OpenSite) -> None:
    site = open_site(allow_anyone="false", webhook_secret="x")
    assert client_of(site).simulate_get("/incidents").status_code == 404


def test_an_incident_is_shown_with_its_evidence_escaped_and_without_secrets(open_site: OpenSite) -> None:
    with loki_server() as loki:
        site = open_site(page_secret=SECRET, loki_url=loki.url)
        loki.add(site.clock.ms * 1_000_000 - 10**9, f"ERROR {HOSTILE}", namespace="shop", pod="a")
        sent = alert("Page<b>", pod="a")
        sent["annotations"]["summary"] = HOSTILE
        site.store.take(read(sent))
        site.gathered()
    client = client_of(site)
    listed = client.simulate_get("/incidents", headers=basic(SECRET))
    assert "Page&lt;b&gt; in shop" in listed.text
    [message] = site.shelf.messages
    one = client.simulate_get(f"/incidents/{message.incident}", headers=basic(SECRET))
    for answer in (listed, one):
        assert answer.status_code == 200
        assert "<script" not in answer.text
        assert "hunter22x" not in answer.text
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "Log lines that stand out" in one.text
    assert "ERROR &lt;script&gt;" in one.text
    assert client.simulate_get("/incidents/none", headers=basic(SECRET)).status_code == 404


def test_before_the_first_alert_it_says_so(open_site: OpenSite) -> None:
    assert "No alert has come yet" in client_of(open_site()).simulate_get("/incidents").text
