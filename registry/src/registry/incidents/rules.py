"""Decisions about incidents that need neither clock nor database."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec

from registry.incidents.schemas import Addendum, IncidentBody
from registry.platform.clock import to_ms
from registry.platform.errors import InvalidBody
from registry.platform.fields import known_time_zone
from registry.records.kinds import Facets, Reference
from registry.records.signatures import Signature

NEEDED_SIGNATURES: Final = 2
_LATEST_MS: Final = 10**15
_AFTER_SIGNING: Final = ("readers", "addenda")
_BY_THE_REGISTRY: Final[dict[str, Any]] = {"status": "draft", "signatures": [], "closed_at": None}
NAMES: Final = {
    "bite": "Bite", "snap": "Snap", "near_miss": "Near miss", "fight": "Fight", "escape": "Escape",
    "injury_dog": "Injury of a dog", "injury_person": "Injury of a person", "equipment": "Equipment failed",
    "other": "Incident",
}  # fmt: skip


def check(incident: IncidentBody) -> None:
    """Raises InvalidBody for what cannot be meant: a level between the decimals, a 3b that is no 3, a part twice."""
    level = incident.dunbar_level
    if level is not None and round(level, 1) != level:
        raise InvalidBody.at("/dunbar_level", "A level has at most one decimal, such as 2.8.")
    if incident.level_3b and not (level is not None and 3 <= level < 4):
        raise InvalidBody.at("/level_3b", "3b means several bites of level 3. Choose level 3, or leave 3b out.")
    if not known_time_zone(incident.time_zone):
        zone = incident.time_zone
        raise InvalidBody.at("/time_zone", f"There is no time zone `{zone}`; use one such as Europe/Zurich.")
    lists: dict[str, Sequence[Any]] = {
        "victims": incident.victims, "witnesses": incident.witnesses, "addenda": incident.addenda,
    }  # fmt: skip
    for name, parts in lists.items():
        ids = [part.id for part in parts]
        if len(set(ids)) != len(ids):
            raise InvalidBody.at(f"/{name}", f"Two of the {name} have the same id. Give each an id of its own.")


def facets(incident: IncidentBody) -> Facets:
    """It is called by its kind and place. Its text is not found by searching: a search is no reading that is kept."""
    name = NAMES[incident.kind]
    place = " ".join(incident.place.split())
    moment = to_ms(incident.occurred_at)
    return Facets(
        dog_id=incident.dog_id,
        occurred_at=incident.occurred_at.isoformat(),
        occurred_ms=moment,
        title=f"{name}, {place}" if place else name,
        detail_kind="incident",
        visibility="restricted",
        reader_ids=incident.readers,
        sort_key=f"{max(0, _LATEST_MS - moment):016d}",
        status=incident.status,
    )


def references(incident: IncidentBody) -> Iterable[Reference]:
    """It belongs to a dog that exists."""
    yield Reference("/dog_id", "dog", incident.dog_id)


def as_typed(incident: IncidentBody) -> IncidentBody:
    """Without what the registry fills in; who wrote an addendum stays."""
    return msgspec.structs.replace(incident, reported_by=None, **_BY_THE_REGISTRY)


def prepared(
    incident: IncidentBody, before: IncidentBody | None, *, person_id: str, is_owner: bool
) -> IncidentBody:  # fmt: skip
    """The body with what the registry knows: who reported it, the status and signatures that it had, every addendum,
    whoever wrote it, and the readers that it had, unless the caller chooses them."""
    if before is None:
        addenda = [_of(each, None, person_id) for each in incident.addenda]
        return msgspec.structs.replace(incident, addenda=addenda, reported_by=person_id, **_BY_THE_REGISTRY)
    sent = {each.id for each in incident.addenda}
    known = {each.id: each for each in before.addenda}
    left_out = [each for each in before.addenda if each.id not in sent]
    return msgspec.structs.replace(
        incident,
        addenda=[*left_out, *(_of(each, known.get(each.id), person_id) for each in incident.addenda)],
        readers=incident.readers if is_owner or before.reported_by == person_id else before.readers,
        reported_by=before.reported_by,
        **{name: getattr(before, name) for name in _BY_THE_REGISTRY},
    )


def changed_after_signing(incident: IncidentBody, before: IncidentBody) -> bool:
    """Whether anything differs that is fixed by a signature."""
    names = (name for name in IncidentBody.__struct_fields__ if name not in _AFTER_SIGNING)
    return any(getattr(incident, name) != getattr(before, name) for name in names)


def rewrote_addendum(incident: IncidentBody, before: IncidentBody) -> bool:
    """Whether an addendum that stood there says something else."""
    kept = {each.id: each for each in incident.addenda}
    return any(kept.get(each.id) != each for each in before.addenda)


def missing(incident: IncidentBody) -> list[str]:
    """What must be said before anybody signs, as sentences, facts first. The page says the same without a network."""
    said = []
    if not incident.facts.strip():
        said.append("Say what happened, in order, as a camera would have seen it.")
    if not incident.place.strip():
        said.append("Say where it happened.")
    if not incident.antecedents.strip():
        said.append("Say what happened just before.")
    if incident.kind in ("bite", "snap", "fight", "injury_dog", "injury_person") and not incident.victims:
        said.append("Say who was hurt or threatened.")
    if incident.kind == "bite" and incident.dunbar_level is None:
        said.append("Choose the level on the bite scale.")
    if any(victim.medical_care is None for victim in incident.victims):
        said.append("Say for each who was hurt whether medical care was needed.")
    if not incident.measures.strip():
        said.append("Say what was done at once.")
    if _is_person_bitten(incident) and not incident.reported_to.strip():
        said.append("Say to whom it was reported, or write “nobody”.")
    return said


def can_close(signatures: Iterable[Signature]) -> bool:
    """Two different people have signed."""
    return len({signature.person_id for signature in signatures}) >= NEEDED_SIGNATURES


def _is_person_bitten(incident: IncidentBody) -> bool:
    people = ("person_adult", "person_child", "staff")
    level = incident.dunbar_level
    return level is not None and level >= 2 and any(victim.who in people for victim in incident.victims)


def _of(addendum: Addendum, known: Addendum | None, person_id: str) -> Addendum:
    author = known.author_id if known is not None else person_id
    return msgspec.structs.replace(addendum, author_id=author)
