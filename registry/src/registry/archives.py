"""Export and import for an operator: from the command line, for any practice, without anybody's password."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry import main
from registry.exchange.archive import Contents
from registry.exchange.errors import BrokenArchive, UnknownPractice
from registry.exchange.export import export
from registry.platform.settings import Settings
from registry.records.audit import organizations


def export_to(settings: Settings, target: Path, *, organization_id: str | None) -> str:
    """Writes an archive; never leaves half a file under that name, and overwrites none."""
    if target.exists():
        raise UnknownPractice(f"{target} exists already. Choose another name; an export never overwrites.")
    if not target.parent.is_dir():
        raise UnknownPractice(f"There is no folder {target.parent}.")
    unfinished = target.with_name(target.name + ".part")
    with _registry(settings) as registry:
        number, name = _chosen(registry, organization_id)
        pieces = export(registry.database, registry.restorer.store, registry.records.kinds, number)
        try:
            with unfinished.open("wb") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(target)
        finally:
            unfinished.unlink(missing_ok=True)
    return f"{name}: {target}, {target.stat().st_size:,} bytes."


def import_from(settings: Settings, source: Path, *, apply: bool) -> str:
    """Says what an archive holds, and brings the practice back when it is told to."""
    if not source.is_file():
        raise BrokenArchive(f"There is no file {source}.")
    with _registry(settings) as registry:
        restorer = registry.restorer
        found = restorer.restore(source) if apply else restorer.look(source)
    said = (
        f"{found.name}: {found.documents:,} records in {found.organization.position:,} entries,"
        f" {len(found.people):,} people, {found.files:,} files of {found.file_bytes:,} bytes."
    )
    if not apply:
        return f"{said}\nThe archive is whole and can be restored. Nothing was changed; say --apply to restore it."
    return f"{said}\nRestored. New passwords: {_how_to_sign_in(found)}"


def _how_to_sign_in(found: Contents) -> str:
    owner = next((person.email for person in found.people if person.id in found.owners), "ADDRESS")
    return f"longline reset-password {owner}"


@contextmanager
def _registry(settings: Settings) -> Iterator[main.Registry]:
    registry = main.build(settings)
    try:
        yield registry
    finally:
        registry.database.close()


def _chosen(registry: main.Registry, organization_id: str | None) -> tuple[int, str]:
    with registry.database.reading() as tx:
        there = organizations(tx)
    found = [(number, name) for number, one, name in there if organization_id in (None, one)]
    if len(found) == 1:
        return found[0]
    listed = "".join(f"\n  {one}  {name}" for _, one, name in there)
    raise UnknownPractice(f"Which practice? Say --organization and one of:{listed}" if there else "There is none yet.")
