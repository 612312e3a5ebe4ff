"""What a crash, or an answer that did not come, left unsure: did the output take the message?

Without a witness nobody can say, and it is sent again. With one, what arrived is written down as sent, also what nobody
asked for, and only then let go of: the queue and the outbox together never forget that a message arrived.
"""

import time
from typing import Final

from alert_analyzer.platform.logging import EventLog
from alert_analyzer.publish.outbox import Outbox, Outgoing
from alert_analyzer.publish.outputs import Unseen, Witness

LOOK_S: Final = 1.0
"""How long a look waits where there is nothing. A message is unsure again when its lease has run out or its output had
time to rest, long after it arrived if it did; others wait meanwhile, so it is not looked for longer.
"""

_FORGET_EVERY_S: Final = 20.0
_MOST_LOOKS: Final = 50


class Doubts:
    """One output's."""

    def __init__(self, outbox: Outbox, witness: Witness | None, *, log: EventLog) -> None:
        self._outbox = outbox
        self._witness = witness
        self._log = log
        self._forget_at_s = 0.0

    def has_arrived(self, outgoing: Outgoing) -> bool:
        """Whether it is known to have; then it counts as sent. Raises DatabaseUnavailable."""
        if self._witness is None:
            return False
        try:
            while self._write_down(self._witness, wait_s=LOOK_S):
                if not self._outbox.waits(outgoing):
                    self._log.info("message_had_arrived", output=outgoing.output, message=outgoing.id)
                    return True
        except Unseen as error:
            self._log.warning("receipts_not_read", output=outgoing.output, reason=str(error))
        return False

    def forget_settled(self) -> None:
        """Every now and then, while there is nothing to send: lets go of receipts. Raises DatabaseUnavailable."""
        if self._witness is None or time.monotonic() < self._forget_at_s:
            return
        self._forget_at_s = time.monotonic() + _FORGET_EVERY_S
        try:
            for _ in range(_MOST_LOOKS):
                if not self._write_down(self._witness, wait_s=0):
                    break
        except Unseen as error:
            self._log.warning("receipts_not_read", reason=str(error))

    def _write_down(self, witness: Witness, *, wait_s: float) -> bool:
        """Whether there was something."""
        seen = witness.look(wait_s=wait_s)
        if seen:
            self._outbox.arrived([one.id for one in seen if one.id])
            witness.let_go(seen)
        return bool(seen)
