"""What can be wrong with a file."""

from registry.platform.errors import Conflict, InvalidBody, NotFound, RegistryError


class NotTheFile(InvalidBody):
    """The bytes are not those that were announced."""

    code = "not-the-file"
    title = "This is not the file that was announced"


class AlreadyStored(Conflict):
    """The bytes are here; nothing needs to be sent."""

    code = "already-stored"
    title = "The file is stored already"


class NotHereYet(NotFound):
    """The record exists, the bytes have not arrived."""

    code = "file-awaited"
    title = "The file has not arrived yet"


class BeyondTheEnd(RegistryError):
    """A range that the file does not have."""

    status = 416
    code = "beyond-the-end"
    title = "The file is shorter than that"


class UploadRefused(RegistryError):
    """The tus protocol refuses a step of an upload; the status is the protocol's."""

    code = "upload-refused"
    title = "The upload cannot go on like this"

    def __init__(self, status: int, detail: str, headers: dict[str, str]) -> None:
        super().__init__(detail, headers=headers)
        self.status = status
