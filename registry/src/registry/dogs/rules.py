"""Decisions about dogs and guardians that need neither clock nor database."""

from collections.abc import Iterable

from registry.dogs.schemas import DogBody, GuardianBody
from registry.platform.errors import InvalidBody
from registry.platform.fields import sort_key
from registry.records.kinds import Facets, Reference


def check_dog(dog: DogBody) -> None:
    """Raises InvalidBody when a reinforcer is listed twice; with and without an allergy would be a contradiction."""
    seen: set[str] = set()
    for index, reinforcer in enumerate(dog.reinforcers):
        item = sort_key(reinforcer.item)
        if item in seen:
            raise InvalidBody.at(
                f"/reinforcers/{index}/item", f"“{reinforcer.item.strip()}” is in the list twice. Keep one of the two."
            )
        seen.add(item)


def dog_facets(dog: DogBody) -> Facets:
    """A dog is found by every name it has and by what is said about it."""
    about = (dog.registered_name, dog.breed_1, dog.breed_2, dog.colour, dog.microchip, dog.source, dog.about)
    return Facets(
        title=dog.call_name,
        summary=dog.breed_1 or "",
        sort_key=sort_key(dog.call_name),
        status=dog.status,
        detail_kind=dog.status,
        texts=[text for text in about if text],
        assigned_person_ids=dog.assigned_person_ids,
        linked_ids=dog.guardian_ids,
    )


def dog_references(dog: DogBody) -> Iterable[Reference]:
    """A dog's households must exist."""
    for index, guardian_id in enumerate(dog.guardian_ids):
        yield Reference(f"/guardian_ids/{index}", "guardian", guardian_id)


def check_guardian(guardian: GuardianBody) -> None:
    """Raises InvalidBody for a consent that is withdrawn before it was given, or that stands there twice."""
    ids = [consent.id for consent in guardian.consents]
    if len(set(ids)) != len(ids):
        raise InvalidBody.at("/consents", "Two consents have the same id. Give each an id of its own.")
    for index, consent in enumerate(guardian.consents):
        if consent.withdrawn_at is not None and consent.withdrawn_at < consent.given_at:
            raise InvalidBody.at(
                f"/consents/{index}/withdrawn_at", "It is withdrawn before it was given. Check the two times."
            )


def guardian_facets(guardian: GuardianBody) -> Facets:
    """A household is found by its people, addresses and numbers."""
    own = (guardian.email, guardian.phone, guardian.address, guardian.about)
    people = [text for person in guardian.people for text in (person.name, person.email, person.phone)]
    return Facets(
        title=guardian.name,
        sort_key=sort_key(guardian.name),
        texts=[text for text in (*own, *people) if text],
    )
