"""A file on its way in: its length and media type are checked before the first byte is read."""

from collections.abc import Iterator
from typing import Final

import falcon

from registry.platform.errors import MalformedRequest, RegistryError, TooLarge, UnsupportedMediaType
from registry.platform.http.operation import FileBody, Incoming

PIECE: Final = 256 * 1024


class LengthRequired(RegistryError):
    """A file without an announced length."""

    status = 411
    code = "length-required"
    title = "How long is the file?"


class NotThatType(UnsupportedMediaType):
    """A file of a media type that is not taken here."""

    code = "unsupported-file"
    title = "Files of this type are not taken here"


def receive(req: falcon.Request, expected: FileBody) -> Incoming:
    """The body of a request that carries a file; raises RegistryError for one that will not be read."""
    length = req.content_length
    if length is None:
        raise LengthRequired("Send the file's size in bytes as Content-Length.")
    if length > expected.most:
        raise TooLarge(f"At most {expected.most // (1024 * 1024)} MiB are taken at once here.")
    media_type = (req.content_type or "").split(";")[0].strip().lower()
    if media_type not in expected.types:
        raise NotThatType(f"Send the file as one of: {', '.join(expected.types)}.")
    incoming = _Body(req, length, media_type)
    req.context.body_read = incoming.is_read
    return incoming


class _Body:
    """The rest of a connection up to the announced length."""

    def __init__(self, req: falcon.Request, length: int, media_type: str) -> None:
        self.media_type = media_type
        self._stream = req.bounded_stream
        self.length = self._left = length

    def chunks(self) -> Iterator[bytes]:
        while self._left:
            piece = self._stream.read(min(PIECE, self._left))
            if not piece:
                raise MalformedRequest("The connection ended before the whole file was there. Send the rest again.")
            self._left -= len(piece)
            yield piece

    def is_read(self) -> bool:
        return self._left == 0
