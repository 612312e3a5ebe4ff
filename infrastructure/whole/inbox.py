"""What the people behind the topic got, and when."""

import time
from typing import Any

from tests.harness.aws import Topic
from tests.harness.waiting import until


class Inbox:
    """Reads the queue behind the topic."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        self.arn = topic.arn
        self.messages: list[dict[str, Any]] = []

    def find(self, beginning: str, *, since: float, within_s: float) -> tuple[dict[str, Any], float]:
        """The message whose subject begins like this, and how many seconds after `since` it was there."""
        try:
            until(lambda: self._has(beginning), what=f"a message comes: {beginning}", within_s=within_s)
        except AssertionError as error:
            error.add_note(f"These came: {[one['Subject'] for one in self.messages]}")
            raise
        taken = time.monotonic() - since
        return next(one for one in self.messages if one["Subject"].startswith(beginning)), taken

    def _has(self, beginning: str) -> bool:
        self.messages += self._topic.received()
        return any(message["Subject"].startswith(beginning) for message in self.messages)
