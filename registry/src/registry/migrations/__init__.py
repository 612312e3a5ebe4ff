"""The database's shape, step by step, with Alembic.

A migration is written once and never edited after a release; it speaks plain SQL for both databases.
`upgrade` is safe to call from several processes at once.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from registry.platform.database import Database

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

NEWEST: Final = "0014"  # a test compares it with the newest file in versions/; so that a start needs no Alembic
_HERE = Path(__file__).parent
_LOCK = 7_215_001  # any number, the same in every process: PostgreSQL's advisory lock


def newest() -> str:
    """The revision that this code needs."""
    return NEWEST


def current(database: Database) -> str | None:
    """The revision that the database has, None for an empty database."""
    with database.reading() as tx:
        if tx.dialect == "sqlite":
            exists = tx.row("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
        else:
            exists = tx.row("SELECT 1 FROM information_schema.tables WHERE table_name = 'alembic_version'")
        if not exists:
            return None
        row = tx.row("SELECT version_num FROM alembic_version")
        return row[0] if row else None


def serves(database: Database) -> bool:
    """Whether this code can work on the database: it has the shape that the code needs, or a newer one.

    A newer one, because a new version migrates while the one before still serves, and because a version may be taken
    back without the database. Steps are made so that the version before can live with them (add, fill, enforce).
    """
    found = current(database)
    return found is not None and found >= NEWEST  # numbers of four digits, so their order is that of their text


def upgrade(database_url: str, *, to: str = "head") -> None:
    """Brings the database to the newest shape, or to the revision `to`."""
    from alembic import command

    with _connected(database_url) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def downgrade(database_url: str, *, to: str) -> None:
    """Takes the database back to the revision `to`."""
    from alembic import command

    with _connected(database_url) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, to)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _connected(database_url: str) -> "Iterator[Connection]":
    from sqlalchemy import create_engine, text
    from sqlalchemy.pool import NullPool

    url = database_url.replace("postgresql://", "postgresql+psycopg://", 1)
    if url.startswith("sqlite:///"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool)
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                connection.exec_driver_sql("PRAGMA busy_timeout=15000")
                connection.commit()
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            else:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection
            connection.commit()
    finally:
        engine.dispose()
