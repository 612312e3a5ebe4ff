"""Links by mail: what a trainer has the outbox send, and what became of it.

The address of a link is kept nowhere but in the letter that waits with it, so only the page that has just made a link
can have it mailed. Every scope has this without doing anything for it.
"""

from typing import Final

import msgspec

from registry.accounts.credentials import secret_hash
from registry.accounts.service import DAY_MS, Accounts
from registry.mail import letters, outbox
from registry.mail.outbox import Fate, Outbox, Topic
from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.platform.errors import NotFound
from registry.records import ledger
from registry.records.service import Records
from registry.sharing import repository
from registry.sharing.errors import NoMail, ShareIsDead, TooManyMails
from registry.sharing.repository import Grant
from registry.sharing.schemas import MailState, SendShare, ShareMail

SORT: Final = "share"
MOST_OF_A_LINK: Final = 5
MOST_A_DAY: Final = 200
_STATES: Final[dict[str, MailState]] = {
    "waiting": "waiting", "sent": "sent", "given_up": "refused", "withdrawn": "withdrawn"
}  # fmt: skip


class Mailing:
    """Hands links to the outbox."""

    def __init__(self, records: Records, outbox: Outbox, *, public_url: str) -> None:
        self._records = records
        self._outbox = outbox
        self._public_url = public_url

    @property
    def opened(self) -> bool:
        """Whether there is a mail server."""
        return self._outbox.opened

    def send(self, tx: Transaction, access: Access, share_id: str, wanted: SendShare, *, now_ms: int) -> Grant:
        """Leaves a letter with the link. Raises NotFound for a link that is not the practice's or has another
        address, NoMail without a mail server, ShareIsDead, and TooManyMails."""
        ledger.lock_head(tx, access.organization)  # before mails are counted
        found = repository.by_id(tx, access, share_id)
        by_token = repository.by_token(tx, secret_hash(wanted.token))
        if found is None or by_token is None or by_token.number != found.number:
            raise NotFound("There is no such link. Only a link that was just made can be mailed; make a new one.")
        if not self.opened:
            raise NoMail("No mail server is set up here. Copy the link and send it yourself.")
        if found.revoked_ms is not None or found.expires_ms <= now_ms:
            raise ShareIsDead("This link is dead. Make a new one and send that.")
        topic = topic_of(found)
        if outbox.count_about(tx, topic) >= MOST_OF_A_LINK:
            raise TooManyMails(f"This link was mailed {MOST_OF_A_LINK} times. Make a new one for somebody else.")
        if outbox.count_since(tx, access.organization, SORT, since_ms=now_ms - DAY_MS) >= MOST_A_DAY:
            raise TooManyMails(f"{MOST_A_DAY} links were mailed within a day. Copy this one and send it yourself.")
        letter = letters.share(
            to=wanted.to, practice=found.practice, dog=self._dog(tx, access, found),
            url=f"{self._public_url}/s/{wanted.token}", until=to_text(found.expires_ms),
        )  # fmt: skip
        self._outbox.put(tx, letter, now_ms=now_ms, until_ms=found.expires_ms, topic=topic)
        Accounts.note_event(tx, access, "share-mailed", "share", share_id, now_ms=now_ms)
        return found

    def _dog(self, tx: Transaction, access: Access, grant: Grant) -> str:
        dog = self._records.get(tx, access, self._records.kinds["dog"], grant.dog_id)
        name: str = msgspec.json.decode(dog.representation)["call_name"]
        return name


def topic_of(grant: Grant) -> Topic:
    """What a letter with this link is about."""
    return Topic(SORT, grant.organization, grant.id)


def link_lives(tx: Transaction, topic: Topic, now_ms: int) -> bool:
    """Whether a letter with a link may still go out: asked in the transaction in which it is claimed."""
    return repository.lives(tx, topic.organization, topic.about, now_ms=now_ms)


def mail_of(fate: Fate | None) -> ShareMail | None:
    """What became of the newest letter, as members are told it."""
    if fate is None:
        return None
    at_ms = fate.ended_ms if fate.ended_ms is not None else fate.written_ms
    return ShareMail(to=fate.to, state=_STATES[fate.state], said=fate.said, at=to_text(at_ms))
