"""The revision that the code asks for is the newest one that there is."""

from pathlib import Path

from alembic.script import ScriptDirectory

from registry import migrations


def test_the_code_needs_the_newest_revision() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    assert scripts.get_current_head() == migrations.newest()


def test_revisions_are_numbers_whose_text_has_their_order() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    revisions = [one.revision for one in scripts.walk_revisions()]
    assert revisions == sorted(revisions, reverse=True)
    assert all(len(one) == 4 and one.isdigit() for one in revisions)
