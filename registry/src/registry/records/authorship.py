"""Whose record is it? The rules for what one person wrote and another wants to change."""

from registry.platform.access import Access
from registry.platform.errors import NotAllowed


def may_change(access: Access, author: int | None) -> None:
    """Assistants change their own notes only; owners and trainers revise any under their own name."""
    if author is not None and author != access.person and access.role == "assistant":
        raise NotAllowed("Assistants change only their own notes. Write a note of your own, or ask its author.")


def may_delete(access: Access, author: int | None) -> None:
    """A note is deleted by its author or by the owner of the practice."""
    if author != access.person and access.role != "owner":
        raise NotAllowed("Only its author or the owner of the practice deletes this.")
