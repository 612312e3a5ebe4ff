"""What other records have against homework, and what of a write is kept."""

import msgspec

from registry.homework import repository
from registry.homework.rules import united
from registry.homework.schemas import HomeworkBody
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody
from registry.records.related import require_about_dog


def with_its_log(_tx: Transaction, _access: Access, body: HomeworkBody, before: HomeworkBody | None) -> HomeworkBody:
    """The body with every entry of the log that is kept: the log is the owner's, no member's write takes from it."""
    if before is None or not before.practice:
        return body
    return msgspec.structs.replace(body, practice=united(before.practice, body.practice))


def guard_homework(tx: Transaction, access: Access, _id: str, body: HomeworkBody, before: HomeworkBody | None) -> None:
    """It stays with its dog, names only what is about that dog, shows no private clip, and its owner's entries come
    through the owner's link alone. What it named before is not asked again."""
    if before is not None and before.dog_id != body.dog_id:
        raise InvalidBody.at("/dog_id", "Homework stays with its dog: links to it may be out. Give new homework.")
    kinds = {"plan_id": ("target", "plan"), "note_id": ("note", "note"), "clip_id": ("attachment", "attachment")}
    for field, (kind, title) in kinds.items():
        named = getattr(body, field)
        if named is not None and (before is None or getattr(before, field) != named):
            require_about_dog(tx, access, body.dog_id, {f"/{field}": named}, kind=kind, title=title)
            if field == "clip_id" and repository.is_hidden(tx, access, named):
                raise InvalidBody.at(
                    "/clip_id", "This clip is private, or tells where it was taken. Choose one that may be shown."
                )
    _no_foreign_hand(body, before)


def guard_practice(_tx: Transaction, _access: Access, _id: str, _body: HomeworkBody, _before: object) -> None:
    """Practice that comes through a link was checked where it came in."""


def _no_foreign_hand(body: HomeworkBody, before: HomeworkBody | None) -> None:
    known = {entry.id for entry in before.practice} if before is not None else set()
    for index, entry in enumerate(body.practice):
        if entry.share_id is not None and entry.id not in known:
            raise InvalidBody.at(
                f"/practice/{index}/share_id", "Only the owner's link writes this. Leave it out for what you were told."
            )
