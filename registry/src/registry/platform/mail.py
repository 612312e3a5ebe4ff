"""Mail through any SMTP server. Without one, everything works by links that people pass on themselves."""

import smtplib
import threading
from email.message import EmailMessage
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

from registry.platform.logging import EventLog

TIMEOUT_S: Final = 15


class Mailer(Protocol):
    """Sends a plain text."""

    def send(self, *, to: str, subject: str, text: str) -> None:
        """Hands the message over; does not wait for its delivery."""
        ...


class NoMail:
    """No SMTP server is configured."""

    def send(self, *, to: str, subject: str, text: str) -> None:
        """Does nothing: the caller's answer never depends on mail."""


class SmtpMailer:
    """`smtp://user:password@host:587` (STARTTLS when offered) or `smtps://...:465`."""

    def __init__(self, url: str, sender: str, log: EventLog) -> None:
        self._url = urlsplit(url)
        self._sender = sender
        self._log = log

    def send(self, *, to: str, subject: str, text: str) -> None:
        """Sends in the background, so that the answer takes the same time whether or not there is an account."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._sender, to, subject
        message.set_content(text)
        threading.Thread(target=self._deliver, args=(message,), name="mail", daemon=True).start()

    def _deliver(self, message: EmailMessage) -> None:
        try:
            with self._connect() as server:
                server.send_message(message)
        except (smtplib.SMTPException, OSError) as error:
            self._log.exception("mail not sent", error)

    def _connect(self) -> smtplib.SMTP:
        host, url = self._url.hostname or "localhost", self._url
        server: smtplib.SMTP
        if url.scheme == "smtps":
            server = smtplib.SMTP_SSL(host, url.port or 465, timeout=TIMEOUT_S)
        else:
            server = smtplib.SMTP(host, url.port or 25, timeout=TIMEOUT_S)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls()
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        return server
