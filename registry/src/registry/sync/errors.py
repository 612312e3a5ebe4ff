"""What can be wrong with a pushed row or a conflict."""

from registry.platform.errors import Conflict, InvalidBody, NotFound


class PushIdTaken(Conflict):
    """Another edit was pushed under the same id."""

    code = "push-id-taken"


class NotPushed(InvalidBody):
    """A kind that devices cannot push."""

    code = "not-pushed"


def no_such_conflict() -> NotFound:
    """Not there, or about a document that the caller may not see."""
    return NotFound("There is no such conflict. The record may have been deleted, or it is not shared with you.")
