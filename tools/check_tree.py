"""What no linter looks at: the size of files, and what must never stand in a repository that others clone.

A lock file or a note that names the machine it was written on works there and nowhere else, so every file that is
tracked (or would be) is searched for the hosts of the package registries in use here and for this machine's own paths.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST_LINES = {".py": 300, ".ts": 250}
HOST = re.compile(r"://(?:[^/@\s]*@)?([^/:\s'\"]+)")
ADDRESS_IN_LOCK = {".lock": "://", ".json": '"resolved"'}


def main() -> int:
    """Prints every finding; the answer is the exit code."""
    files = [ROOT / name for name in listed_files() if (ROOT / name).is_file()]
    secrets = forbidden_words()
    findings = [finding for path in files for finding in look_at(path, secrets)]
    for finding in findings:
        print(finding)
    print(f"{len(files)} files looked at, {len(findings)} findings")
    return 1 if findings else 0


def listed_files() -> list[str]:
    """Files that git tracks, and those that it would."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return sorted(set(listing.stdout.split("\0")) - {""})


def look_at(path: Path, forbidden: set[str]) -> Iterator[str]:
    """The findings in one file."""
    name = path.relative_to(ROOT)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return
    most = MOST_LINES.get(path.suffix)
    if most is not None and len(lines) > most:
        yield f"{name}: {len(lines)} lines, more than {most}; a sign of two rooms in one"
    address = ADDRESS_IN_LOCK[path.suffix] if path.suffix == ".lock" or path.name == "package-lock.json" else None
    for number, line in enumerate(lines, start=1):
        for word in forbidden:
            if word in line:
                yield f"{name}:{number}: names this machine or its package registry"
        if address is not None and address in line:
            yield f"{name}:{number}: a lock file holds a download address"


def forbidden_words() -> set[str]:
    """Hosts of the package registries that the tools here use, and paths of this machine."""
    asked = [
        ["npm", "config", "get", "registry"],
        [os.environ.get("PYTHON", "python3"), "-m", "pip", "config", "list"],
    ]
    said = [subprocess.run(command, check=False, capture_output=True, text=True).stdout for command in asked]
    said += [value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "NPM_CONFIG_"))]
    hosts = {host for text in said for host in HOST.findall(text) if "." in host}
    folders = [ROOT, Path.home(), Path(sys.base_prefix)]
    paths = {f"{folder}/" for folder in folders if folder != Path("/usr") and len(folder.parts) > 1}
    return hosts | paths


if __name__ == "__main__":
    sys.exit(main())
