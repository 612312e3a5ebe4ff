"""What can be wrong with signing an incident."""

from registry.platform.errors import Conflict


class Signed(Conflict):
    """Somebody has signed: the text stays as it is."""

    code = "signed"
    title = "It is signed"


class NotReady(Conflict):
    """Something is missing for a signature; `extra` holds `missing`, a list of sentences."""

    code = "not-ready"
    title = "Something is missing before it can be signed"
