"""Where things lie, and how a tool of this environment is started."""

import os
import subprocess
import sys
from pathlib import Path

INFRASTRUCTURE = Path(__file__).resolve().parents[1]
CLOUDFORMATION = INFRASTRUCTURE / "cloudformation"
PLATFORM = CLOUDFORMATION / "platform"
REPOSITORY = INFRASTRUCTURE.parent
TEMPLATES = sorted(CLOUDFORMATION.glob("*/*.yaml"))
TOOLS = Path(sys.executable).parent
CHECKOV = INFRASTRUCTURE / ".venv-checkov" / "bin" / "checkov"


def run(tool: str | Path, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a tool and hands back what it said; its exit code is for the caller to judge."""
    program = TOOLS / tool if isinstance(tool, str) else tool
    return subprocess.run(
        [program, *arguments],
        cwd=INFRASTRUCTURE,
        env=os.environ | {"PATH": f"{TOOLS}:{os.environ['PATH']}"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )
