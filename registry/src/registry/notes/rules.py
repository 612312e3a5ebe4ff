"""Decisions about notes that need neither clock nor database."""

import re
from collections.abc import Iterable
from typing import Final

from registry.notes.schemas import MAX_BODY_BYTES, NoteBody
from registry.platform.clock import to_ms
from registry.platform.errors import FieldError, InvalidBody, TooLarge
from registry.platform.fields import known_time_zone
from registry.records.kinds import Facets, Reference

TITLE_LENGTH: Final = 80
SUMMARY_LENGTH: Final = 240
_HASHTAG: Final = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{1,59})")


def check(note: NoteBody) -> None:
    """What the types cannot say: the text's size in bytes and a time zone that exists."""
    size = len(note.body.encode())
    if size > MAX_BODY_BYTES:
        message = f"The text has {size // 1024 + 1} KiB; a note takes 64 KiB. Split it into two notes."
        raise TooLarge(message, errors=[FieldError("/body", message)])
    if not known_time_zone(note.time_zone):
        raise InvalidBody.at("/time_zone", f"There is no time zone `{note.time_zone}`; use one such as Europe/Zurich.")


def tags_of(note: NoteBody) -> list[str]:
    """The note's tags and the #hashtags in its text, each once, in the order of appearance."""
    found = {tag.casefold(): tag for tag in note.tags}
    if "#" in note.body:
        for tag in _HASHTAG.findall(note.body):
            found.setdefault(tag.casefold(), tag)
    return list(found.values())


def facets(note: NoteBody) -> Facets:
    """Without a title of its own a note is called by its first line. The only list that notes are in is that of those
    that wait for a co-signature, the oldest first."""
    title, rest = _title_and_rest(note)
    return Facets(
        dog_id=note.dog_id,
        occurred_at=note.occurred_at.isoformat(),
        occurred_ms=to_ms(note.occurred_at),
        title=title,
        summary=_shortened(" ".join(rest.split()), SUMMARY_LENGTH),
        tags=tags_of(note),
        detail_kind=note.kind,
        visibility=note.visibility,
        private=note.visibility == "private",
        status=note.status,
        texts=(note.body,),
        body=note,
        sort_key=f"{max(0, to_ms(note.occurred_at)):016d}" if waits_for_cosign(note) else "",
    )


def waits_for_cosign(note: NoteBody) -> bool:
    """Whether somebody has to co-sign it: nobody does what is not finished, void, or read by its author alone."""
    is_open = note.needs_cosign and not note.signatures
    return is_open and note.status in ("final", "amended") and note.visibility != "private"


def references(note: NoteBody) -> Iterable[Reference]:
    """A note belongs to a dog that exists; so does its session when it names one."""
    yield Reference("/dog_id", "dog", note.dog_id)
    if note.session_id is not None:
        yield Reference("/session_id", "session", note.session_id)


def _title_and_rest(note: NoteBody) -> tuple[str, str]:
    if note.title and note.title.strip():
        return note.title.strip(), note.body
    text = note.body.strip()
    first, _, rest = text.partition("\n")
    first = " ".join(first.split())
    title = _shortened(first, TITLE_LENGTH)
    return title, rest if title == first else text


def _shortened(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    at_a_word = cut.rsplit(" ", 1)[0]
    return (at_a_word if len(at_a_word) > length // 2 else cut).rstrip(" ,;:") + "…"
