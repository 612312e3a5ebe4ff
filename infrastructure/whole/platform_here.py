"""All parts together: everything is real but AWS, Loki's storage and the model.

The model repeats the line that it is shown first. So what a message names as the cause is what the evidence put first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from inbox import Inbox
from practice import Practice, practice
from tests.harness.aws import Topic, aws_server
from tests.harness.loki import LokiServer, loki_server
from tests.harness.model import KEY, LINE, answer, model_server
from tests.harness.running import Running
from tests.harness.waiting import until
from watching import Watching, watching

# As it ships; the harness would gather for a twentieth of a second.
_GATHER_S = "5"


@dataclass(frozen=True)
class Here:
    """The registry, who watches it, and the people who are told."""

    practice: Practice
    watching: Watching
    inbox: Inbox
    loki: LokiServer

    def is_well_again(self) -> None:
        """The database is back. The registry has to be, too, long before the pauses of a pool that doubles them."""
        self.practice.database.start()
        until(self.practice.ready, what="the registry is ready again", within_s=15)


def first_line(prompt: str) -> str:
    """A model's answer that names the first line it was shown, whole."""
    shown = LINE.search(prompt)
    assert shown, "the model was shown no line"
    cause = {"claim": shown[4], "lines": [1]}
    return msgspec.json.encode(answer(summary="See the line.", probable_cause=cause, next_steps=[])).decode()


@contextmanager
def platform(folder: Path) -> Iterator[Here]:
    """Starts it all."""
    for name in ("registry", "analyzer", "monitoring"):
        (folder / name).mkdir()
    with aws_server() as aws, loki_server() as loki, model_server() as model:
        model.say = first_line
        inbox = Inbox(Topic(aws, "alerts"))
        settings: Any = {
            "outputs": "sns", "sns_topic_arn": inbox.arn, "sns_endpoint_url": aws, "aws_region": "eu-west-1",
            "loki_url": loki.url, "model": "stand-in", "model_url": model.url, "model_key": KEY,
            "gather_s": _GATHER_S,
        }  # fmt: skip
        with practice(folder / "registry", loki) as site, Running(folder / "analyzer", **settings) as analyzer:
            analyzer.wait_until_ready()
            targets = {"registry": f"127.0.0.1:{site.port}", "alert-analyzer": f"127.0.0.1:{analyzer.port}"}
            webhook = f"{analyzer.url}/webhook"
            with watching(folder / "monitoring", targets=targets, webhook=webhook) as watchers:
                yield Here(site, watchers, inbox, loki)
