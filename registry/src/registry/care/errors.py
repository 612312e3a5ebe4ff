"""What can go wrong with safety."""

from registry.platform.errors import Conflict


class AcknowledgementNeeded(Conflict):
    """A danger flag of the dog has not been read by the person who is about to handle it.

    `extra` holds `flags`, a list of {id, revision, instruction, severity}: what to read and acknowledge first.
    """

    code = "acknowledgement-needed"
    title = "Read this before you handle the dog"
