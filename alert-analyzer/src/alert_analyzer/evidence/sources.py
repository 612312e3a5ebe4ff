"""What sources of evidence beside the logs have in common: bounded reading, and sentences on what is missing."""

import time
from collections.abc import Mapping, Sequence
from typing import Final, Protocol, TypeVar

import httpx
import msgspec

from alert_analyzer.evidence.queries import Window
from alert_analyzer.inbox.alerts import Alert
from alert_analyzer.platform.reading import bounded

_BYTES: Final = 4 * 1024 * 1024
Read = TypeVar("Read")


class SourceUnavailable(Exception):
    """Nothing could be read: the sentence says why, and holds nothing of the answer."""


class Said(msgspec.Struct, frozen=True):
    """One thing that a source says."""

    at_ns: int
    where: str
    text: str
    reason: str


class Source(Protocol):
    """Says a few things about the time of an incident."""

    name: str
    """As a sentence on what is missing begins."""

    def said(self, alert: Alert, window: Window, *, until_s: float) -> Sequence[Said]:
        """The most telling first; raises SourceUnavailable."""
        ...


def read(
    client: httpx.Client, path: str, params: Mapping[str, str], form: type[Read], *, name: str, until_s: float
) -> Read:
    """A JSON answer in that form, within a size and a time; raises SourceUnavailable."""
    try:
        with client.stream("GET", path, params=dict(params), timeout=max(0.05, until_s - time.monotonic())) as answer:
            if answer.status_code != 200:
                raise SourceUnavailable(f"{name} answered {answer.status_code}.")
            body = bounded(
                answer.iter_bytes(),
                who=name,
                most_bytes=_BYTES,
                until_s=until_s,
                unavailable=SourceUnavailable,
            )
        return msgspec.json.decode(body, type=form)
    except httpx.TimeoutException as error:
        raise SourceUnavailable(f"{name} did not answer in time.") from error
    except httpx.HTTPError as error:
        raise SourceUnavailable(f"{name} could not be reached ({type(error).__name__}).") from error
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise SourceUnavailable(f"{name}'s answer could not be understood.") from error
