"""`longline export` and `longline import` as an operator types them; in this process, a program each takes seconds."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from registry.cli import main
from tests.conftest import AnyDatabases
from tests.factories.practices import Practice
from tests.harness.site import Site


class Said(NamedTuple):
    """What a verb ended with and printed."""

    status: int
    out: str
    err: str


class Operator:
    """Types `longline ...` for one database."""

    def __init__(self, url: str, folder: Path, typing: pytest.MonkeyPatch, screen: pytest.CaptureFixture[str]) -> None:
        self._settings = {"LONGLINE_DATABASE_URL": url, "LONGLINE_DATA_DIR": str(folder)}
        self._typing, self._screen = typing, screen

    def at(self, url: str, folder: Path) -> "Operator":
        """The same person at another registry."""
        return Operator(url, folder, self._typing, self._screen)

    def types(self, *words: str) -> Said:
        with self._typing.context() as here:
            for name in [name for name in os.environ if name.startswith("LONGLINE_")]:
                here.delenv(name)
            for name, value in self._settings.items():
                here.setenv(name, value)
            self._screen.readouterr()
            status = main(words)
        return Said(status, *self._screen.readouterr())


@pytest.fixture
def operator(
    fresh_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Operator:
    return Operator(fresh_site.registry.database.url, tmp_path, monkeypatch, capsys)


@pytest.fixture
def fresh_practice(fresh_site: Site) -> Practice:
    practice = Practice(fresh_site)
    dog = practice.owner.adds_dog()
    practice.owner.deletes("notes", practice.owner.writes_note(dog))
    practice.owner.writes_note(dog)
    return practice


def test_a_practice_goes_out_and_into_another_database_by_two_verbs(
    operator: Operator, fresh_practice: Practice, databases: AnyDatabases, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    done = operator.types("export", str(first))
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("Wolf & Co: ")
    other = operator.at(databases.fresh(), tmp_path / "other")
    looked = other.types("import", str(first))
    assert looked.status == 0, looked.err
    assert "Nothing was changed" in looked.out
    assert other.types("export", str(second)).status == 2
    applied = other.types("import", str(first), "--apply")
    assert applied.status == 0, applied.err
    assert f"longline reset-password {fresh_practice.owner.email}" in applied.out
    assert other.types("export", str(second)).status == 0
    assert first.read_bytes() == second.read_bytes()
    assert other.types("verify-audit").out.endswith("intact\n")
    again = other.types("import", str(first), "--apply")
    assert (again.status, "here already" in again.err) == (2, True)


def test_an_export_overwrites_nothing_and_asks_which_practice(
    operator: Operator, fresh_site: Site, fresh_practice: Practice, tmp_path: Path
) -> None:
    dear = tmp_path / "dear.zip"
    dear.write_text("something dear")
    refused = operator.types("export", str(dear))
    assert (refused.status, dear.read_text()) == (2, "something dear")
    assert operator.types("export", str(tmp_path / "nowhere" / "x.zip")).status == 2
    other = Practice(fresh_site, "Keller & Co")
    asked = operator.types("export", str(tmp_path / "one.zip"))
    assert (asked.status, other.organization_id in asked.err, "Wolf & Co" in asked.err) == (2, True, True)
    chosen = operator.types("export", str(tmp_path / "one.zip"), "--organization", other.organization_id)
    assert chosen.out.startswith("Keller & Co: ")
    assert operator.types("import", str(tmp_path / "none.zip")).status == 2
