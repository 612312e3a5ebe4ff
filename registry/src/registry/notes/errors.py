"""What can be wrong with co-signing a note."""

from registry.platform.errors import Conflict


class NothingToSign(Conflict):
    """The note does not wait for a co-signature."""

    code = "nothing-to-sign"
    title = "It does not wait for a co-signature"
