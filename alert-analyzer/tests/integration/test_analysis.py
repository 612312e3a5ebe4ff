"""From the evidence to a checked analysis in the message, through an OpenAI-compatible endpoint."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tests.conftest import OpenSite
from tests.harness.loki import LokiServer, loki_server
from tests.harness.model import (
    KEY,
    Fault,
    ModelServer,
    answer,
    completes,
    drip,
    hang,
    hang_up,
    model_server,
    status,
)  # fmt: skip
from tests.harness.notifications import alert, read
from tests.harness.site import Site

SECOND = 1_000_000_000
STARTED_S = 1_795_773_600  # 2026-11-27T10:00:00Z

Say = Callable[..., str]


def said(**values: object) -> str:
    return msgspec.json.encode(answer(**values)).decode()


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """SQLite alone: what a model says does not depend on the database; `test_ledger` has both."""
    return f"sqlite:///{tmp_path / 'inbox.db'}"


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with model_server() as server:
        server.say = lambda _: said()
        yield server


@pytest.fixture
def loki() -> Iterator[LokiServer]:
    with loki_server() as server:
        add_fault(server, STARTED_S, pod="cart-7d9f-1")
        yield server


def add_fault(loki: LokiServer, at_s: int, *, pod: str) -> None:
    loki.add((at_s - 30) * SECOND, "ERROR no connection: pool exhausted, password=hunter22x", namespace="shop", pod=pod)
    loki.add((at_s - 29) * SECOND, "WARN retry of order 4711 in 200 ms", namespace="shop", pod=pod)


def open_with(open_site: OpenSite, loki: LokiServer, model: ModelServer, **settings: str) -> Site:
    values = {"model": "stand-in", "model_url": model.url, "model_key": KEY, "breaker_failures": "3", **settings}
    site = open_site(loki_url=loki.url, **values)
    site.clock.ms = (STARTED_S + 60) * 1000
    return site


def tell(site: Site, name: str = "PodCrashLooping", **labels: str) -> str:
    site.store.take(read(alert(name, **labels)))
    site.gathered()
    return site.shelf.messages[-1].text


def metric(site: Site, name: str, **labels: str) -> float:
    return site.service.metrics.registry.get_sample_value(f"alert_analyzer_{name}", labels) or 0.0


def test_the_cause_stands_first_with_the_lines_that_prove_it(
    open_site: OpenSite, loki: LokiServer, model: ModelServer
) -> None:
    site = open_with(open_site, loki, model)
    text = tell(site)
    section = text[text.index("What a model makes of it") : text.index("Log lines that stand out")]
    assert "Probable cause: the connection pool is exhausted [1]" in section
    assert "1. look at the pool" in section
    assert "Confidence: high" in section
    assert "UNSUPPORTED" not in section
    assert "[1] 2026-11-27T09:59:30.000Z cart-7d9f-1: ERROR no connection: pool exhausted" in text
    assert site.shelf.messages[0].subject.endswith(": the connection pool is exhausted")
    assert "What is missing" not in text


def test_no_secret_of_logs_or_alerts_reaches_the_model(
    open_site: OpenSite, loki: LokiServer, model: ModelServer
) -> None:
    sent = alert(pod="cart-7d9f-1")
    sent["annotations"]["description"] = "anna@example.org with token=abcdefgh12345"
    site = open_with(open_site, loki, model)
    site.store.take(read(sent))
    site.gathered()
    [prompt] = model.prompts()
    for secret in ("hunter22x", "anna@", "abcdefgh12345"):
        assert secret not in prompt
    assert "pool exhausted" in prompt


UNSUPPORTED = {
    "no citation": ({"claim": "the pool is exhausted", "lines": []}, "cites no line"),
    "a line that is not there": ({"claim": "the pool is exhausted", "lines": [99]}, "cites no line that exists"),
    "an invented address": ({"claim": "the pool of 501.243.897.6 is exhausted", "lines": [1]}, "501.243.897.6"),
    "an invented pod": ({"claim": "the pool of stock-5f-9 is exhausted", "lines": [1]}, "stock-5f-9"),
    "an invented number": ({"claim": "the pool of 37 is exhausted", "lines": [1]}, "not in the data: 37"),
    "a part of a number": ({"claim": "the retry of order 471 failed", "lines": [2]}, "not in the data: 471"),
    "an invented class": ({"claim": "pool exhausted by SocketTimeout", "lines": [1]}, "SocketTimeout"),
    "other words": ({"claim": "the certificate expired", "lines": [1]}, "its words stand in none"),
}  # fmt: skip


@pytest.mark.parametrize("what", UNSUPPORTED)
def test_what_the_lines_do_not_bear_is_marked(
    open_site: OpenSite, loki: LokiServer, model: ModelServer, what: str
) -> None:
    cause, doubt = UNSUPPORTED[what]
    model.say = lambda _: said(probable_cause=cause)
    site = open_with(open_site, loki, model)
    text = tell(site)
    marked = next(line for line in text.splitlines() if line.startswith("Probable cause"))
    assert "(UNSUPPORTED: " in marked
    assert doubt in marked
    assert "Confidence: low" in text
    assert metric(site, "claims_total", found="unsupported") >= 1
    assert ": the connection pool" not in site.shelf.messages[0].subject


def test_a_model_may_say_that_the_lines_show_no_cause(
    open_site: OpenSite, loki: LokiServer, model: ModelServer
) -> None:
    model.say = lambda _: said(probable_cause=None)
    assert "Probable cause: the lines do not show it" in tell(open_with(open_site, loki, model))


MISBEHAVIOURS: dict[str, tuple[Fault, str]] = {
    "500": (status(500), "The model answered 500."),
    "503": (status(503), "The model answered 503."),
    "429": (status(429, Retry_After="600"), "The model answered 429."),
    "wrong key": (status(401), "The model answered 401."),
    "html": (status(200, b"<html>secret</html>"), "The model's answer could not be understood."),
    "no choices": (status(200, b'{"choices": []}'), "The model's answer could not be understood."),
    "broken JSON": (status(200, b'{"choices": [{"mess'), "The model's answer could not be understood."),
    "too large": (status(200, b" " * 3_000_000), "The model's answer was larger than is taken."),
    "empty": (completes(""), "The answer was empty."),
    "refusal": (completes(None, message={"refusal": "I cannot"}), "The model refused to answer."),
    "prose": (completes("I think that it is the database."), "The model's answer could not be used: it held no JSON."),
    "no summary": (completes('{"answer": 42}'), "The model's answer could not be used: it had no summary."),
    "a list": (completes("[1, 2]"), "The model's answer could not be used: it held no JSON."),
    "hangs up": (hang_up, "The model could not be asked (APIConnectionError)."),
    "hangs": (hang, "The model could not be asked (APITimeoutError)."),
    "drips": (drip, "The model did not answer in time."),
}  # fmt: skip


SLOW = {"hangs", "drips"}


@pytest.mark.parametrize("what", MISBEHAVIOURS)
def test_whatever_the_model_does_the_alert_goes_out_with_its_lines_and_says_so(
    open_site: OpenSite, loki: LokiServer, model: ModelServer, what: str
) -> None:
    model.always, sentence = MISBEHAVIOURS[what]
    text = tell(open_with(open_site, loki, model, model_timeout_s="0.6" if what in SLOW else "30"))
    assert f"- The analysis: {sentence}" in text
    assert "pool exhausted" in text
    assert "- firing PodCrashLooping since" in text
    assert "secret</html>" not in text


READABLE: dict[str, Callable[[str], str]] = {
    "in a fence": lambda text: f"Here it is:\n```json\n{text}\n```\nI hope that helps.",
    "cut at the end": lambda text: text[: text.index("next_steps") - 3],
    "numbers as texts": lambda text: text.replace('"lines":[1]', '"lines":["[1]"]'),
    "a comma too many": lambda text: text.replace("[1]", "[1,]"),
    "single quotes": lambda text: text.replace('"', "'"),
}


@pytest.mark.parametrize("form", READABLE)
def test_an_answer_in_a_bad_form_is_read(open_site: OpenSite, loki: LokiServer, model: ModelServer, form: str) -> None:
    model.say = lambda _: READABLE[form](said())
    assert "Probable cause: the connection pool is exhausted [1]" in tell(open_with(open_site, loki, model))


@pytest.mark.parametrize("takes", [("json_object", "text"), ("text",)])
def test_a_server_without_schemas_is_asked_another_way_which_is_kept(
    open_site: OpenSite, loki: LokiServer, model: ModelServer, takes: tuple[str, ...]
) -> None:
    model.takes = takes
    site = open_with(open_site, loki, model, model_reuse_s="0")
    assert "Probable cause: the connection pool" in tell(site)
    before = len(model.requests)
    assert "Probable cause: the connection pool" in tell(site, pod="another")
    assert len(model.requests) == before + 1


def test_a_429_is_waited_out_where_there_is_time(open_site: OpenSite, loki: LokiServer, model: ModelServer) -> None:
    model.faults = [status(429, Retry_After="0.1")]
    assert "Probable cause: the connection pool" in tell(open_with(open_site, loki, model))


def test_a_model_that_fails_is_left_alone_for_a_while(
    open_site: OpenSite, loki: LokiServer, model: ModelServer
) -> None:
    model.always = status(401)
    site = open_with(open_site, loki, model)
    texts = [tell(site, f"Alert{number}") for number in range(6)]
    assert len(model.requests) == 3
    assert "it failed several times in a row" in texts[-1]
    assert len(site.shelf.messages) == 6
    assert metric(site, "breaker_open") == 1


def test_the_same_fault_again_reuses_the_analysis(open_site: OpenSite, loki: LokiServer, model: ModelServer) -> None:
    site = open_with(open_site, loki, model)
    tell(site, pod="cart-7d9f-1")
    text = tell(site, pod="cart-7d9f-2")
    first, second = site.shelf.messages
    assert len(model.requests) == 1
    assert f"What a model made of it for the same fault (incident {first.incident})" in text
    assert "Probable cause: the connection pool is exhausted [1]" in text
    assert second.incident != first.incident
    site.clock.forward(4000)
    tell(site, pod="cart-7d9f-3")
    assert len(model.requests) == 2


def test_another_fault_of_the_same_alert_is_asked_about(
    open_site: OpenSite, loki: LokiServer, model: ModelServer
) -> None:
    site = open_with(open_site, loki, model)
    tell(site)
    loki.add((STARTED_S - 5) * SECOND, "FATAL disk full on /var/lib/db", namespace="shop", pod="db-1")
    tell(site, pod="b")
    assert len(model.requests) == 2


def test_tokens_and_costs_are_counted_and_the_budget_is_kept(
    open_site: OpenSite, loki: LokiServer, model: ModelServer
) -> None:
    site = open_with(
        open_site, loki, model, model_reuse_s="0", model_tokens_per_hour="3500", model_answer_tokens="500",
        model_price_prompt="2.5", model_price_answer="10",
    )  # fmt: skip
    texts = [tell(site, f"Alert{number}") for number in range(5)]
    asked = len(model.requests)
    assert 1 <= asked < 5
    assert "the budget of tokens is used up" in texts[-1]
    assert metric(site, "model_tokens_total", kind="prompt") == 1000 * asked
    assert metric(site, "model_cost_total") == pytest.approx(asked * (1000 * 2.5 + 100 * 10) / 1e6)
    site.service.measure()
    assert metric(site, "model_tokens_left", span="hour") == 3500 - 1100 * asked
    site.clock.forward(3700)
    assert "the budget of tokens is used up" not in tell(site, "Later")


def test_without_a_log_store_the_model_gets_the_alerts(open_site: OpenSite, model: ModelServer) -> None:
    site = open_site(model="stand-in", model_url=model.url, model_key=KEY)
    model.say = lambda _: said(probable_cause=None)
    text = tell(site)
    assert "Log lines: no log store is set up." in text
    assert "What a model makes of it" in text
