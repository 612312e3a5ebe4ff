"""What a record names besides its dog: other records, which must be there and be about the same dog."""

from collections.abc import Mapping

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import FieldError, InvalidBody, NotFound
from registry.records import repository


def require_about_dog(
    tx: Transaction, access: Access, dog_id: str, named: Mapping[str, str], *, kind: str | None = None, title: str
) -> None:
    """Checks records that a body names: a JSON pointer to each, and its id.

    Each exists, can be read by the caller and is about the dog, or about none. `kind`: the one kind that will do;
    `title` is how a trainer calls such a record. Raises NotFound or InvalidBody with the pointer and the id.
    """
    for pointer, record_id in named.items():
        found = repository.dog_of(tx, access, record_id, kind)
        if found is None:
            message = f"There is no {title} {record_id}. It may have been deleted, or it is not shared with you."
            raise NotFound(message, errors=[FieldError(pointer, message)])
        if found[0] not in (None, dog_id):
            raise InvalidBody.at(pointer, f"The {title} {record_id} is about another dog. Name one of this dog.")
