"""SNS against moto over HTTP, with an SQS queue behind the topic to see what arrives."""

from collections.abc import Iterator

import msgspec
import pytest

from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Undelivered
from alert_analyzer.publish.sns import Sns
from tests.harness.aws import REGION, Topic, aws_server
from tests.harness.loki import loki_server
from tests.harness.running import free_port
from tests.unit.test_sns_limits import outgoing

MESSAGE: Outgoing = outgoing("[CRITICAL] Ärger", "Zeile 1\nZeile 2 – „so“\n", "critical", ["PodDown", "DiskFull"])


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    with aws_server() as url:
        yield url


def test_sns_gets_subject_text_and_attributes(aws: str) -> None:
    topic = Topic(aws, "alerts")
    topic.output().send(MESSAGE)
    [received] = topic.received()
    assert received["Subject"] == "[CRITICAL] A?rger"
    assert received["Message"] == MESSAGE.message.text
    attributes = {name: value["Value"] for name, value in received["MessageAttributes"].items()}
    assert attributes["severity"] == "critical"
    assert msgspec.json.decode(attributes["alert_names"]) == ["PodDown", "DiskFull"]
    assert attributes["message"] == MESSAGE.id


def test_a_fifo_topic_recognises_a_second_delivery(aws: str) -> None:
    topic = Topic(aws, "alerts.fifo")
    for _ in range(2):
        topic.output().send(MESSAGE)
    [received] = topic.received()
    assert received["sqs"]["MessageGroupId"] == MESSAGE.message.cause


def test_an_sns_that_is_not_there_is_tried_again_later(aws: str) -> None:
    nowhere = Sns("arn:aws:sns:eu-west-1:1:t", timeout_s=5, endpoint_url=f"http://127.0.0.1:{free_port()}")
    with pytest.raises(Undelivered) as raised:
        nowhere.send(MESSAGE)
    assert not raised.value.refused
    with pytest.raises(Undelivered, match="NotFound") as raised:
        Sns(f"arn:aws:sns:{REGION}:123456789012:no-such-topic", timeout_s=5, endpoint_url=aws).send(MESSAGE)
    assert not raised.value.refused


def test_an_answer_that_is_not_from_sns_is_no_delivery() -> None:
    with loki_server() as another, pytest.raises(Undelivered) as raised:
        Sns(f"arn:aws:sns:{REGION}:1:t", timeout_s=5, endpoint_url=another.url).send(MESSAGE)
    assert not raised.value.refused
