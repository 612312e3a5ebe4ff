"""Mail through any SMTP server."""

import smtplib
from email.message import EmailMessage
from typing import Final, Protocol
from urllib.parse import unquote, urlsplit

import msgspec

TIMEOUT_S: Final = 15
_PERMANENT: Final = 500


class MailNotTaken(Exception):
    """The server did not take a message. `for_good`: asking it again with the same message is of no use."""

    def __init__(self, said: str, *, for_good: bool) -> None:
        super().__init__(said)
        self.for_good = for_good


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A plain text to one person. `name` is its Message-ID: a receiver who gets it twice sees that by it.
    `unsubscribe` is an address that ends such letters with one POST (RFC 8058)."""

    to: str
    subject: str
    text: str
    name: str
    unsubscribe: str = ""


class Mailer(Protocol):
    """Brings messages on their way."""

    def send(self, message: Message) -> None:
        """Returns once the server has taken it; raises MailNotTaken."""
        ...


class SmtpMailer:
    """`smtp://user:password@host:587` (STARTTLS when offered) or `smtps://...:465`."""

    def __init__(self, url: str, sender: str) -> None:
        self._url = urlsplit(url)
        self._sender = sender

    def send(self, message: Message) -> None:
        """Returns once the server has taken it; raises MailNotTaken."""
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self._sender, message.to, message.subject
        letter["Message-ID"] = message.name
        if message.unsubscribe:
            letter["List-Unsubscribe"] = f"<{message.unsubscribe}>"
            letter["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
            letter["Auto-Submitted"] = "auto-generated"
        letter.set_content(message.text)
        try:
            with self._connect() as server:
                server.send_message(letter)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            raise _not_taken(code, said) from error
        except smtplib.SMTPAuthenticationError as error:
            raise MailNotTaken("The server does not take the name or the password.", for_good=False) from error
        except smtplib.SMTPResponseException as error:
            raise _not_taken(error.smtp_code, error.smtp_error) from error
        except (smtplib.SMTPException, OSError) as error:
            raise MailNotTaken(f"{type(error).__name__}: {error}", for_good=False) from error

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


def _not_taken(code: int, said: bytes | str) -> MailNotTaken:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return MailNotTaken(f"{code} {text}", for_good=code >= _PERMANENT)
