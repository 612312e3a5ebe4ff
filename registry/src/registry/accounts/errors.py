"""What can go wrong with accounts."""

from registry.platform.errors import Conflict, NotFound, NotSignedIn


class WrongCredentials(NotSignedIn):
    """Address or password is wrong; which of them is not said."""

    code = "wrong-credentials"
    title = "That did not match"


class SecondStepRequired(NotSignedIn):
    """The password was right; the code is missing or wrong."""

    code = "second-step-required"
    title = "One more step"


class AddressTaken(Conflict):
    """Somebody registered with this address before."""

    code = "address-taken"


class LastOwner(Conflict):
    """Nobody would be left who may do everything."""

    code = "last-owner"


class NotAMember(NotFound):
    """The person is signed in and has no place in the organization, or none any more."""

    code = "not-a-member"
    title = "You are not a member here"

    def __init__(self) -> None:
        super().__init__("You are not a member of this organization.")


class TooMany(Conflict):
    """More of these than anybody needs."""

    code = "too-many"


def link_is_dead() -> NotFound:
    """An invitation or a reset link that was used, withdrawn, expired or mistyped."""
    return NotFound("This link is no longer valid: it was used, withdrawn or has expired. Ask for a new one.")
