"""AWS SNS, standard and FIFO topics. Limits are SNS's: 100 ASCII characters of subject, 256 KiB with attributes."""

from typing import Any, Final

import boto3
import msgspec
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectionClosedError, ReadTimeoutError
from botocore.parsers import ResponseParserError

from alert_analyzer.publish.fitting import ascii_line, cut_to_bytes
from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Undelivered

SUBJECT_CHARACTERS: Final = 100
MESSAGE_BYTES: Final = 262_144
_NAMES_BYTES: Final = 8_000
_ATTRIBUTES_BYTES: Final = 10_000
_REFUSED: Final = frozenset(
    {"InvalidParameter", "InvalidParameterValue", "ParameterValueInvalid", "ValidationException"}
)


class Sns:
    """One topic. A FIFO topic gets the cause as group, so that one cause's messages stay in order, and the message's
    id to recognise a second delivery by.
    """

    name = "sns"

    def __init__(self, topic_arn: str, *, timeout_s: float, region: str = "", endpoint_url: str = "") -> None:
        self._topic_arn = topic_arn
        config = Config(
            connect_timeout=timeout_s,
            read_timeout=timeout_s,
            retries={"total_max_attempts": 1},  # the publisher tries again, and knows for how long
        )
        self._client = boto3.client(
            "sns",
            region_name=region or topic_arn.split(":")[3] or None,
            endpoint_url=endpoint_url or None,
            config=config,
        )

    def send(self, outgoing: Outgoing) -> None:
        """Publishes it; a message that SNS finds invalid is refused, everything else is tried again."""
        try:
            self._client.publish(**publication_of(outgoing, self._topic_arn))
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "")
            raise Undelivered(f"SNS answered {code or 'an error'}", refused=code in _REFUSED) from error
        except (BotoCoreError, ResponseParserError) as error:
            unsure = isinstance(error, (ReadTimeoutError, ConnectionClosedError, ResponseParserError))
            raise Undelivered(f"SNS could not be reached: {type(error).__name__}", unsure=unsure) from error


def publication_of(outgoing: Outgoing, topic_arn: str) -> dict[str, Any]:
    """What `Publish` is called with, within SNS's limits whatever the message holds."""
    message = outgoing.message
    attributes = {
        "severity": _text(ascii_line(message.severity, 50)),
        "status": _text(message.status),
        "incident": _text(message.incident),
        "message": _text(outgoing.id),
        "alert_names": {"DataType": "String.Array", "StringValue": _names(message.alert_names)},
    }
    publication: dict[str, Any] = {
        "TopicArn": topic_arn,
        "Subject": ascii_line(message.subject, SUBJECT_CHARACTERS),
        "Message": cut_to_bytes(_without_controls(message.text), MESSAGE_BYTES - _ATTRIBUTES_BYTES),
        "MessageAttributes": attributes,
    }
    if topic_arn.endswith(".fifo"):
        publication |= {"MessageGroupId": message.cause, "MessageDeduplicationId": outgoing.id}
    return publication


def _text(value: str) -> dict[str, str]:
    return {"DataType": "String", "StringValue": value}


def _names(names: tuple[str, ...]) -> str:
    """A JSON array of as many names as fit; filter policies look into it."""
    kept: list[str] = []
    size = 2
    for name in names:
        size += len(msgspec.json.encode(_without_controls(name))) + 1
        if size > _NAMES_BYTES:
            break
        kept.append(_without_controls(name))
    return msgspec.json.encode(kept).decode()


def _without_controls(text: str) -> str:
    """SNS takes what XML 1.0 takes: no control characters but tab and line ends."""
    whole = text.encode(errors="replace").decode()
    return "".join(sign if sign >= " " or sign in "\t\n\r" else "�" for sign in whole if sign not in "\ufffe\uffff")
