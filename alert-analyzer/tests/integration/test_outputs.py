"""Mail and webhook against real servers on this machine."""

import smtplib
import threading
from collections.abc import Iterator
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from alert_analyzer.publish.mail import Mail
from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Undelivered
from alert_analyzer.publish.web import WebHook
from tests.harness.running import free_port
from tests.unit.test_sns_limits import outgoing

MESSAGE: Outgoing = outgoing("[CRITICAL] Ärger", "Zeile 1\nZeile 2 – „so“\n", "critical", ["PodDown", "DiskFull"])


class Mailbox:
    """Keeps mail, or answers as it is told."""

    def __init__(self) -> None:
        self.answer = "250 taken"
        self.kept: list[Envelope] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("2"):
            self.kept.append(envelope)
        return self.answer


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, Mail]]:
    handler = Mailbox()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    url = f"smtp://127.0.0.1:{controller.port}"
    yield handler, Mail(url, sender="alerts@example.org", recipients=("a@example.org", "b@example.org"), timeout_s=5)
    controller.stop()


def test_mail_goes_to_all_recipients_with_one_id(mailbox: tuple[Mailbox, Mail]) -> None:
    handler, output = mailbox
    output.send(MESSAGE)
    [envelope] = handler.kept
    mail = message_from_bytes(envelope.content if isinstance(envelope.content, bytes) else b"")
    assert envelope.rcpt_tos == ["a@example.org", "b@example.org"]
    assert mail["Message-ID"] == f"<{MESSAGE.id}@alert-analyzer>"
    payload = mail.get_payload(decode=True)
    assert isinstance(payload, bytes)
    assert payload.decode().replace("\r\n", "\n") == MESSAGE.message.text


def test_nothing_in_a_subject_becomes_a_header(mailbox: tuple[Mailbox, Mail]) -> None:
    handler, output = mailbox
    output.send(outgoing("x\r\nBcc: stranger@example.org", "text", "a\nb", ["A"]))
    mail = message_from_bytes(handler.kept[0].content or b"")  # type: ignore[arg-type]
    assert mail["Bcc"] is None
    assert handler.kept[0].rcpt_tos == ["a@example.org", "b@example.org"]


@pytest.mark.parametrize(("answer", "refused"), [("451 later", False), ("552 too large", True)])
def test_a_mail_server_says_whether_it_is_for_now_or_for_good(
    mailbox: tuple[Mailbox, Mail], answer: str, refused: bool
) -> None:
    handler, output = mailbox
    handler.answer = answer
    with pytest.raises(Undelivered) as raised:
        output.send(MESSAGE)
    assert raised.value.refused is refused
    assert isinstance(raised.value.__cause__, smtplib.SMTPException)


class Receiver(ThreadingHTTPServer):
    """A web server that answers with a status and keeps what it was sent."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Receive)
        self.status = 200
        self.kept: list[tuple[dict[str, str], dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/in"


class _Receive(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = msgspec.json.decode(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.kept.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


def test_a_webhook_gets_json_with_the_secret_and_an_id(receiver: Receiver) -> None:
    WebHook(receiver.url, secret="s3cret", timeout_s=5).send(MESSAGE)
    [(headers, body)] = receiver.kept
    assert (headers["Authorization"], headers["Idempotency-Key"]) == ("Bearer s3cret", MESSAGE.id)
    assert (body["id"], body["text"], body["severity"]) == (MESSAGE.id, MESSAGE.message.text, "critical")


@pytest.mark.parametrize(("status", "refused"), [(429, False), (500, False), (302, False), (401, False), (422, True)])
def test_a_webhook_says_whether_it_is_for_now_or_for_good(receiver: Receiver, status: int, refused: bool) -> None:
    receiver.status = status
    with pytest.raises(Undelivered, match=str(status)) as raised:
        WebHook(receiver.url, secret="", timeout_s=5).send(MESSAGE)
    assert raised.value.refused is refused
