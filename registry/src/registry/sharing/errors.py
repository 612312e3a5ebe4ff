"""What can be wrong with sharing."""

from registry.platform.errors import Conflict


class TooManyShares(Conflict):
    """More links of one dog than anybody keeps an eye on."""

    code = "too-many"
