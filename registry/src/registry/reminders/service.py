"""Who wants reminders: members for themselves, trainers for the households of a dog, and whoever holds a letter."""

from typing import Final

import msgspec

from registry.accounts.service import Accounts
from registry.mail import outbox
from registry.mail.outbox import Outbox, Topic
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody, dead_link
from registry.platform.fields import known_time_zone
from registry.platform.ids import new_secret
from registry.records.service import Records
from registry.reminders import repository
from registry.reminders.households import address_of
from registry.reminders.schemas import OwnersReminders, OwnReminders, RemindedHousehold, WantedReminders
from registry.reminders.told import Dog

SORT: Final = "reminder"
"""What letters of this room are about, for the postman's question whether they may still go out."""
_MEMBER: Final = "member"
_HOUSEHOLD: Final = "household"


class Reminders:
    """The verbs of reminders."""

    def __init__(self, records: Records, outbox: Outbox) -> None:
        self._records = records
        self._outbox = outbox

    def own(self, tx: Transaction, access: Access) -> OwnReminders:
        """The caller's own."""
        wish = repository.wish_of(tx, access)
        if wish is None:
            return OwnReminders(on=False, mails=self._outbox.opened)
        return OwnReminders(on=True, hour=wish[0], time_zone=wish[1], mails=self._outbox.opened)

    def want(self, tx: Transaction, access: Access, wanted: WantedReminders, *, now_ms: int) -> OwnReminders:
        """Switches the caller's letter on, off, or to another hour. Raises InvalidBody for a zone that there is not."""
        if not known_time_zone(wanted.time_zone):
            raise InvalidBody.at("/time_zone", f"There is no time zone `{wanted.time_zone}`. Use one such as UTC.")
        if wanted.on:
            repository.put_wish(
                tx, access, hour=wanted.hour, time_zone=wanted.time_zone, token=new_secret(), now_ms=now_ms
            )  # fmt: skip
        else:
            repository.stop_wish(tx, access, now_ms=now_ms)
            topic = Topic(SORT, access.organization, member_key(access.person_id))
            outbox.withdraw(tx, topic, now_ms=now_ms)
        return self.own(tx, access)

    def of_dog(self, tx: Transaction, access: Access, dog_id: str) -> OwnersReminders:
        """How the households of a dog are reminded. Raises NotFound."""
        document = self._records.get(tx, access, self._records.kinds["dog"], dog_id)
        dog = msgspec.json.decode(document.representation, type=Dog)
        households = [
            _household(tx, access, guardian_id, text)
            for guardian_id, text in repository.guardians(tx, access, dog.guardian_ids)
        ]
        on = repository.is_dog_on(tx, access, dog_id)
        return OwnersReminders(on=on, mails=self._outbox.opened, households=households)

    def switch(self, tx: Transaction, access: Access, dog_id: str, *, on: bool, now_ms: int) -> OwnersReminders:
        """Has the households of a dog reminded, or not any more. Raises NotFound."""
        self._records.get(tx, access, self._records.kinds["dog"], dog_id)
        if repository.is_dog_on(tx, access, dog_id) != on:
            repository.switch_dog(tx, access, dog_id, on=on, now_ms=now_ms)
            event = "owner-reminders-on" if on else "owner-reminders-off"
            Accounts.note_event(tx, access, event, "dog", dog_id, now_ms=now_ms)
        return self.of_dog(tx, access, dog_id)


def ending(tx: Transaction, token: str) -> str:
    """The practice whose letters a token ends. Raises the dead link's NotFound."""
    practice = repository.practice_of_token(tx, token)
    if practice is None:
        raise dead_link()
    return practice


def end(tx: Transaction, token: str, *, now_ms: int) -> str:
    """No more letters to whom a token belongs; gives the practice. Asked again, it changes nothing."""
    practice = ending(tx, token)
    repository.stop(tx, token, now_ms=now_ms)
    return practice


def still_wanted(tx: Transaction, topic: Topic, _now_ms: int) -> bool:
    """Whether a reminder may still go out: asked in the transaction in which the letter is claimed."""
    sort, _, about = topic.about.partition(":")
    if sort == _MEMBER:
        return repository.has_wish(tx, topic.organization, about)
    known = repository.household(tx, topic.organization, about)
    return known is not None and known[1] is None


def forget_days(tx: Transaction, *, before_ms: int) -> None:
    """Who was thought of on days that are long over."""
    repository.forget_days(tx, before_ms=before_ms)


def member_key(person_id: str) -> str:
    """How a member is called among those who are written to."""
    return f"{_MEMBER}:{person_id}"


def household_key(guardian_id: str) -> str:
    """How a household is called among those who are written to."""
    return f"{_HOUSEHOLD}:{guardian_id}"


def ending_of(public_url: str, token: str) -> str:
    """The address that ends letters."""
    return f"{public_url}/api/v1/reminders/{token}"


def _household(tx: Transaction, access: Access, guardian_id: str, text: str) -> RemindedHousehold:
    known = repository.household(tx, access.organization, guardian_id)
    name: str = msgspec.json.decode(text)["name"]
    return RemindedHousehold(
        id=guardian_id, name=name, has_address=address_of(text) is not None,
        stopped=known is not None and known[1] is not None,
    )  # fmt: skip
