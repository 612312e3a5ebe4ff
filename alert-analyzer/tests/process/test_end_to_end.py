"""Everything real but the clouds: Prometheus fires, Alertmanager sends, Gunicorn takes, Loki and a model are asked with
a key from Secrets Manager, SNS tells.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from alert_analyzer.platform.clock import SystemClock
from tests.harness.aws import Topic, aws_server, put_secret
from tests.harness.inbox import Inbox
from tests.harness.loki import LokiServer, loki_server
from tests.harness.model import KEY, ModelServer, answer, model_server
from tests.harness.notifications import alert, notification
from tests.harness.prometheus import monitoring
from tests.harness.running import Running
from tests.harness.waiting import until


@pytest.fixture
def aws() -> Iterator[str]:
    with aws_server() as url:
        yield url


@pytest.fixture
def loki() -> Iterator[LokiServer]:
    with loki_server() as server:
        now_s = SystemClock().now_ms() // 1000
        for second in range(now_s - 3_600, now_s, 5):
            server.add(second * 10**9, f"INFO order {second} served", namespace="shop", pod="cart-1")
        server.add((now_s - 8) * 10**9, "ERROR pool exhausted, password=hunter22x", namespace="shop", pod="cart-1")
        yield server


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with model_server() as server:
        cause = {"claim": "the pool is exhausted", "lines": [1]}
        said = msgspec.json.encode(answer(summary="the pool is exhausted", probable_cause=cause)).decode()
        server.say = lambda _: said
        yield server


def test_from_a_metric_to_the_cause_in_a_message(
    tmp_path: Path, aws: str, loki: LokiServer, model: ModelServer
) -> None:
    topic = Topic(aws, "alerts")
    inbox = Inbox(topic)
    settings: Any = {
        "outputs": "sns", "sns_topic_arn": topic.arn, "sns_endpoint_url": aws, "aws_region": "eu-west-1",
        "loki_url": loki.url, "model": "stand-in", "model_url": model.url,
        "model_key_secret_id": put_secret(aws, "model-key", KEY), "secrets_endpoint_url": aws,
    }  # fmt: skip
    (tmp_path / "service").mkdir()
    (tmp_path / "monitoring").mkdir()
    with Running(tmp_path / "service", **settings) as running:
        running.wait_until_ready()
        with monitoring(tmp_path / "monitoring", f"{running.url}/webhook") as exporter:
            exporter.values["shop_pool_free"] = 0
            told = inbox.find("[CRITICAL] PoolExhausted in shop: the pool is exhausted")
            assert "Probable cause: the pool is exhausted [1]" in told["Message"]
            assert "[1] " in told["Message"]
            assert "cart-1: ERROR pool exhausted, password=<redacted:secret:" in told["Message"]
            assert told["MessageAttributes"]["severity"]["Value"] == "critical"
            assert told["MessageAttributes"]["alert_names"]["Value"] == '["PoolExhausted"]'
            running.kill()
            exporter.values |= {"shop_pool_free": 5, "shop_disk_free": 0}
            until(lambda: running.process and running.process.poll() is not None, what="the service is gone")
            running.start()
            inbox.find("[CRITICAL] DiskFull in shop")
            inbox.find("[RESOLVED] PoolExhausted in shop")
        metrics = running.client.get("/metrics").text
    beats = next(line for line in metrics.splitlines() if line.startswith("alert_analyzer_last_heartbeat_timestamp"))
    assert float(beats.split()[1]) > SystemClock().now_ms() / 1000 - 120
    assert all("Watchdog" not in message["Subject"] for message in inbox.messages)
    assert all("hunter22x" not in text for text in (*model.prompts(), *(each["Message"] for each in inbox.messages)))


def test_a_key_that_was_changed_is_read_anew(tmp_path: Path, aws: str, model: ModelServer) -> None:
    secret = put_secret(aws, "old-key", '{"key": "no longer right", "name": "x"}')
    with Running(
        tmp_path, model="m", model_url=model.url, model_key_secret_id=secret, secrets_endpoint_url=aws
    ) as running:
        running.wait_until_ready()
        running.post(notification(alert("First")))
        until(lambda: len(running.told()) == 1, what="the first is told", within_s=60)
        assert "The model answered 401." in running.told()[0]["text"]
        put_secret(aws, "old-key", KEY)
        running.post(notification(alert("Second")))
        until(lambda: len(running.told()) == 2, what="the second is told", within_s=60)
        assert "What a model makes of it" in running.told()[1]["text"]
