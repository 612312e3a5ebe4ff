"""The pictures of a report, taken from the store each time that somebody reads it.

A report keeps which files it shows and not their bytes: whether a file may leave the practice is asked again at each
reading, so that a household that withdraws its consent, or a trainer who makes a picture private, is heeded by every
report that was made before.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from registry.media.consents import may_share
from registry.media.files import FileOnOffer, attachment_within_reach, on_offer
from registry.media.schemas import AttachmentBody
from registry.media.store import Store
from registry.media.types import class_of
from registry.platform.access import Access
from registry.platform.clock import to_ms, to_text
from registry.platform.database import Transaction
from registry.platform.errors import NotFound
from registry.platform.ids import Id
from registry.records.kinds import Document
from registry.records.representation import body_fields
from registry.records.service import Records
from registry.reports import repository
from registry.reports.content import Clip, ClipForm, Content, shown
from registry.reports.layout import Album
from registry.reports.material import Shot

MOST_SHOTS: Final = 12
_MOST_LOOKED_AT: Final = 200
_FOR_OWNERS: Final = frozenset({"client", "external"})
_FORMS: Final[Mapping[str, ClipForm]] = {"picture": "picture", "video": "video", "sound": "sound"}


class Albums:
    """Opens the files of reports."""

    def __init__(self, records: Records, store: Store) -> None:
        self._records, self._store = records, store

    def on_offer(
        self, tx: Transaction, anybody: Access, content: Content, *, now_ms: int
    ) -> dict[Id, FileOnOffer | None]:  # fmt: skip
        """Those files of the report that may leave the practice now; None for what is no picture. `anybody` is who has
        written nothing privately and reads what is shared."""
        found: dict[Id, FileOnOffer | None] = {}
        for clip in _clips(content):
            document = _shared(tx, anybody, self._records, clip.record, now_ms=now_ms)
            if document is not None:
                found[clip.record] = _picture(tx, document) if clip.form == "picture" else None
        return found

    def opened(self, offered: Mapping[Id, FileOnOffer | None]) -> Album:
        """The bytes of the pictures; needs no transaction. What the store has lost is not shown."""
        album = {}
        for record, file in offered.items():
            try:
                album[record] = self._read(file) if file is not None else b""
            except FileNotFoundError:
                continue
        return album

    def _read(self, file: FileOnOffer) -> bytes:
        key = f"{file.stored.folder}/{file.name}"
        return b"".join(self._store.read(key, first=0, count=self._store.size(key)))


def shots_for_owners(
    tx: Transaction, anybody: Access, records: Records, dog: Document, span: tuple[int, int], *,
    homework: Iterable[Id], now_ms: int,
) -> list[Shot]:  # fmt: skip
    """Pictures, videos and sounds of the period that were marked for the owner, and the clips of their homework, as far
    as they may leave the practice: the newest ones, oldest first."""
    marked = repository.files_of_dog(tx, anybody, dog.number, span=span, limit=_MOST_LOOKED_AT)
    given = dict.fromkeys(homework)
    found: dict[Id, Shot] = {}
    for record in dict.fromkeys([*marked, *given]):
        shot = _shot(tx, anybody, records, record, is_given=record in given, now_ms=now_ms)
        if shot is not None:
            found[record] = shot
    newest = sorted(found.values(), key=lambda one: (one.at, one.record), reverse=True)[:MOST_SHOTS]
    return newest[::-1]


def _shot(
    tx: Transaction, anybody: Access, records: Records, record: Id, *, is_given: bool, now_ms: int
) -> Shot | None:  # fmt: skip
    document = _shared(tx, anybody, records, record, now_ms=now_ms)
    if document is None:
        return None
    body = msgspec.convert(body_fields(msgspec.json.decode(document.representation)), AttachmentBody)
    form = _FORMS.get(class_of(body.media_type))
    is_marked = body.visibility in _FOR_OWNERS
    if form is None or not (is_given or is_marked):
        return None
    caption = body.caption.strip() if is_marked else ""  # of homework the owner gets the clip, and no words of the team
    return Shot(record=record, form=form, caption=caption, at=to_text(to_ms(body.captured_at)))


def _shared(tx: Transaction, anybody: Access, records: Records, record: Id, *, now_ms: int) -> Document | None:
    """An attachment whose file is here and may leave the practice."""
    try:
        document = attachment_within_reach(tx, anybody, records, records.kinds["attachment"], record)
        on_offer(tx, document, None)
    except NotFound:
        return None
    return document if may_share(tx, anybody, document, now_ms=now_ms).allowed else None


def _picture(tx: Transaction, document: Document) -> FileOnOffer | None:
    return on_offer(tx, document, "large")


def _clips(content: Content) -> list[Clip]:
    blocks: list[Any] = [block for section in shown(content) for block in section.blocks]
    return [block for block in blocks if isinstance(block, Clip)]
