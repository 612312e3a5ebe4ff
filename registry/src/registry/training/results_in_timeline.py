"""The read model that keeps each session's results beside it in the timeline.

They are made anew whenever the session or one of its sets or observations is written, out of the table `fact`. So a
page of the timeline needs no statement for them, whatever its sessions hold.
"""

from typing import Final

import msgspec

from registry.dogs.timeline import show_results
from registry.platform.database import Transaction
from registry.records.kinds import Document, Facets
from registry.training.fact_table import tapped_in
from registry.training.session_results import results_of

_PARTS: Final = ("exercise_set", "observation")


class _Part(msgspec.Struct):
    session_id: str | None


class ResultsInTimeline:
    """Keeps `timeline.results`. It comes behind the timeline and the table `fact`, of which it is made."""

    def put(self, tx: Transaction, document: Document, _facets: Facets, *, before: Document | None) -> None:
        """The results of the session itself, or of those that the part belongs to and belonged to."""
        if document.kind == "session":
            _show(tx, document.organization, document.id)
        elif document.kind in _PARTS:
            states = [document] if before is None else [document, before]
            for session_id in dict.fromkeys(_session_of(state) for state in states):
                _show(tx, document.organization, session_id)

    def remove(self, tx: Transaction, document: Document) -> None:
        """A deleted part leaves its session's results."""
        if document.kind in _PARTS:
            _show(tx, document.organization, _session_of(document))

    def clear(self, tx: Transaction) -> None:
        """Before a rebuild: they lie in the timeline's rows and go with them."""


def _session_of(part: Document) -> str | None:
    return msgspec.json.decode(part.representation, type=_Part).session_id


def _show(tx: Transaction, organization: int, session_id: str | None) -> None:
    if session_id is not None:
        show_results(tx, organization, session_id, results_of(tapped_in(tx, organization, session_id)))
