"""Where messages go. An output is a name and a way to send; more of them need nothing else."""

import sys
from typing import Protocol, TextIO

import msgspec

from alert_analyzer.publish.outbox import Outgoing


class Undelivered(Exception):
    """An output did not take a message; `refused` says that it would not take this one later either, `unsure` that it
    may have taken it, because its answer did not come or was cut.
    """

    def __init__(self, reason: str, *, refused: bool = False, unsure: bool = False) -> None:
        super().__init__(reason)
        self.refused = refused
        self.unsure = unsure


class Output(Protocol):
    """Takes messages. `send` returns when the other side has it, and raises Undelivered otherwise."""

    name: str

    def send(self, outgoing: Outgoing) -> None:
        """Sends one message, within the output's own time limit."""
        ...


class Seen(msgspec.Struct, frozen=True):
    """A message that reached an output's receivers."""

    id: str
    handle: str
    """What the witness lets go of it by."""


class Witness(Protocol):
    """Sees what an output's receivers got, so that what a crash left unsure need not be sent again."""

    def look(self, *, wait_s: float) -> list[Seen]:
        """Some of what arrived and was not let go of; waits that long where there is nothing. Raises Unseen."""
        ...

    def let_go(self, seen: list[Seen]) -> None:
        """It was written down. Raises Unseen."""
        ...


class Unseen(Exception):
    """The witness could not look."""


class Stdout:
    """One JSON object a line on standard output."""

    name = "stdout"

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream

    def send(self, outgoing: Outgoing) -> None:
        """Writes it and flushes."""
        stream = self._stream or sys.stdout
        try:
            stream.write(document_of(outgoing).decode() + "\n")
            stream.flush()
        except OSError as error:
            raise Undelivered(f"standard output: {error.strerror}") from error


def document_of(outgoing: Outgoing) -> bytes:
    """The message as JSON, with the id that tells a second delivery."""
    return msgspec.json.encode({"id": outgoing.id, **msgspec.to_builtins(outgoing.message)})
