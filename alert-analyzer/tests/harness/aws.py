"""moto over HTTP, as AWS: a topic with a queue behind it to see what arrives, and secrets."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
import msgspec
import pytest
from moto.server import ThreadedMotoServer

from alert_analyzer.publish.sns import Sns

REGION = "eu-west-1"


@contextmanager
def aws_server() -> Iterator[str]:
    """Its address, with credentials in the environment."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        yield f"http://{host}:{port}"
    server.stop()


def put_secret(endpoint: str, name: str, text: str) -> str:
    """Stores a secret, or a new value of it; its ARN."""
    client: Any = boto3.client("secretsmanager", endpoint_url=endpoint, region_name=REGION)
    try:
        arn: str = client.create_secret(Name=name, SecretString=text)["ARN"]
    except client.exceptions.ResourceExistsException:
        arn = client.put_secret_value(SecretId=name, SecretString=text)["ARN"]
    return arn


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

    def receipts(self) -> str:
        """A second queue behind it, for the service: its URL."""
        name = f"{self.arn.split(':')[-1].removesuffix('.fifo')}-receipts"
        url: str = self.sqs.create_queue(QueueName=name)["QueueUrl"]
        asked = self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        sns: Any = boto3.client("sns", endpoint_url=self.endpoint, region_name=REGION)
        sns.subscribe(TopicArn=self.arn, Protocol="sqs", Endpoint=asked["Attributes"]["QueueArn"])
        return url

    def output(self) -> Sns:
        return Sns(self.arn, timeout_s=5, endpoint_url=self.endpoint)

    def empty(self) -> None:
        """Takes out what waits in the queue; moto looks through all of it at each publication."""
        while found := self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10).get("Messages"):
            entries = [{"Id": str(place), "ReceiptHandle": one["ReceiptHandle"]} for place, one in enumerate(found)]
            self.sqs.delete_message_batch(QueueUrl=self.queue, Entries=entries)

    def received(self) -> list[dict[str, Any]]:
        answer = self.sqs.receive_message(QueueUrl=self.queue, MaxNumberOfMessages=10, AttributeNames=["All"])
        return [msgspec.json.decode(each["Body"]) | {"sqs": each["Attributes"]} for each in answer.get("Messages", [])]
