"""What the people behind a topic got."""

from typing import Any

from tests.harness.aws import Topic
from tests.harness.waiting import until


class Inbox:
    """Reads the queue behind the topic."""

    def __init__(self, topic: Topic) -> None:
        self._topic = topic
        self.messages: list[dict[str, Any]] = []

    def find(self, beginning: str, *, within_s: float = 60) -> dict[str, Any]:
        """The message whose subject begins like this, when it has come."""
        until(lambda: self._has(beginning), what=f"a message comes: {beginning}", within_s=within_s)
        return next(message for message in self.messages if message["Subject"].startswith(beginning))

    def _has(self, beginning: str) -> bool:
        self.messages += self._topic.received()
        return any(message["Subject"].startswith(beginning) for message in self.messages)
