"""Putting a practice back: first everything is looked through, then files are laid down, then one transaction.

Whatever refuses, nothing is left: the transaction is undone and the files go again. At its end the transaction takes
the practice out once more and compares: what would come out otherwise than it came in is not kept.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.accounts import returning
from registry.accounts.guests import admit_guest, is_guest
from registry.accounts.passwords import hash_password
from registry.exchange import restore_repository
from registry.exchange.archive import Archive, Contents, ms_of
from registry.exchange.errors import BrokenArchive
from registry.exchange.export import members_of_lines
from registry.exchange.lines import AcknowledgementLine, ConflictLine, FileLine, PersonLine, PushLine
from registry.exchange.papers import TOLD
from registry.media import pictures
from registry.media.store import Store
from registry.media.types import is_what_it_says
from registry.platform.access import Access
from registry.platform.database import Database, Transaction
from registry.platform.errors import Conflict, NotAllowed, StorageFull
from registry.platform.ids import new_id, new_secret
from registry.records.audit import verify
from registry.records.history import History
from registry.records.reentry import enter_again
from registry.records.service import Records
from registry.reports.returning import reports_come_back

_DISK_FULL: Final = (28, 122)  # ENOSPC, EDQUOT


@dataclass(frozen=True, slots=True)
class Restorer:
    """Puts archives back. `workshop` is a folder for what is under way."""

    database: Database
    store: Store
    records: Records
    workshop: Path

    def look(self, path: Path, access: Access | None = None) -> Contents:
        """What an archive holds; raises what a restore would refuse. `access`: of who wants it in their own place."""
        with self._opened(path) as archive:
            return self._look(archive, access)

    def restore(self, path: Path, access: Access | None = None) -> Contents:
        """Puts the practice back: in a place of its own, or in that of the caller, who has just founded one."""
        with self._opened(path) as archive:
            found = self._look(archive, access)
            folder = f"restored/{new_id()}"
            try:
                self._lay_down(archive, folder)
                self.database.write(lambda tx: self._enter(tx, archive, found, folder, access))
            except BaseException:
                self.store.delete(folder)
                raise
        return found

    @contextmanager
    def _opened(self, path: Path) -> Iterator[Archive]:
        archive = Archive(path, self.records.kinds)
        try:
            yield archive
        finally:
            archive.close()

    def _look(self, archive: Archive, access: Access | None) -> Contents:
        found = archive.look_through()
        with self.database.reading() as tx:
            if access is None:
                returning.check_new(tx, found.organization.id)
            else:
                returning.check_place(tx, access, found.organization.id)
            own = None if access is None else _own_self(tx, access, found)
            for person in (one for one in found.people if one != own):
                returning.known_person(
                    tx, person_id=person.id, email=person.email, name=person.name,
                    created_ms=ms_of(person.created_at), only_new=access is not None,
                )  # fmt: skip
        return found

    def _lay_down(self, archive: Archive, folder: str) -> None:
        """Keeps the files, with small pictures of pictures made anew."""
        self.workshop.mkdir(parents=True, exist_ok=True)
        bench = Path(tempfile.mkdtemp(dir=self.workshop))
        try:
            for line in archive.lines("files", FileLine):
                self._keep(archive, line, bench / "file", f"{folder}/{line.attachment_id}")
        except OSError as error:
            if error.errno in _DISK_FULL:
                raise StorageFull("The registry's disk is full. Nothing of the archive was kept.") from error
            raise
        finally:
            shutil.rmtree(bench, ignore_errors=True)

    def _keep(self, archive: Archive, line: FileLine, path: Path, folder: str) -> None:
        digest = hashlib.sha256()
        with path.open("wb") as file:
            for piece in archive.content(line.sha256):
                digest.update(piece)
                file.write(piece)
        if digest.hexdigest() != line.sha256 or not is_what_it_says(path, line.media_type):
            raise BrokenArchive(f"The file of attachment {line.attachment_id} is no {line.media_type}.")
        if line.width is not None:
            for name, small in _small_pictures(path, line).items():
                self.store.put(f"{folder}/{name}", small, media_type="image/jpeg")
        self.store.put(f"{folder}/file", path, media_type=line.media_type)

    def _enter(self, tx: Transaction, archive: Archive, found: Contents, folder: str, access: Access | None) -> None:
        """Everything that goes into the database."""
        organization_id, created_ms = found.organization.id, ms_of(found.organization.created_at)
        _without_time_limit(tx)
        if access is None:
            place = returning.place_organization(tx, organization_id=organization_id, created_ms=created_ms)
        else:
            place = returning.take_the_place(tx, access, organization_id=organization_id, created_ms=created_ms)
        people = _people(tx, found, access, place)
        history = History(organization_id, self.records.kinds, TOLD)
        enter_again(tx, self.records, history, archive.entries(), organization=place, people=people)
        restore_repository.learn_sizes(tx)
        reports_come_back(tx, place)
        _facts(tx, archive, place, folder, people)
        if not verify(tx, place).ok:
            raise BrokenArchive("What the archive holds does not verify once it is stored. Nothing was kept.")
        for name, digest in members_of_lines(tx, place):
            if archive.sha256[name] != digest:
                raise BrokenArchive(f"`{name}` of the archive would come out otherwise than it came in.")


def _people(tx: Transaction, found: Contents, access: Access | None, place: int) -> dict[str, int]:
    """The numbers of everybody in the archive. Who is new here sets a password by a reset link; guests have none."""
    own = None if access is None else _own_self(tx, access, found)
    nobody_knows = hash_password(new_secret())
    numbers: dict[str, int] = {}
    for person in found.people:
        created_ms = ms_of(person.created_at)
        if access is not None and person == own:
            numbers[person.id] = returning.become(
                tx, access, person_id=person.id, name=person.name, created_ms=created_ms
            )
            continue
        numbers[person.id] = returning.place_person(
            tx, person_id=person.id, email=person.email, name=person.name, created_ms=created_ms,
            password_hash=nobody_knows, only_new=access is not None,
        )  # fmt: skip
        if is_guest(person.email, found.organization.id):
            admit_guest(tx, place, person_id=person.id)
    return numbers


def _own_self(tx: Transaction, access: Access, found: Contents) -> PersonLine:
    """Who the caller is in the archive: an owner with the same address. Raises NotAllowed when there is none."""
    email = returning.email_of(tx, access)
    own = next((person for person in found.people if person.email == email and person.id in found.owners), None)
    if own is None:
        raise NotAllowed(
            f"No owner in this archive has your address, {email}. Register with the address of one of its owners, or"
            " ask whoever runs the registry: `longline import`."
        )
    return own


def _facts(tx: Transaction, archive: Archive, place: int, folder: str, people: dict[str, int]) -> None:
    for read in archive.lines("acknowledgements", AcknowledgementLine):
        restore_repository.add_acknowledgement(tx, place, read, people)
    for file in archive.lines("files", FileLine):
        restore_repository.add_file(tx, place, file, f"{folder}/{file.attachment_id}")
    for push in archive.lines("pushes", PushLine):
        restore_repository.add_push(tx, place, push, people)
    for clash in archive.lines("conflicts", ConflictLine):
        if restore_repository.has_conflict(tx, clash.id):
            raise Conflict("A conflict of the archive has the id of one that is here already. Nothing was stored.")
        restore_repository.add_conflict(tx, place, clash, people)


def _small_pictures(path: Path, line: FileLine) -> dict[str, Path]:
    try:
        picture = pictures.prepare(path, line.media_type, keep_place=True)
    except (pictures.NoPicture, KeyError) as error:
        raise BrokenArchive(f"The picture of attachment {line.attachment_id} cannot be read.") from error
    if (picture.width, picture.height) != (line.width, line.height):
        raise BrokenArchive(f"The picture of attachment {line.attachment_id} is not as large as the archive says.")
    return picture.thumbnails


def _without_time_limit(tx: Transaction) -> None:
    if tx.dialect == "postgresql":
        tx.run("SET LOCAL statement_timeout = 0")
