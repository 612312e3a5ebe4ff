"""Whether a row of entries is a history that the write path can have made, told without a database.

Used before anything of an archive is stored. What holds afterwards is what `audit` finds in an intact database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from registry.platform.errors import InvalidBody, RegistryError
from registry.platform.http.decode import explain, refuse_unstorable
from registry.records.canonical import NO_HASH, sha256
from registry.records.entries import Entry, envelope_of
from registry.records.kinds import Kind

PURGED: Final = "purged"


class NotAHistory(RegistryError):
    """Entries that do not follow from each other, or that no registry has written."""

    status = 422
    code = "not-a-history"
    title = "The history does not hold together"


@dataclass(slots=True)
class Written:
    """What the entries so far say about one document."""

    kind: str
    author_id: str
    created_ms: int
    revision: int = 0
    position: int = 0
    hash: bytes = NO_HASH
    updated_ms: int = 0
    updated_by_id: str = ""
    deleted: bool = False
    without_text: bool = False
    purged: bool = False
    dog_id: str | None = None
    flaw: str = ""


class History:
    """Takes the entries of one organization in order and refuses the first that does not fit.

    `told`: the events that hold a text, by their kind, and its type. No other event may hold one.
    """

    def __init__(self, organization_id: str, kinds: Mapping[str, Kind], told: Mapping[str, type] | None = None) -> None:
        self.organization_id = organization_id
        self.documents: dict[str, Written] = {}
        self.position = 0
        self.hash = NO_HASH
        self._kinds = kinds
        self._told = told or {}

    def add(self, entry: Entry) -> None:
        """The next entry; raises NotAHistory."""
        if entry.position != self.position + 1:
            raise _refused(entry, f"it should be entry {self.position + 1}")
        envelope = envelope_of(entry, organization_id=self.organization_id, previous_entry_hash=self.hash)
        if envelope is None or envelope.hash() != entry.hash or entry.deleted not in (0, 1):
            raise _refused(entry, "the entry was changed, or the one before it")
        if entry.body is not None and (entry.body_hash is None or sha256(entry.body.encode()) != entry.body_hash):
            raise _refused(entry, "the text is not the one that was written")
        self._storable(entry, [entry.action, entry.kind, entry.reason, entry.occurred_at or ""])
        if entry.revision > 0:
            self._revision(entry)
        else:
            self._event(entry)
        self.position, self.hash = entry.position, entry.hash

    def end(self, position: int, head: bytes) -> None:
        """Nothing may be missing at the end, and every document must be one that can be shown."""
        if (self.position, self.hash) != (position, head):
            raise NotAHistory(f"The history ends at entry {self.position}, and entry {position} should be its last.")
        for document_id, written in self.documents.items():
            if written.purged:
                continue
            named = f"{written.kind} {document_id}, revision {written.revision}"
            if written.without_text:
                raise NotAHistory(f"The text of {named} is missing, and no purge took it away.")
            if written.flaw:
                raise NotAHistory(
                    f"The text of {named} is none that this registry can read: {written.flaw.rstrip('.')}."
                )
            dog = None if written.dog_id is None else self.documents.get(written.dog_id)
            if written.dog_id is not None and (dog is None or not self._kinds[dog.kind].is_dog):
                raise NotAHistory(f"The dog that {named} is about is not in the history.")
        own = self.documents.get(self.organization_id)
        if own is None or own.kind != "organization" or own.deleted or own.purged:
            raise NotAHistory("The practice's own record is not in the history.")

    def _event(self, entry: Entry) -> None:
        told = self._told.get(entry.kind)
        if (entry.body is not None and told is None) or entry.revision != 0 or entry.previous_hash != NO_HASH:
            raise _refused(entry, "it is no revision and has a text or a predecessor")
        if entry.body is not None:
            try:
                self._storable(entry, msgspec.json.decode(entry.body, type=dict[str, Any]))
                msgspec.json.decode(entry.body, type=told)
            except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
                raise _refused(entry, "its text is none that this registry can read") from error
        written = self.documents.get(entry.id)
        if entry.action == PURGED and written is not None:
            written.purged = True

    def _revision(self, entry: Entry) -> None:
        if entry.kind not in self._kinds:
            raise _refused(entry, f"there is no kind `{entry.kind}` here")
        if entry.actor_id is None:
            raise _refused(entry, "nobody is named as its author")
        written = self.documents.get(entry.id)
        if written is None:
            written = self.documents[entry.id] = Written(entry.kind, entry.actor_id, entry.at_ms)
        fits = (written.kind, written.revision + 1, written.hash, False)
        if (entry.kind, entry.revision, entry.previous_hash, written.purged) != fits:
            raise _refused(entry, "the revision before it is missing or was replaced")
        written.revision, written.position, written.hash = entry.revision, entry.position, entry.hash
        written.updated_ms, written.updated_by_id = entry.at_ms, entry.actor_id
        written.deleted = bool(entry.deleted)
        written.without_text |= entry.body is None
        if entry.body is not None:
            self._text(entry, entry.body, written)

    def _text(self, entry: Entry, text: str, written: Written) -> None:
        """Older revisions may have a shape of their time; of the newest no flaw may remain."""
        kind = self._kinds[entry.kind]
        try:
            self._storable(entry, msgspec.json.decode(text, type=dict[str, Any]))
        except (msgspec.DecodeError, RecursionError, UnicodeError) as error:
            raise _refused(entry, "its text is no JSON object") from error
        try:
            body = msgspec.json.decode(text, type=kind.body)
            kind.facets(body)
            dogs = (each.id for each in kind.references(body) if each.pointer == "/dog_id")
            written.dog_id = next(dogs, None)
            written.flaw = ""
        except msgspec.ValidationError as error:
            written.flaw = explain(error).detail
        except (ValueError, OverflowError, RegistryError) as error:
            written.flaw = str(error)

    @staticmethod
    def _storable(entry: Entry, texts: object) -> None:
        try:
            refuse_unstorable(texts)
        except InvalidBody as error:
            raise _refused(entry, error.detail) from error


def _refused(entry: Entry, why: str) -> NotAHistory:
    about = f"{entry.kind} {entry.id}, revision {entry.revision}"
    return NotAHistory(f"Entry {entry.position} of the history ({about}) does not fit: {why.rstrip('.')}.")
