"""An SQS queue that is subscribed to the topic: what is in it reached the topic, so SNS need not be given it again.

SNS itself cannot be asked what it took. A queue of our own behind a standard topic can: it gets each message as every
other subscriber does, with the attribute `message`, usually within a few milliseconds.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import boto3
import msgspec
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

from alert_analyzer.publish.outputs import Seen, Unseen

_AT_ONCE: Final = 10
"""SQS gives and takes no more."""

_PATIENCE_S: Final = 3.0
"""Longer than is waited for a receipt; messages wait meanwhile."""

_HIDDEN_S: Final = 2
"""For so long what was read is hidden; who died meanwhile did not write it down."""


class Receipts:
    """One queue, which nobody else reads."""

    def __init__(self, queue_url: str, *, region: str = "", endpoint_url: str = "") -> None:
        self._queue_url = queue_url
        config = Config(connect_timeout=_PATIENCE_S, read_timeout=_PATIENCE_S, retries={"total_max_attempts": 1})
        self._client = boto3.client("sqs", region_name=region or None, endpoint_url=endpoint_url or None, config=config)

    def look(self, *, wait_s: float) -> list[Seen]:
        """Up to ten; what is not of this service has an empty id."""
        with _unseen():
            answer = self._client.receive_message(
                QueueUrl=self._queue_url,
                MaxNumberOfMessages=_AT_ONCE,
                WaitTimeSeconds=round(wait_s),
                VisibilityTimeout=_HIDDEN_S,
                MessageAttributeNames=["message"],
            )
        return [Seen(id_of(received), received["ReceiptHandle"]) for received in answer.get("Messages", ())]

    def let_go(self, seen: list[Seen]) -> None:
        """Takes them out of the queue."""
        entries = [{"Id": str(place), "ReceiptHandle": one.handle} for place, one in enumerate(seen)]
        with _unseen():
            self._client.delete_message_batch(QueueUrl=self._queue_url, Entries=entries)


def id_of(received: Mapping[str, Any]) -> str:
    """The id of a message as SNS hands it to SQS, raw or in its envelope."""
    raw = received.get("MessageAttributes", {}).get("message", {}).get("StringValue")
    if raw:
        return str(raw)
    try:
        envelope = msgspec.json.decode(received.get("Body", ""))
        return str(envelope["MessageAttributes"]["message"]["Value"])
    except (msgspec.DecodeError, KeyError, TypeError):
        return ""


@contextmanager
def _unseen() -> Iterator[None]:
    try:
        yield
    except (ClientError, BotoCoreError, ResponseParserError) as error:
        raise Unseen(f"the queue of receipts: {type(error).__name__}") from error
