"""Pulling: what changed since a device's checkpoint, in the order of commits.

The feed is the table `document` by `position`: every document once, at its newest revision. Positions are taken while
the organization's row is locked until the commit (see `records.ledger`), so a state that shows position n shows every
smaller one, and no change can appear behind a checkpoint later. A pull reads one snapshot and goes up to its head.

What a person may read changes too. The checkpoint holds a fingerprint of it (the role's reach; for assistants, the
dogs they are assigned to and their households; the restricted records that name the person as a reader): when it is
another one, the device gets everything anew and forgets the rest. A single document that left a person's reach (another
dog, private now) is told as removed to those who could read it when their device last had everything or since, and to
nobody else: who never saw it learns nothing of it.
"""

import hashlib
from typing import Final, NamedTuple

import msgspec

from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.records import lookup
from registry.records.kinds import Facets, Kinds
from registry.sync import repository
from registry.sync.checkpoint import Checkpoint, checkpoint_at, read_checkpoint
from registry.sync.repository import Changed, Past

DAY_MS: Final = 86_400_000
FULL_PULL_AFTER_DAYS: Final = 180
MOST_BYTES: Final = 2 * 1024 * 1024
MOST_SCANNED: Final = 4_000
_CHUNK: Final = 200


class Pulled(NamedTuple):
    """A page of the feed; `documents` are JSON already, `audited` are those of them whose readers are kept:
    the ledger knows already that whoever wrote the newest revision has seen it."""

    documents: list[bytes]
    checkpoint: str
    more: bool
    reset: bool
    audited: list[Changed]


def pull(tx: Transaction, access: Access, kinds: Kinds, sent: str | None, *, limit: int, now_ms: int) -> Pulled:
    """The page behind a checkpoint; `tx` is a snapshot. `reset` says that the device must forget what it had."""
    reach = reach_of(tx, access)
    head = repository.head(tx, access.organization)
    begun = read_checkpoint(sent)
    reset = begun is None or not _fits(tx, access, begun, reach=reach, head=head, now_ms=now_ms)
    if begun is None or reset:
        begun = Checkpoint(1, reach, 0, "", head, now_ms)
    page = _Page(tx, access, kinds, begun, limit)
    done = page.fill(head)
    made = checkpoint_at(
        reach, done, _entry(tx, access.organization, done), floor=begun.floor, now_ms=now_ms,
        whole=begun.last_whole if done < head else None,
    )  # fmt: skip
    return Pulled(page.documents, made, done < head, reset, page.audited)


def one_document(tx: Transaction, access: Access, kinds: Kinds, document_id: str) -> msgspec.Raw | None:
    """A document as a pull tells it, None when it is out of reach."""
    head = repository.head(tx, access.organization)
    found = repository.changes(tx, access, kinds, after=0, up_to=head, limit=1, one_id=document_id)
    return msgspec.Raw(_told(found[0])) if found and found[0].within_reach else None


def reach_of(tx: Transaction, access: Access) -> str:
    """A fingerprint of who pulls and of what they may read."""
    circle = repository.circle(tx, access) if access.only_assigned_dogs else "all"
    restricted = "all" if access.role == "owner" else repository.circles(tx, access)
    known = (access.organization_id, access.person_id, circle, *([restricted] if restricted else []))
    return hashlib.blake2s(repr(known).encode(), digest_size=8).hexdigest()


def _fits(tx: Transaction, access: Access, sent: Checkpoint, *, reach: str, head: int, now_ms: int) -> bool:
    """Whether the feed can go on from here: same person, same reach, same history (a backup may have been restored),
    not too long ago, and nothing was purged that the device could still have."""
    return (
        sent.reach == reach
        and sent.position <= head
        and sent.entry == _entry(tx, access.organization, sent.position)
        and now_ms - sent.made_ms <= FULL_PULL_AFTER_DAYS * DAY_MS
        and not repository.was_purged_since(tx, access.organization, max(sent.position, sent.floor))
    )


def _entry(tx: Transaction, organization: int, position: int) -> str:
    if position == 0:
        return ""
    found = repository.entry_hash(tx, organization, position)
    return found.hex()[:16] if found else "gone"


class _Page:
    """Collects documents until there are enough, in number or in bytes."""

    def __init__(self, tx: Transaction, access: Access, kinds: Kinds, begun: Checkpoint, limit: int) -> None:
        self._tx = tx
        self._access = access
        self._kinds = kinds
        self._begun = begun
        self._left = limit
        self._bytes_left = MOST_BYTES
        self.documents: list[bytes] = []
        self.audited: list[Changed] = []

    def fill(self, head: int) -> int:
        """Reads on towards the head; gives the position that was reached."""
        done, scanned = self._begun.position, 0
        while self._left > 0 and self._bytes_left > 0 and scanned < MOST_SCANNED:
            wanted = min(_CHUNK, self._left)
            rows = repository.changes(self._tx, self._access, self._kinds, after=done, up_to=head, limit=wanted)
            for row in rows:
                self._tell(row)
                done = row.position
                if self._bytes_left <= 0:
                    return done
            if len(rows) < wanted:
                return head
            scanned += len(rows)
        return done

    def _tell(self, row: Changed) -> None:
        before_full_pull = row.position <= self._begun.floor
        if row.within_reach:
            told = None if row.deleted_ms is not None and before_full_pull else _told(row)
            if row.body is not None and self._kinds[row.kind].audited and row.updated_by_id != self._access.person_id:
                self.audited.append(row)
        else:
            told = None if before_full_pull else self._removed(row)
        if told is not None:
            self.documents.append(told)
            self._left -= 1
            self._bytes_left -= len(told)

    def _removed(self, row: Changed) -> bytes | None:
        """Tells that a document left the caller's reach, when the device may hold it from before."""
        past = repository.last_revision_by(self._tx, self._access, row.id, after=self._begun.position)
        if past is None:
            # Not only the last one: a page of this pull may have gone by the revision that took it away.
            held = repository.revisions_between(
                self._tx, self._access.organization, row.id, self._begun.last_whole, self._begun.position
            )
            past = next((one for one in held if self._could_read(row, one)), None)
        if past is None:
            return None
        return _line(row, past.revision, past.at_ms, occurred_at=None, gone=True, removed=True, body=b"null")

    def _could_read(self, row: Changed, past: Past) -> bool:
        kind = self._kinds[row.kind]
        if past.deleted or past.body is None:
            return False
        facets = kind.facets(msgspec.json.decode(past.body, type=kind.body))
        if facets.private and row.author != self._access.person:
            return False
        if not self._is_in_circle(row, facets):
            return False
        if kind.read_by_all or not self._access.only_assigned_dogs:
            return True
        return repository.may_read_dog(self._tx, self._access, facets.dog_id)

    def _is_in_circle(self, row: Changed, facets: Facets) -> bool:
        """Who leaves a circle gets everything anew, so that nobody needs to be told of what belonged to it."""
        if facets.follows_id is not None and lookup.is_restricted(self._tx, self._access, facets.follows_id):
            return False
        if facets.reader_ids is None or self._access.role == "owner":
            return True
        return row.author == self._access.person or self._access.person_id in facets.reader_ids


def _told(row: Changed) -> bytes:
    body = b"null" if row.body is None else row.body.encode()
    return _line(
        row, row.revision, row.at_ms, occurred_at=row.occurred_at, gone=row.deleted_ms is not None, removed=False,
        body=body,
    )  # fmt: skip


def _line(
    row: Changed, revision: int, at_ms: int, *, occurred_at: str | None, gone: bool, removed: bool, body: bytes
) -> bytes:
    """A document as JSON; its body is the text that the ledger keeps, as it is."""
    known = msgspec.json.encode({
        "kind": row.kind, "id": row.id, "revision": revision, "deleted": gone, "removed": removed,
        "author_id": row.author_id, "updated_by_id": None if removed else row.updated_by_id,
        "created_at": to_text(row.created_ms), "recorded_at": to_text(at_ms), "occurred_at": occurred_at,
    })  # fmt: skip
    return known[:-1] + b',"body":' + body + b"}"
