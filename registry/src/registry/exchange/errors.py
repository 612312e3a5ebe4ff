"""What can be wrong with something that is to be taken in."""

from registry.platform.errors import RegistryError


class BrokenArchive(RegistryError):
    """The file is no archive of Longline, or not a whole one; nothing of it was stored."""

    status = 422
    code = "broken-archive"
    title = "This archive cannot be taken in"


class UnknownPractice(RegistryError):
    """An operator has not said which practice, or where to."""
