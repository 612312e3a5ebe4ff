"""When the alert analyzer is down, a mail says so, past it."""

import time
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import httpx
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Taking

from tests.harness.running import free_port
from tests.harness.waiting import until
from watching import only_alertmanager


class Mailbox(Taking):
    """What was mailed."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.mails.append(message)


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    box, port = Mailbox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, f"127.0.0.1:{port}"
    controller.stop()


def test_analyzer_that_is_down_is_told_by_mail(
    tmp_path: Path, mailbox: tuple[Mailbox, str], record_property: Callable[[str, object], None]
) -> None:
    box, server = mailbox
    nobody = f"http://127.0.0.1:{free_port()}/webhook"
    with only_alertmanager(tmp_path, webhook=nobody, mail=server) as alertmanager:
        alerts = [
            {"labels": {"alertname": name, "severity": "critical", "namespace": "longline"}, "annotations": {}}
            for name in ("AlertAnalyzerDown", "RegistryDown")
        ]
        begun = time.monotonic()
        httpx.post(f"{alertmanager}/api/v2/alerts", json=alerts, timeout=10, trust_env=False).raise_for_status()
        until(lambda: box.mails, what="a mail comes", within_s=30)
    record_property("mailed after seconds:", round(time.monotonic() - begun))
    assert [mail["Subject"] for mail in box.mails] == ["[unanalysed] AlertAnalyzerDown (firing)"]
    assert box.mails[0]["To"] == "operators@longline.example"
