"""Makes the databases that an earlier version wrote, for test_upgrade.py. Run it with the developers' Python.

The version is a commit of this repository: its own code, checked out beside, writes a small practice into both
databases. The packages are today's. What it writes is committed: `0009.sqlite.db.gz`, the file itself, and
`0009.postgresql.sql`, as pg_dump writes it. Run it with another COMMIT when a release is made; the test takes every
file that lies here.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

COMMIT = "a811120"  # the last one whose newest step is 0009
HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[3]
WRITE = """
import sys
from pathlib import Path
import apsw
from registry import migrations
from tests.factories.practices import Practice
from tests.harness.postgres import PostgresServer, programs
from tests.harness.site import open_site
import gzip, subprocess

to = Path(sys.argv[1])

def write(url, folder):
    migrations.upgrade(url)
    site = open_site(url, folder)
    owner = Practice(site).owner
    dog = owner.adds_dog(call_name="Juno")
    for number in range(3):
        note = owner.writes_note(dog, f"Recall {number}/10 at 15 m.")
    owner.edits("notes", note, body="Recall 9/10 at 20 m. Corrected.")
    owner.scores(dog, owner.logs_session(dog))
    owner.flags(dog, severity="danger")
    site.close()
    return migrations.newest()

newest = write(f"sqlite:///{to / 'earlier.db'}", to)
connection = apsw.Connection(str(to / "earlier.db"))
connection.execute("VACUUM")
connection.close()
(to / f"{newest}.sqlite.db.gz").write_bytes(gzip.compress((to / "earlier.db").read_bytes(), mtime=0))
server = PostgresServer(fast=True)
server.start()
try:
    url = server.url("postgres")
    write(url, to)
    command = [f"{programs()}/pg_dump", "--inserts", "--no-owner", "--no-privileges", url]
    dumped = subprocess.run(command, check=True, capture_output=True, text=True).stdout
finally:
    server.remove()
kept = [line for line in dumped.splitlines() if not line.startswith("\\\\")]
(to / f"{newest}.postgresql.sql").write_text("\\n".join(kept) + "\\n")
"""


def main() -> int:
    """Checks the commit out, lets it write, takes what it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        there, to = Path(folder) / "there", Path(folder) / "to"
        to.mkdir()
        subprocess.run(["git", "worktree", "add", "--detach", there, COMMIT], cwd=REPOSITORY, check=True)
        try:
            environment = {"PYTHONPATH": f"{there}/registry/src:{there}/registry", "PATH": "/usr/bin:/bin"}
            program: list[str | Path] = [sys.executable, "-c", WRITE, to]
            subprocess.run(program, cwd=there / "registry", env=environment, check=True)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", there], cwd=REPOSITORY, check=True)
        for path in to.glob("*.gz"):
            (HERE / path.name).write_bytes(path.read_bytes())
        for path in to.glob("*.sql"):
            lines = path.read_text().splitlines()
            (HERE / path.name).write_text("\n".join(line.rstrip() for line in lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
