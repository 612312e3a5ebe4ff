"""Builds the application bundle for Elastic Beanstalk: the same inputs give the same bytes.

Run as a module: `python -m longline_infra.bundle --version 1.2.3 --to longline-1.2.3.zip`.
"""

import argparse
import hashlib
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from longline_infra.templates import PLATFORM
from longline_infra.trouble import Exit, Trouble

REPOSITORY: Final = PLATFORM.parents[2]
OWN: Final = PLATFORM.parents[1] / "beanstalk"
PAGE: Final = REPOSITORY / "frontend" / "dist" / "longline" / "browser"
# Zip keeps no zone, and nothing is older than this in it.
MOMENT: Final = (1980, 1, 1, 0, 0, 0)
MOST_BYTES: Final = 500 * 1024 * 1024  # what Elastic Beanstalk takes
LEFT_OUT: Final = {"__pycache__", "certbot.in"}


def contents(page: Path) -> Iterator[tuple[str, Path]]:
    """Names in the bundle and the files that go there."""
    yield "requirements.txt", REPOSITORY / "registry" / "requirements.lock"
    for name in ("grammar.json", "synonyms.json"):
        yield f"shorthand/{name}", REPOSITORY / "shorthand" / name
    for under, folder in (("", OWN), ("src/", REPOSITORY / "registry" / "src"), ("page/", page)):
        for path in folder.rglob("*"):
            if path.is_file() and not LEFT_OUT.intersection(path.relative_to(folder).parts):
                yield under + path.relative_to(folder).as_posix(), path


def build(to: Path, version: str, page: Path = PAGE) -> str:
    """Writes the bundle; gives its SHA-256. `Trouble` when the page is not built or something does not fit."""
    if not (page / "index.html").is_file():
        raise Trouble(f"The page is not built ({page}): run `make beanstalk-bundle`, which does it.", Exit.WRONG)
    files = {name: path.read_bytes() for name, path in contents(page)}
    # By content: what a checkout or a build made of the modes says nothing.
    executable = {name for name, content in files.items() if content.startswith(b"#!")}
    files["VERSION"] = f"{version}\n".encode()
    to.parent.mkdir(parents=True, exist_ok=True)
    unfinished = to.with_name(to.name + ".part")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bundle:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, wherever it is built
            entry.external_attr = (0o100755 if name in executable else 0o100644) << 16
            bundle.writestr(entry, files[name])
    if unfinished.stat().st_size > MOST_BYTES:
        raise Trouble(f"The bundle is larger than Elastic Beanstalk takes: {unfinished.stat().st_size:,} bytes.")
    unfinished.replace(to)
    return hashlib.sha256(to.read_bytes()).hexdigest()


def main() -> int:
    """Builds it and says where it is."""
    parser = argparse.ArgumentParser(prog="python -m longline_infra.bundle", description=main.__doc__)
    parser.add_argument("--version", required=True)
    parser.add_argument("--to", type=Path, required=True)
    asked = parser.parse_args()
    try:
        digest = build(asked.to, asked.version)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.code
    print(f"{asked.to}: {asked.to.stat().st_size:,} bytes, sha256 {digest}")
    return Exit.DONE


if __name__ == "__main__":
    sys.exit(main())
