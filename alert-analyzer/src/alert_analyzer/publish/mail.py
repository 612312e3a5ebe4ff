"""Mail over SMTP: `smtp://` with STARTTLS where the server offers it, `smtps://`, with or without a log-in."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from alert_analyzer.publish.fitting import ascii_line
from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.publish.outputs import Undelivered

_SUBJECT = 150
_PERMANENT = 500


class Mail:
    """One mail a message to all recipients. Its Message-ID is the same at every attempt."""

    name = "smtp"

    def __init__(self, url: str, *, sender: str, recipients: tuple[str, ...], timeout_s: float) -> None:
        self._url = urlsplit(url)
        self._sender = sender
        self._recipients = recipients
        self._timeout_s = timeout_s

    def send(self, outgoing: Outgoing) -> None:
        """Hands it to the server. 5xx about the message refuses it; everything else is tried again."""
        try:
            with self._connect() as server:
                server.send_message(self.mail_of(outgoing), self._sender, list(self._recipients))
        except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
            refused = error.smtp_code >= _PERMANENT
            raise Undelivered(f"the mail server answered {error.smtp_code}", refused=refused) from error
        except (smtplib.SMTPException, OSError) as error:
            raise Undelivered(f"the mail server could not take it: {type(error).__name__}") from error

    def _connect(self) -> smtplib.SMTP:
        host = self._url.hostname or "localhost"
        context = ssl.create_default_context()
        server: smtplib.SMTP
        if self._url.scheme == "smtps":
            server = smtplib.SMTP_SSL(host, self._url.port or 465, timeout=self._timeout_s, context=context)
        else:
            server = smtplib.SMTP(host, self._url.port or 25, timeout=self._timeout_s)
        try:
            if self._url.scheme != "smtps" and server.ehlo()[0] and server.has_extn("starttls"):
                server.starttls(context=context)
            if self._url.username:
                server.login(unquote(self._url.username), unquote(self._url.password or ""))
        except BaseException:
            server.close()
            raise
        return server

    def mail_of(self, outgoing: Outgoing) -> EmailMessage:
        """The mail; nothing that an alert says can become a header of its own."""
        message = outgoing.message
        mail = EmailMessage()
        mail["From"] = self._sender
        mail["To"] = ", ".join(self._recipients)
        mail["Subject"] = ascii_line(message.subject, _SUBJECT)
        mail["Message-ID"] = f"<{outgoing.id}@alert-analyzer>"
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Alert-Severity"] = ascii_line(message.severity, 50)
        mail.set_content(message.text.encode(errors="replace").decode())
        return mail
