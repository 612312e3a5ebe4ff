"""What tests of reminders do again and again: an hour passes, letters arrive, somebody wants them."""

from datetime import datetime, timedelta
from email.message import EmailMessage

from registry import main
from registry.reminders.clerk import Clerk
from tests.harness.mailbox import Mailbox
from tests.harness.person import API, Doc, Person, read
from tests.harness.site import ADDRESS, Site

SENDER = "longline@example.org"
ZOE = "zoe@example.org"
BERLIN = "Europe/Berlin"


def clerk_of(site: Site) -> Clerk:
    """Who writes reminders."""
    found = main.clerk(site.registry)
    assert found is not None
    return found


def brought(site: Site, mailbox: Mailbox) -> list[EmailMessage]:
    """What arrives of what is due now."""
    mailbox.kept.clear()
    clerk_of(site).write_due()
    brings = main.postman(site.registry)
    assert brings is not None
    brings.deliver_due()
    return list(mailbox.kept)


def wants(person: Person, hour: int = 7, zone: str = "UTC") -> None:
    """A member switches their letter on."""
    read(person.put("/me/reminders", {"on": True, "hour": hour, "time_zone": zone}))


def plans_appointment(person: Person, dog: Doc, day: str, time: str = "17:30:00+02:00", **fields: object) -> Doc:
    """Three quarters of an hour with a dog, on a day."""
    start = datetime.fromisoformat(f"{day}T{time}")
    end = (start + timedelta(minutes=45)).isoformat()
    given = {"status": "planned", "started_at": start.isoformat(), "ended_at": end, "time_zone": BERLIN}
    return person.logs_session(dog, **{**given, **fields})


def ending_of(letter: EmailMessage) -> str:
    """The way out of a letter, behind /api/v1."""
    address: str = letter["List-Unsubscribe"].strip("<>")
    assert address.startswith(f"{ADDRESS}{API}/reminders/")
    return address.removeprefix(f"{ADDRESS}{API}")


def household_of(owner: Person, dog: Doc, **fields: object) -> Doc:
    """Zoë's household of a dog, whom a trainer wants reminded."""
    household = owner.adds_guardian(**{"name": "Berger", "email": ZOE, **fields})
    owner.edits("dogs", dog, guardian_ids=[household["id"]])
    read(owner.put(f"/dogs/{dog['id']}/owner-reminders", {"on": True}))
    return household
