"""What the registry holds before Schemathesis comes, so that more than 404 is seen."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import Final

from tests.factories.practices import PASSWORD
from tests.factories.records import (
    a_behavior,
    a_dog,
    a_guardian,
    a_health_item,
    a_homework,
    a_note,
    a_plan,
    a_safety_flag,
    a_session,
    a_set,
    a_skill,
    an_attachment,
    an_incident,
    an_observation,
)
from tests.harness.person import Person, read

CONFIG: Final = Path(__file__).with_name("schemathesis.toml")
KNOWN_LINKS: Final = 3
_MEMBER: Final = "tom@example.org"


def keep_known_records(owner: Person) -> None:
    """The records whose ids stand in the configuration."""
    ids = _values()
    bodies = {
        "guardians": a_guardian(),
        "dogs": a_dog(guardian_ids=ids["guardians"][:2]),
        "notes": a_note(ids["dogs"][0], tags=["recall"]),
        "sessions": a_session(ids["dogs"][0]),
        "sets": a_set(ids["dogs"][0], ids["sessions"][0]),
        "observations": an_observation(ids["dogs"][0]),
        "skills": a_skill(),
        "behaviors": a_behavior(),
        "plans": a_plan(ids["dogs"][0], definition_id=ids["skills"][0]),
        "safety-flags": a_safety_flag(ids["dogs"][0], severity="danger"),
        "vaccinations": a_health_item(ids["dogs"][0]),
        "attachments": an_attachment(ids["dogs"][0], ids["notes"][0]),
        "homework": a_homework(ids["dogs"][0]),
        "incidents": an_incident(ids["dogs"][0]),
    }
    for collection, body in bodies.items():
        for record_id in ids[collection]:
            read(owner.put(f"/{collection}/{record_id}", body), status=201)
    for report_id in ids["reports"]:
        read(owner.post(f"/dogs/{ids['dogs'][0]}/reports", {"kind": "owner_progress", "id": report_id}), status=201)


def made_for_the_configuration(owner: Person, member: Person) -> dict[str, str]:
    """What the registry itself makes and the configuration names as `${...}`.

    The feed is a member's, because the owner's own is renewed and revoked.
    """
    invitation = read(owner.post("/invitations", {"email": _MEMBER, "role": "trainer"}), status=201)
    joining = {"name": "Tom", "password": PASSWORD}
    member.is_signed_in_by(member.post(f"/invitations/{invitation['token']}/accept", joining))
    feed = read(member.post("/calendar/feed", {"shows": "titles"}), status=201)["url"]
    known = _values()
    dog, report = {"id": known["dogs"][0]}, {"id": known["reports"][0]}
    return {
        "FEED": feed.rsplit("/", 1)[1].removesuffix(".ics"),
        "SHARE": owner.shares(dog)["id"],
        "LINK": owner.shares(dog)["token"],
        "REPORT_LINK": owner.shares(report, scope="report")["token"],
        "NOW": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def written_out(names: dict[str, str], folder: Path) -> Path:
    """The configuration with what was made, as a file."""
    path = folder / CONFIG.name
    path.write_text(Template(CONFIG.read_text()).safe_substitute(names))
    return path


def _values() -> dict[str, list[str]]:
    """The dictionaries of the configuration."""
    return {name: entry["values"] for name, entry in tomllib.loads(CONFIG.read_text())["dictionaries"].items()}
