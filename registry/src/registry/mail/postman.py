"""Brings letters from the outbox to the mail server, in a thread of the service; several processes may do so at once.

A letter is sent at least once: a process that is killed after the server took it and before that was noted sends it
again, with the same Message-ID.
"""

import threading
from collections.abc import Mapping
from functools import partial
from typing import Final

from registry.mail import outbox
from registry.mail.outbox import Letter, StillWanted, Waiting
from registry.platform.clock import Clock
from registry.platform.database import Database
from registry.platform.errors import RegistryError
from registry.platform.logging import EventLog
from registry.platform.mail import Mailer, MailNotTaken, Message

LOOKS_EVERY_S: Final = 1.0


class Postman:
    """Looks for letters that are due."""

    def __init__(
        self, database: Database, mailer: Mailer, *, clock: Clock, log: EventLog, guards: Mapping[str, StillWanted]
    ) -> None:  # fmt: skip
        self._database = database
        self._guards = guards
        self._mailer = mailer
        self._clock = clock
        self._log = log

    def start(self, stopping: threading.Event) -> None:
        """Works in a thread until the process stops; what a killed one held is sent by the next."""
        threading.Thread(target=self._work, args=(stopping,), name="postman", daemon=True).start()

    def deliver_due(self) -> int:
        """Sends every letter that is due; gives how many the server took."""
        taken = 0
        while self._is_any_due():
            waiting = self._database.write(lambda tx: outbox.claim(tx, self._clock.now_ms(), self._guards))
            if waiting is not None:
                taken += self._deliver(waiting)
        return taken

    def _is_any_due(self) -> bool:
        with self._database.reading() as tx:
            return outbox.is_any_due(tx, self._clock.now_ms())

    def _deliver(self, waiting: Waiting) -> bool:
        letter = waiting.letter
        name = f"<{waiting.number}.{waiting.written_ms}@longline>"
        try:
            self._mailer.send(_message(letter, name))
        except MailNotTaken as error:
            self._not_taken(waiting, error)
            return False
        self._end(waiting, "sent", "")
        return True

    def _not_taken(self, waiting: Waiting, error: MailNotTaken) -> None:
        now_ms = self._clock.now_ms()
        lost = error.for_good or now_ms >= waiting.until_ms
        self._log.warning(
            "mail not sent",
            outcome="given up" if lost else "tried again",
            letter=waiting.number,
            attempts=waiting.attempts,
            reason=str(error),
        )
        if lost:
            self._end(waiting, "given_up", str(error))
        else:
            self._database.write(partial(outbox.postpone, waiting=waiting, said=str(error), now_ms=now_ms))

    def _end(self, waiting: Waiting, state: str, said: str) -> None:
        now_ms = self._clock.now_ms()
        self._database.write(partial(outbox.end, waiting=waiting, state=state, said=said, now_ms=now_ms))

    def _work(self, stopping: threading.Event) -> None:
        while not stopping.wait(LOOKS_EVERY_S):
            try:
                self.deliver_due()
            except RegistryError as error:
                self._log.warning("mail waits for the database", reason=str(error))
            except Exception as error:  # noqa: BLE001  # a thread that ends would keep every later letter back
                self._log.exception("mail not delivered", error)


def _message(letter: Letter, name: str) -> Message:
    return Message(
        to=letter.to, subject=letter.subject, text=letter.text, name=name, unsubscribe=letter.unsubscribe
    )  # fmt: skip
