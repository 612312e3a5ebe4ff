"""Fresh databases: migrated once, then cloned, so that a test module has its own in some milliseconds."""

import shutil
import uuid
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from registry import migrations

TEMPLATE = "longline_template"


class SqliteFiles:
    """Clones of one migrated file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.db"
        migrations.upgrade(f"sqlite:///{self._template}")

    def fresh(self) -> str:
        """The URL of a migrated, empty database."""
        path = self._folder / f"{uuid.uuid4().hex[:12]}.db"
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"

    def empty(self) -> str:
        """The URL of a database without any tables."""
        return f"sqlite:///{self._folder / uuid.uuid4().hex[:12]}.db"


class PostgresDatabases:
    """Clones of one migrated database on a server."""

    def __init__(self, server_url: str) -> None:
        self._server_url = server_url
        self._made: list[str] = []
        self._template = f"{TEMPLATE}_{uuid.uuid4().hex[:8]}"
        self._create(self._template, "")
        migrations.upgrade(self._url(self._template))

    def fresh(self) -> str:
        """The URL of a migrated, empty database."""
        name = f"longline_{uuid.uuid4().hex[:12]}"
        self._create(name, f"TEMPLATE {self._template}")
        return self._url(name)

    def empty(self) -> str:
        """The URL of a database without any tables."""
        name = f"longline_{uuid.uuid4().hex[:12]}"
        self._create(name, "")
        return self._url(name)

    def remove(self) -> None:
        """Drops everything that was made here."""
        with psycopg.connect(self._server_url, autocommit=True) as connection:
            for name in self._made:
                connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _create(self, name: str, how: str) -> None:
        with psycopg.connect(self._server_url, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}" {how}')
        self._made.append(name)

    def _url(self, name: str) -> str:
        return urlunsplit(urlsplit(self._server_url)._replace(path=f"/{name}"))
