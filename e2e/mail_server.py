"""A real SMTP server on this machine: takes every mail but those to one address."""

from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from registry_process import free_port

UNKNOWN = "nobody@example.org"


class MailServer:
    """What it took, oldest first."""

    def __init__(self, port: int) -> None:
        self.url = f"smtp://127.0.0.1:{port}"
        self.taken: list[EmailMessage] = []

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Knows everybody but one."""
        if address == UNKNOWN:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keeps a mail."""
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self.taken.append(message_from_bytes(content, policy=policy.default))
        return "250 taken"


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Listens until the end of the block."""
    port = free_port()
    server = MailServer(port)
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    yield server
    controller.stop()
