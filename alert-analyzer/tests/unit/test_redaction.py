import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alert_analyzer.inbox.alerts import Alert
from alert_analyzer.inbox.store import Incident
from alert_analyzer.publish.messages import Findings, compose
from alert_analyzer.redact.redactor import MARK, Redactor
from alert_analyzer.worker.handling import without_secrets
from tests.harness.secrets import KINDS

AROUND = ["", "2026-11-27T10:00:00Z ERROR app: ", '{"level":"error","msg":"', "[worker-3] "]


def test_there_are_at_least_fifty_kinds() -> None:
    assert len(KINDS) >= 50


@pytest.mark.parametrize("kind", KINDS)
def test_no_secret_of_any_kind_leaves(kind: str) -> None:
    chance = random.Random(kind)
    left = []
    for number in range(40):
        line, secret = KINDS[kind](chance)
        said = Redactor().redact(AROUND[number % len(AROUND)] + line)
        if secret in said or (len(secret) > 8 and secret[2:-2] in said):
            left.append((line, said))
    assert left == []


@given(st.sampled_from(sorted(KINDS)), st.integers(), st.text(max_size=60), st.text(max_size=60))
def test_doing_it_twice_changes_nothing_more(kind: str, seed: int, before: str, after: str) -> None:
    line, _ = KINDS[kind](random.Random(seed))
    redactor = Redactor(addresses=True)
    once = redactor.redact(f"{before} {line} {after}")
    assert redactor.redact(once) == once


ORDINARY = [
    "16:43:17.120 ERROR c.s.ContactsServiceImpl#37 TraceID: dc7db5cbec8d511cb7e08fd7c7b47c00 SpanID: b6ce9b3cd8b064a8",
    "GET /api/orders?page=2&sort=name HTTP/1.1 500 1234 0.174",
    "connection to 10.0.3.17:5432 refused",
    "commit 3f786850e387550fdab836ed7e6dc881de23001b deployed to pod web-server-d254f73b2-e3deb",
    "request 7c9e6679-7425-40de-944b-e07fc1f90ae7 took 3000 ms",
    "password authentication failed for user postgres",
    "token expired",
    "invalid token: expected comma",
    "authentication token is missing",
    "max_tokens=4096 tokens: 17 tokenizer=bpe",
    "java.lang.OutOfMemoryError: Java heap space at com.example.shop.CartServiceImpl.addItemToCartOfCustomer",
    "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 pulled",
    "took 1700000000000 ns at 1674984549711368244",
    "Bearer authentication is required",
    "author: team, authority=ca, passed=3, bypass: no, pinned: 4, signal=TERM",
    "/usr/lib/python3.11/site-packages/urllib3/connectionpool.py:1099 InsecureRequestWarning",
    "version 1.22.333.4444 of 2026-11-27T10:00:00.123456Z",
]


@pytest.mark.parametrize("line", ORDINARY)
def test_an_ordinary_line_stays_as_it_is(line: str) -> None:
    assert Redactor().redact(line) == line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mail to anna.b+dogs@example.co.uk failed", "mail"),
        ("call +49 170 1234567 now", "phone"),
        ("card 4111 1111 1111 1111 declined", "card"),
        ("paid from DE89 3704 0044 0532 0130 00", "iban"),
    ],
)
def test_personal_data_is_taken_out(text: str, kind: str) -> None:
    said = Redactor().redact(text)
    assert f"<redacted:{kind}:1>" in said
    assert not any(sign.isdigit() for sign in MARK.sub("", said))


def test_a_number_that_is_no_card_stays() -> None:
    assert Redactor().redact("order 4111 1111 1111 1112") == "order 4111 1111 1111 1112"


WITH_ADDRESSES = ["from 10.0.3.17:5432", "from 2001:db8::8a2e:370:7334", "from fe80::1 and 2001:db8:1:2:3:4:5:6"]


@pytest.mark.parametrize("text", WITH_ADDRESSES)
def test_addresses_are_taken_out_by_choice(text: str) -> None:
    assert Redactor().redact(text) == text
    assert "<redacted:ip:1>" in Redactor(addresses=True).redact(text)
    assert not any(part in Redactor(addresses=True).redact(text) for part in ("10.0", "db8", "fe80"))


def test_times_are_no_addresses() -> None:
    text = "16:43:17.120 and 2026-11-27T10:00:00Z"
    assert Redactor(addresses=True).redact(text) == text


def test_the_same_value_keeps_its_number_and_another_gets_another() -> None:
    redactor = Redactor()
    first = redactor.redact("password=hunter22x")
    assert redactor.redact("password=hunter22x") == first == "password=<redacted:secret:1>"
    assert redactor.redact("password=other33y") == "password=<redacted:secret:2>"
    assert redactor.taken["secret"] == 3


EVIL = ["a", "password=", "eyJ", "1 ", "-----BEGIN ", "a.b-", ":", "x@", "--token ", "A1b", "cookie:", "$2b$"]


@pytest.mark.parametrize("evil", EVIL)
def test_no_line_makes_it_run_long(evil: str) -> None:
    started = time.process_time()
    Redactor(addresses=True).redact(evil * (20_000 // len(evil)))  # as long as a line that is taken may be
    assert time.process_time() - started < 5


TEXT = st.text(max_size=40)


@given(
    st.lists(
        st.builds(
            Alert,
            fingerprint=TEXT,
            status=st.sampled_from(["firing", "resolved"]),
            starts_at=TEXT,
            starts_at_ns=st.integers(-(2**63), 2**63 - 1),
            labels=st.dictionaries(TEXT, TEXT, max_size=5),
            annotations=st.dictionaries(TEXT, TEXT, max_size=5),
            generator_url=TEXT,
        ),
        max_size=30,
    ),
    st.integers(0, 20_000),
)
def test_whatever_an_alert_says_there_is_a_message(alerts: list[Alert], more: int) -> None:
    incident = Incident(
        id="i",
        cause="c",
        opened_ms=1_800_000_000_000,
        due_ms=1_800_000_000_000,
        attempts=1,
        taken_over=False,
        alerts=alerts,
        alert_count=len(alerts) + more,
    )
    message = without_secrets(compose(incident, Findings(missing=("x",))), Redactor())
    assert message.subject
    assert "What is missing\n- x" in message.text
