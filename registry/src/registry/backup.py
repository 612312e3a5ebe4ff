"""Backup and restore of the whole database.

SQLite: the online backup, checked before it takes its name. PostgreSQL: `pg_dump` and `pg_restore`, which
every PostgreSQL installation has.
"""

import shutil
import subprocess
from pathlib import Path

import apsw

from registry.platform.database.sqlite import SqliteDatabase
from registry.platform.errors import RegistryError


class BackupFailed(RegistryError):
    """The copy could not be made or is not whole."""


def backup(database_url: str, target: Path) -> str:
    """Writes a consistent copy into `target`; never leaves half a file under that name."""
    if target.exists():
        raise BackupFailed(f"{target} exists already. Choose another name; a backup never overwrites.")
    if not target.parent.is_dir():
        raise BackupFailed(f"There is no folder {target.parent}.")
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    if database_url.startswith("sqlite:///"):
        if not Path(database_url.removeprefix("sqlite:///")).is_file():
            raise BackupFailed("There is no database to back up yet.")
        database = SqliteDatabase(database_url)
        try:
            database.backup_to(unfinished)
        finally:
            database.close()
        _check_sqlite(unfinished)
    else:
        _run(["pg_dump", "--format=custom", "--no-owner", f"--file={unfinished}", database_url])
    unfinished.rename(target)
    return f"{target}: {target.stat().st_size:,} bytes."


def restore(database_url: str, source: Path, *, replace: bool) -> str:
    """Puts the copy in the database's place."""
    if not source.is_file():
        raise BackupFailed(f"There is no file {source}.")
    if not database_url.startswith("sqlite:///"):
        options = ["--clean", "--if-exists"] if replace else []
        _run(["pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", *options,
              f"--dbname={database_url}", str(source)])  # fmt: skip
        return f"Restored from {source}."
    _check_sqlite(source)
    path = Path(database_url.removeprefix("sqlite:///"))
    if path.exists() and not replace:
        raise BackupFailed(f"{path} holds a database. Say --replace to put the backup in its place.")
    if path.exists():
        _refuse_while_in_use(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".restoring")
    shutil.copyfile(source, unfinished)
    for companion in ("-wal", "-shm"):
        path.with_name(path.name + companion).unlink(missing_ok=True)
    unfinished.replace(path)
    return f"Restored from {source}."


def _refuse_while_in_use(path: Path) -> None:
    """A registry that runs holds a shared lock on its file."""
    connection = apsw.Connection(str(path))
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except apsw.BusyError as error:
        raise BackupFailed("The registry is running on this database. Stop it, then restore.") from error
    finally:
        connection.close()


def _check_sqlite(path: Path) -> None:
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            verdict = connection.execute("PRAGMA integrity_check").fetchone()
            connection.execute("SELECT count(*) FROM ledger").fetchone()
        finally:
            connection.close()
    except apsw.Error as error:
        raise BackupFailed(f"{path} is not a whole Longline database: {error}.") from error
    if verdict != ("ok",):
        raise BackupFailed(f"{path} is damaged: {verdict}.")


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise BackupFailed(f"`{command[0]}` is not installed; it comes with PostgreSQL's client programs.") from error
    except subprocess.CalledProcessError as error:
        raise BackupFailed(f"{command[0]} failed: {error.stderr.strip()[-500:]}") from error
