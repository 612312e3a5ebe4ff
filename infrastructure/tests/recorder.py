"""Stands in for programs that a build specification starts: writes down every call and answers from a table."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = """#!{python}
import json, os, pathlib, sys
here = pathlib.Path({folder!r})
call = [pathlib.Path(sys.argv[0]).name, *sys.argv[1:]]
with (here / "calls").open("a") as log:
    log.write(json.dumps(call) + "\\n")
if "--password-stdin" in call:
    sys.stdin.read()
for asked, (code, said) in json.loads((here / "answers").read_text()):
    if asked in " ".join(call):
        if code == {real}:
            os.execv(said, call)
        print(said)
        sys.exit(code)
"""


# In place of an exit code: the program at the path that stands for the output is run, and the call is written down too.
REAL = -1


@dataclass(frozen=True)
class Ran:
    """How a build ended, what stood in its log, and what it called."""

    code: int
    log: str
    calls: list[list[str]]

    def called(self, *words: str) -> bool:
        """Whether some call had these words in a row."""
        wanted = " ".join(words)
        return any(wanted in " ".join(call) for call in self.calls)


def run_build(
    commands: list[str],
    folder: Path,
    *,
    programs: list[str],
    answers: Mapping[str, tuple[int, str]],
    environment: Mapping[str, str],
) -> Ran:
    """Runs commands one after the other in one shell, as CodeBuild does, with stand-ins first on the PATH.

    `answers` maps words of a call to the exit code and the output; the first that fits is taken, and a call that none
    fits succeeds silently.
    """
    stand_ins = folder / "stand-ins"
    stand_ins.mkdir()
    (folder / "answers").write_text(json.dumps(list(answers.items())))
    for name in programs:
        program = stand_ins / name
        program.write_text(PROGRAM.format(python=sys.executable, folder=str(folder), real=REAL))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    script = "set -e\n" + "\n".join(commands)
    said = subprocess.run(
        ["bash", "-c", script],
        cwd=folder,
        env={"PATH": f"{stand_ins}:{os.environ['PATH']}", "HOME": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    calls = folder / "calls"
    written = [json.loads(line) for line in calls.read_text().splitlines()] if calls.exists() else []
    return Ran(said.returncode, said.stdout + said.stderr, written)
