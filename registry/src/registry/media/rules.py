"""Decisions about attachments that need neither clock nor database."""

from collections.abc import Iterable
from typing import Final

from registry.dogs.schemas import Consent
from registry.media.schemas import AttachmentBody, ConsentKind, LockCode
from registry.media.types import MOST_BYTES, class_of
from registry.platform.clock import to_ms
from registry.platform.errors import InvalidBody
from registry.records.kinds import Facets, Reference

BELONGS_TO: Final = ("note", "session", "observation", "health_item", "incident", "dog")
_LATEST_MS: Final = 10**15


def check(attachment: AttachmentBody) -> None:
    """Raises InvalidBody for a file that is larger than its class may be."""
    file_class = class_of(attachment.media_type)
    if attachment.bytes > MOST_BYTES[file_class]:
        most = MOST_BYTES[file_class] // 1024**2
        raise InvalidBody.at("/bytes", f"A {file_class} may have at most {most} MiB. Make it smaller, or cut it.")
    if attachment.about_id == attachment.dog_id and attachment.markers:
        raise InvalidBody.at("/markers", "Only a file that belongs to a note, session or observation has markers.")


def facets(attachment: AttachmentBody) -> Facets:
    """Lists have the newest first and are narrowed by the record that the files belong to."""
    moment = to_ms(attachment.captured_at)
    return Facets(
        dog_id=attachment.dog_id,
        occurred_at=attachment.captured_at.isoformat(),
        occurred_ms=moment,
        title=attachment.caption or class_of(attachment.media_type),
        detail_kind=class_of(attachment.media_type),
        visibility=attachment.visibility,
        private=attachment.visibility == "private",
        follows_id=attachment.about_id,
        sort_key=f"{_LATEST_MS - moment:016d}",
        status=attachment.about_id,
        texts=[marker.label for marker in attachment.markers if marker.label],
    )


def consent_needed(media_type: str) -> ConsentKind | None:
    """Which consent a recording of this type needs. A picture or a paper needs none: nobody can tell from its type
    whether it shows a person or a wound."""
    needed: dict[str, ConsentKind] = {"video": "video", "sound": "audio"}
    return needed.get(class_of(media_type))


def lock(kind: ConsentKind, households: Iterable[Iterable[Consent]], *, now_ms: int) -> LockCode | None:
    """Why a recording is locked; None while a household agrees and none that had agreed has withdrawn since.

    Of each household the consent that was given last counts. A consent that is given later opens what was recorded
    before it, and one that is withdrawn locks all of it again.
    """
    last = [
        max(said, key=lambda consent: to_ms(consent.given_at))
        for household in households
        if (said := [each for each in household if each.kind == kind and to_ms(each.given_at) <= now_ms])
    ]
    if any(each.withdrawn_at is not None and to_ms(each.withdrawn_at) <= now_ms for each in last):
        return "withdrawn"
    return None if last else "not_given"


def references(attachment: AttachmentBody) -> Iterable[Reference]:
    """The dog, and the record that the file belongs to."""
    yield Reference("/dog_id", "dog", attachment.dog_id)
    first, *others = BELONGS_TO
    yield Reference("/about_id", first, attachment.about_id, tuple(others))
