"""Making, listing and ending links: what members do."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from registry.accounts.credentials import secret_hash
from registry.accounts.guests import guest_of
from registry.accounts.service import DAY_MS, Accounts
from registry.mail import outbox
from registry.mail.outbox import Fate
from registry.platform.access import Access
from registry.platform.clock import to_ms, to_text
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody, NotFound
from registry.platform.ids import new_id, new_secret
from registry.records import ledger
from registry.records.service import Records
from registry.sharing import repository
from registry.sharing.errors import TooManyShares
from registry.sharing.mailing import Mailing, mail_of, topic_of
from registry.sharing.repository import Grant
from registry.sharing.schemas import MadeShare, NewShare, SendShare, Share
from registry.sharing.scopes import Scope

USUAL_DAYS: Final = 90
LONGEST_DAYS: Final = 366
MOST_OF_A_DOG: Final = 50


class Shares:
    """The links of practices; `scopes` are what can be shared."""

    def __init__(
        self, records: Records, scopes: Mapping[str, Scope], mailing: Mailing, *, public_url: str
    ) -> None:  # fmt: skip
        self._records = records
        self._mailing = mailing
        self._scopes = scopes
        self._public_url = public_url

    def make(self, tx: Transaction, access: Access, wanted: NewShare, *, now_ms: int) -> MadeShare:
        """A new link. Raises NotFound for what the caller cannot read, InvalidBody for an end that is none or an
        audience that has nothing to do with the dog, TooManyShares when the dog has more than anybody watches."""
        ledger.lock_head(tx, access.organization)  # before links are counted
        scope = self._scope(wanted.scope)
        dog_id = scope.dog_of(tx, access, wanted.about_id)
        version = scope.version_of(tx, access, wanted.about_id, wanted.version)
        expires_ms = _end(wanted, now_ms)
        audience = self._audience(tx, access, wanted, dog_id)
        if repository.count_alive(tx, access, dog_id, now_ms=now_ms) >= MOST_OF_A_DOG:
            raise TooManyShares(f"This dog has {MOST_OF_A_DOG} links that work. Withdraw those that nobody needs.")
        secret, share_id = new_secret(), new_id()
        key = f"guardian {wanted.guardian_id}" if wanted.guardian_id else f"share {share_id}"
        repository.add(
            tx, access, share_id=share_id, token_hash=secret_hash(secret), scope=wanted.scope,
            about_id=wanted.about_id, dog_id=dog_id, guardian_id=wanted.guardian_id, audience=audience,
            guest=guest_of(tx, access, key=key, name=audience, now_ms=now_ms), now_ms=now_ms, expires_ms=expires_ms,
            version=version,
        )  # fmt: skip
        Accounts.note_event(tx, access, "share-made", "share", share_id, now_ms=now_ms)
        made = repository.by_id(tx, access, share_id)
        assert made is not None
        return MadeShare(**_fields(made, None), token=secret, url=f"{self._public_url}/s/{secret}")

    def withdraw(self, tx: Transaction, access: Access, share_id: str, *, now_ms: int) -> None:
        """The link is dead from now on; repeating it changes nothing."""
        ledger.lock_head(tx, access.organization)
        found = repository.by_id(tx, access, share_id)
        if found is None:
            raise NotFound("There is no such link. It may belong to another practice.")
        if found.revoked_ms is None:
            repository.revoke(tx, found.number, now_ms)
            outbox.withdraw(tx, topic_of(found), now_ms=now_ms)
            Accounts.note_event(tx, access, "share-withdrawn", "share", share_id, now_ms=now_ms)

    def page(
        self, tx: Transaction, access: Access, *, dog_id: str | None, about_id: str | None, before: int | None,
        limit: int,
    ) -> list[tuple[int, Share]]:  # fmt: skip
        """(number, share), newest first."""
        found = repository.page(tx, access, dog_id=dog_id, about_id=about_id, before=before, limit=limit)
        fates = outbox.fates(tx, [topic_of(each) for each in found])
        return [(each.number, Share(**_fields(each, fates.get(each.id)))) for each in found]

    def mail(self, tx: Transaction, access: Access, share_id: str, wanted: SendShare, *, now_ms: int) -> Share:
        """Has the link mailed; answers it with what becomes of the mail. Raises what `Mailing.send` raises."""
        found = self._mailing.send(tx, access, share_id, wanted, now_ms=now_ms)
        return Share(**_fields(found, outbox.fates(tx, [topic_of(found)])[found.id]))

    @property
    def mails(self) -> bool:
        """Whether links can be mailed."""
        return self._mailing.opened

    def _scope(self, name: str) -> Scope:
        scope = self._scopes.get(name)
        if scope is None:
            raise InvalidBody.at("/scope", f"`{name}` cannot be shared. What can: {', '.join(sorted(self._scopes))}.")
        return scope

    def _audience(self, tx: Transaction, access: Access, wanted: NewShare, dog_id: str) -> str:
        """Whom the link is for, by name."""
        if wanted.guardian_id is None:
            if not wanted.audience.strip():
                raise InvalidBody.at("/audience", "Say whom the link is for: a household of the dog, or a name.")
            return wanted.audience.strip()
        kinds = self._records.kinds
        household = self._records.get(tx, access, kinds["guardian"], wanted.guardian_id)
        dog = msgspec.json.decode(self._records.get(tx, access, kinds["dog"], dog_id).representation)
        if wanted.guardian_id not in dog["guardian_ids"]:
            raise InvalidBody.at("/guardian_id", "This household does not belong to the dog. Add it to the dog first.")
        name: str = msgspec.json.decode(household.representation)["name"]
        return wanted.audience.strip() or name.strip()


def _end(wanted: NewShare, now_ms: int) -> int:
    if wanted.expires_at is None:
        return now_ms + USUAL_DAYS * DAY_MS
    expires_ms = to_ms(wanted.expires_at)
    if not now_ms < expires_ms <= now_ms + LONGEST_DAYS * DAY_MS:
        raise InvalidBody.at("/expires_at", "A link ends in the future and within a year.")
    return expires_ms


def _fields(found: Grant, fate: Fate | None) -> dict[str, Any]:
    return {
        "id": found.id, "scope": found.scope, "about_id": found.about_id, "version": found.version,
        "dog_id": found.dog_id, "guardian_id": found.guardian_id, "audience": found.audience, "made_by": found.made_by,
        "made_at": to_text(found.made_ms), "expires_at": to_text(found.expires_ms), "views": found.views,
        "revoked_at": _text(found.revoked_ms), "first_viewed_at": _text(found.first_viewed_ms),
        "last_viewed_at": _text(found.last_viewed_ms), "mail": mail_of(fate),
    }  # fmt: skip


def _text(ms: int | None) -> str | None:
    return None if ms is None else to_text(ms)
