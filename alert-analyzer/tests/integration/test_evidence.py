"""From an alert to the lines in its message, through a Loki."""

from collections.abc import Iterator

import pytest

from tests.conftest import OpenSite
from tests.harness.loki import LokiServer, loki_server
from tests.harness.notifications import alert, read
from tests.harness.site import Site

SECOND = 1_000_000_000
STARTED_S = 1_795_773_600  # 2026-11-27T10:00:00Z


@pytest.fixture
def loki() -> Iterator[LokiServer]:
    with loki_server() as server:

        def say(second: int, app: str, text: str) -> None:
            server.add((STARTED_S + second) * SECOND, text, namespace="shop", pod=f"{app}-1", app=app)

        for second in range(-5_000, 60):
            say(second, "cart", f"INFO request {second} served in {second % 7} ms")
            say(second, "stock", "ERROR usual noise: cache miss failed")
        say(-900, "db", "INFO config reloaded: pool_size=1")
        say(-30, "cart", "ERROR no connection: pool exhausted, password=hunter22x")
        yield server


def tell(open_site: OpenSite, loki: LokiServer, **settings: str) -> Site:
    site = open_site(loki_url=loki.url, **settings)
    site.clock.ms = (STARTED_S + 60) * 1000
    site.store.take(read(alert(pod="cart-1", app="cart")))
    site.gathered()
    return site


def test_the_lines_that_explain_it_come_first_with_their_reasons(open_site: OpenSite, loki: LokiServer) -> None:
    text = tell(open_site, loki).shelf.messages[0].text
    section = text[text.index("Log lines that stand out") :]
    first, reasons, second = section.splitlines()[1:4]
    assert "cart-1: ERROR no connection: pool exhausted" in first
    assert "level error" in reasons
    assert "not seen in the baseline" in reasons
    assert "of the alert's pod" in reasons
    assert "db-1: INFO config reloaded" in second
    assert "What is missing" not in text


def test_no_secret_of_a_log_line_leaves(open_site: OpenSite, loki: LokiServer) -> None:
    site = tell(open_site, loki)
    assert "hunter22x" not in site.shelf.messages[0].text
    assert "hunter22x" not in str(site.store.recent(1))
    assert "hunter22x" not in site.logged.getvalue()


@pytest.mark.parametrize(
    ("fault", "said"),
    [((500, {}, b"x"), "Loki answered 500."), ((200, {}, b"<html>"), "Loki's answer could not be understood.")],
)
def test_without_loki_the_alert_goes_out_and_says_so(
    open_site: OpenSite, loki: LokiServer, fault: tuple[int, dict[str, str], bytes], said: str
) -> None:
    loki.always = fault
    text = tell(open_site, loki).shelf.messages[0].text
    assert f"What is missing\n- Log lines: {said}" in text
    assert "- firing PodCrashLooping since" in text


def test_a_loki_that_hangs_holds_nothing_up(open_site: OpenSite, loki: LokiServer) -> None:
    loki.hang.clear()
    text = tell(open_site, loki, evidence_s="0.3").shelf.messages[0].text
    assert "Log lines: Loki did not answer in time." in text


def test_an_alert_that_names_no_place_asks_nothing(open_site: OpenSite, loki: LokiServer) -> None:
    site = open_site(loki_url=loki.url)
    sent = alert()
    del sent["labels"]["namespace"]
    site.store.take(read(sent))
    site.gathered()
    assert "names no pod, container, app or namespace" in site.shelf.messages[0].text
    assert loki.queries == []


def test_it_falls_back_to_wider_streams(open_site: OpenSite, loki: LokiServer) -> None:
    site = open_site(loki_url=loki.url)
    site.clock.ms = (STARTED_S + 60) * 1000
    site.store.take(read(alert(pod="gone-1", app="cart")))
    site.gathered()
    asked = list(dict.fromkeys(query["query"] for query in loki.queries))
    assert asked == ['{namespace="shop", pod="gone-1"}', '{namespace="shop", app="cart"}', '{namespace="shop"}']
    assert "pool exhausted" in site.shelf.messages[0].text
