"""What can be wrong with sharing."""

from registry.platform.errors import Conflict


class TooManyShares(Conflict):
    """More links of one dog than anybody keeps an eye on."""

    code = "too-many"


class NoMail(Conflict):
    """There is no mail server."""

    code = "no-mail-server"


class ShareIsDead(Conflict):
    """The link leads nowhere any more."""

    code = "link-is-dead"


class TooManyMails(Conflict):
    """More mails than anybody writes by hand."""

    code = "too-many-mails"
