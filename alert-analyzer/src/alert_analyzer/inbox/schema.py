"""The inbox's tables, the same on SQLite and PostgreSQL."""

from collections.abc import Sequence
from typing import Final

from alert_analyzer.platform.database import Database

VERSION: Final = 1

_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS alerts (
        key TEXT PRIMARY KEY, incident TEXT NOT NULL, received_ms BIGINT NOT NULL,
        times_sent INTEGER NOT NULL DEFAULT 1, severity_rank INTEGER NOT NULL, body TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS alerts_of_incident ON alerts (incident, severity_rank, received_ms)",
    """CREATE TABLE IF NOT EXISTS incidents (
        id TEXT PRIMARY KEY, cause TEXT NOT NULL, status TEXT NOT NULL, state TEXT NOT NULL,
        severity_rank INTEGER NOT NULL, merged_into TEXT NOT NULL DEFAULT '',
        opened_ms BIGINT NOT NULL, due_ms BIGINT NOT NULL, lease_until_ms BIGINT NOT NULL DEFAULT 0,
        owner TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0, findings TEXT NOT NULL DEFAULT '')""",
    "CREATE UNIQUE INDEX IF NOT EXISTS gathered_incident ON incidents (cause) WHERE state = 'gathering'",
    "CREATE INDEX IF NOT EXISTS open_incidents ON incidents (severity_rank, opened_ms) WHERE state <> 'told'",
    "CREATE INDEX IF NOT EXISTS last_incidents ON incidents (opened_ms)",
    """CREATE TABLE IF NOT EXISTS messages (
        id TEXT PRIMARY KEY, incident TEXT NOT NULL, output TEXT NOT NULL, state TEXT NOT NULL,
        severity_rank INTEGER NOT NULL, created_ms BIGINT NOT NULL, due_ms BIGINT NOT NULL,
        lease_until_ms BIGINT NOT NULL DEFAULT 0, owner TEXT NOT NULL DEFAULT '',
        attempts INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '', body TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS waiting_messages ON messages (output, created_ms) WHERE state = 'waiting'",
    "CREATE TABLE IF NOT EXISTS heartbeats (name TEXT PRIMARY KEY, last_ms BIGINT NOT NULL)",
)


def make_tables(database: Database, others: Sequence[str] = ()) -> None:
    """Makes what is missing, also by the statements of other rooms. Raises DatabaseUnavailable.

    Two processes that start at once do not disturb each other.
    """
    with database.transaction() as transaction:
        if database.skip_locked:
            transaction.run("SELECT pg_advisory_xact_lock(4711082)")
        for table in (*_TABLES, *others):
            transaction.run(table)
