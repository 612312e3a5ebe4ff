"""A real SMTP server on this machine that keeps what it takes, or answers as it is told."""

import socket
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Mailbox:
    """`answer` is what it says to a message, `refused` an address that it does not know."""

    def __init__(self) -> None:
        self.answer = "250 taken"
        self.refused = ""
        self.kept: list[EmailMessage] = []
        self._port = _free_port()
        self._controller: Controller | None = None
        self.url = f"smtp://127.0.0.1:{self._port}"

    def open(self) -> None:
        """Listens."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self._port)
        self._controller.start()

    def close(self) -> None:
        """Nobody answers any more."""
        if self._controller is not None:
            self._controller.stop()
        self._controller = None

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address == self.refused:
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("2"):
            content = envelope.content if isinstance(envelope.content, bytes) else b""
            self.kept.append(message_from_bytes(content, policy=policy.default))
        return self.answer


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
