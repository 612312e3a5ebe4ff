"""HTTP of attachments: their records, their bytes in and out, and uploads in pieces."""

from functools import partial

from registry.media import repository
from registry.media.consents import Lock, lock_of, require_open
from registry.media.files import attachment_within_reach, on_offer, state_of
from registry.media.handing_out import file_reply
from registry.media.intake import Awaited, Intake, awaited
from registry.media.schemas import AttachmentsQuery, ContentQuery, FileState
from registry.media.store import Store
from registry.media.types import MOST_BYTES, TYPES
from registry.media.uploads import MOST_A_PIECE, PIECES, Uploads, no_such_upload
from registry.platform.access import WRITERS
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody, NotFound
from registry.platform.http.operation import Call, FileBody, Operation, Reply
from registry.platform.pagination import decode_cursor, encode_cursor, list_name
from registry.records.endpoints import document_operations, page_type, resource_type
from registry.records.kinds import Document, Kind
from registry.records.named_lists import page_reply
from registry.records.service import Records

_TUS_PROBLEMS = (400, 403, 404, 409, 410, 412, 413, 415, 422, 423, 460)


def operations(records: Records, kind: Kind, store: Store, intake: Intake, uploads: Uploads) -> list[Operation]:
    """Everything under /attachments and /uploads."""
    doors = _Doors(records, kind, store, intake, uploads)
    return [*document_operations(records, kind, path="/attachments", room="media"), *doors.out(), *doors.into()]


class _Doors:
    """What is special to attachments."""

    def __init__(self, records: Records, kind: Kind, store: Store, intake: Intake, uploads: Uploads) -> None:
        self._records, self._kind = records, kind
        self._store, self._intake, self._uploads = store, intake, uploads

    def out(self) -> list[Operation]:
        """Reading."""
        item = resource_type(self._kind)
        return [
            Operation(
                method="GET", path="/dogs/{id}/attachments", name="listAttachments", room="media",
                summary="A dog's attachments, newest first", query=AttachmentsQuery,
                answer=page_type("AttachmentPage", item), problems=(400, 404), handle=self._list,
            ),
            Operation(
                method="GET", path="/attachments/{id}/file", name="getFileState", room="media", answer=FileState,
                summary="Whether the attachment's file is here, and what it is", problems=(404,), handle=self._state,
            ),
            Operation(
                method="GET", path="/attachments/{id}/content", name="getContent", room="media", query=ContentQuery,
                summary="The attachment's file, a part of it (Range), or a small picture", files=TYPES,
                statuses=(200, 206), problems=(403, 404, 416), handle=self._content,
            ),
        ]  # fmt: skip

    def into(self) -> list[Operation]:
        """Sending."""
        sending = partial(Operation, room="media", roles=WRITERS, scope="write", transaction="own")
        return [
            sending(
                method="PUT", path="/attachments/{id}/content", name="putContent", answer=FileState,
                summary="Send the attachment's file in one go", file=FileBody(max(MOST_BYTES.values()), TYPES),
                problems=(404, 409), handle=self._put,
            ),
            sending(
                method="POST", path="/attachments/{id}/uploads", name="beginUpload", statuses=(201,),
                summary="Begin to send the attachment's file in pieces (tus 1.0.0)", problems=_TUS_PROBLEMS,
                handle=self._begin,
            ),
            sending(
                method="HEAD", path="/uploads/{id}", name="getUpload", summary="How far an upload is (tus 1.0.0)",
                problems=_TUS_PROBLEMS, handle=self._standing,
            ),
            sending(
                method="PATCH", path="/uploads/{id}", name="addToUpload", statuses=(204,),
                summary="Add a piece to an upload (tus 1.0.0)", file=FileBody(MOST_A_PIECE, (PIECES,)),
                problems=_TUS_PROBLEMS, handle=self._add,
            ),
            sending(
                method="DELETE", path="/uploads/{id}", name="abandonUpload", statuses=(204,),
                summary="Give an upload up (tus 1.0.0)", problems=_TUS_PROBLEMS, handle=self._abandon,
            ),
        ]  # fmt: skip

    def _list(self, call: Call) -> Reply:
        dog = self._records.get(call.tx, call.access, self._records.kinds["dog"], call.id)
        query = call.query
        of = list_name("attachments", call.id, query.about)
        after = decode_cursor(query.cursor, of=of, keys=tuple[str, int])
        rows = self._records.by_name(
            call.tx, call.access, self._kind, after=after, limit=query.limit + 1, status=query.about, dog=dog.number
        )
        shown = rows[: query.limit]
        cursor = encode_cursor(of, *shown[-1][:2]) if len(rows) > query.limit else None
        return page_reply([representation.encode() for _, _, representation in shown], cursor)

    def _state(self, call: Call) -> Reply:
        document = self._within_reach(call, call.tx, call.id)
        return Reply(state_of(repository.find(call.tx, document.number), self._lock(call, call.tx, document)))

    def _content(self, call: Call) -> Reply:
        document = self._within_reach(call, call.tx, call.id)
        require_open(call.tx, call.access, document, now_ms=call.now_ms)
        found = on_offer(call.tx, document, call.query.thumbnail)
        headers = {"ETag": found.etag}
        if call.visitor.headers.get("If-None-Match") == found.etag:
            return Reply(status=304, headers=headers)
        return file_reply(self._store, found, call.visitor.headers.get("Range"), headers=headers)

    def _put(self, call: Call) -> Reply:
        expected = self._awaited(call, call.id)
        assert call.incoming is not None
        file = self._intake.take(call.access, expected, call.incoming.chunks(), now_ms=call.now_ms)
        with call.database.reading() as tx:
            return Reply(state_of(file, self._lock(call, tx, expected.document)))

    def _begin(self, call: Call) -> Reply:
        return _tus(self._uploads.begin(call.access, self._awaited(call, call.id), call.visitor.headers), status=201)

    def _standing(self, call: Call) -> Reply:
        self._finish(call, self._of_upload(call))
        return _tus(self._uploads.standing(call.id, call.visitor.headers), status=200)

    def _add(self, call: Call) -> Reply:
        attachment = self._of_upload(call)
        self._awaited(call, attachment)
        assert call.incoming is not None
        answered = self._uploads.add(call.id, call.visitor.headers, call.incoming)
        self._finish(call, attachment)
        return _tus(answered, status=204)

    def _abandon(self, call: Call) -> Reply:
        self._awaited(call, self._of_upload(call))
        return _tus(self._uploads.abandon(call.id, call.visitor.headers), status=204)

    def _of_upload(self, call: Call) -> str:
        """The attachment that an upload is for; for whoever may not see it, there is no upload."""
        attachment = self._uploads.attachment_of(call.access, call.id)
        with call.database.reading() as tx:
            try:
                self._within_reach(call, tx, attachment)
            except NotFound as error:
                raise no_such_upload() from error
        return attachment

    def _finish(self, call: Call, attachment: str) -> None:
        """Takes a whole upload in. A file that is refused is forgotten, so that the next upload begins anew.

        HEAD comes here, too: the registry may have been stopped between the last piece and the taking in.
        """
        if not self._uploads.is_whole(call.id):
            return
        with call.database.reading() as tx:
            document = self._within_reach(call, tx, attachment)
            if repository.find(tx, document.number) is not None:
                return
        expected = self._awaited(call, attachment)
        try:
            self._intake.take(call.access, expected, self._uploads.bytes_of(call.id), now_ms=call.now_ms)
        except InvalidBody:
            self._uploads.forget(call.id)
            raise

    def _awaited(self, call: Call, attachment: str) -> Awaited:
        with call.database.reading() as tx:
            document = self._within_reach(call, tx, attachment)
            return awaited(tx, call.access, self._kind, document)

    def _lock(self, call: Call, tx: Transaction, document: Document) -> Lock | None:
        return lock_of(tx, document, now_ms=call.now_ms)

    def _within_reach(self, call: Call, tx: Transaction, attachment: str) -> Document:
        return attachment_within_reach(tx, call.access, self._records, self._kind, attachment)


def _tus(headers: dict[str, str], *, status: int) -> Reply:
    return Reply(status=status, headers=headers)
