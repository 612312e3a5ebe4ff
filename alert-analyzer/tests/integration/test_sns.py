"""SNS against moto over HTTP, with an SQS queue behind the topic to see what arrives."""

from collections.abc import Iterator
from typing import Any

import boto3
import msgspec
import pytest
from moto.server import ThreadedMotoServer

from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Undelivered
from alert_analyzer.publish.sns import Sns
from tests.harness.loki import loki_server
from tests.harness.running import free_port
from tests.unit.test_sns_limits import outgoing

REGION = "eu-west-1"
MESSAGE: Outgoing = outgoing("[CRITICAL] Ärger", "Zeile 1\nZeile 2 – „so“\n", "critical", ["PodDown", "DiskFull"])


@pytest.fixture(scope="module")
def aws() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        yield f"http://{host}:{port}"
    server.stop()


class Topic:
    """A topic of moto with a queue behind it."""

    def __init__(self, endpoint: str, name: str) -> None:
        self.endpoint = endpoint
        fifo = {"FifoTopic": "true"} if name.endswith(".fifo") else {}
        queue = {"FifoQueue": "true"} if fifo else {}
        sns: Any = boto3.client("sns", endpoint_url=endpoint, region_name=REGION)
        self.sqs: Any = boto3.client("sqs", endpoint_url=endpoint, region_name=REGION)
        self.arn: str = sns.create_topic(Name=name, Attributes=fifo)["TopicArn"]
        self.queue = self.sqs.create_queue(QueueName=name, Attributes=queue)["QueueUrl"]
        asked = self.sqs.get_queue_attributes(QueueUrl=self.queue, AttributeNames=["QueueArn"])
        sns.subscribe(TopicArn=self.arn, Protocol="sqs", Endpoint=asked["Attributes"]["QueueArn"])

    def output(self) -> Sns:
        return Sns(self.arn, timeout_s=5, endpoint_url=self.endpoint)

    def received(self) -> list[dict[str, Any]]:
        answer = self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10, AttributeNames=["All"])
        return [msgspec.json.decode(each["Body"]) | {"sqs": each["Attributes"]} for each in answer.get("Messages", [])]


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
    nowhere = Sns("arn:aws:sns:eu-west-1:1:t", timeout_s=1, endpoint_url=f"http://127.0.0.1:{free_port()}")
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
