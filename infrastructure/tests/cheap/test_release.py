"""A release: its version from tags, lists of what is in it, its signature, its notes."""

import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from places import REPOSITORY


def step(name: str, *arguments: str | Path, where: Path = REPOSITORY, **more: str) -> subprocess.CompletedProcess[str]:
    """One step, in this repository or in a copy."""
    command = [str(where / "ci" / name), *map(str, arguments)]
    return subprocess.run(command, env=os.environ | more, capture_output=True, text=True, check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit and the script of the version in it."""
    folder = tmp_path / "repository"
    (folder / "ci").mkdir(parents=True)
    shutil.copy(REPOSITORY / "ci/version", folder / "ci/version")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    commit(folder)
    return folder


def git(folder: Path, *arguments: str) -> None:
    author = ["-c", "user.name=Lena", "-c", "user.email=lena@example.org"]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Go on")


def test_the_version_is_that_of_the_tag(repository: Path) -> None:
    assert step("version", where=repository).stdout.startswith("0.1.0-dev.1.g")
    git(repository, "tag", "--annotate", "v1.4.0", "--message", "1.4.0")
    assert step("version", where=repository).stdout == "1.4.0\n"
    commit(repository)
    assert step("version", where=repository).stdout.startswith("1.4.0-dev.1.g")
    git(repository, "tag", "--annotate", "v2.0.0-rc.1", "--message", "2.0.0-rc.1")
    assert step("version", where=repository).stdout == "2.0.0-rc.1\n"
    (repository / "new").touch()
    assert step("version", where=repository).stdout == "2.0.0-rc.1.changed\n"


def test_what_is_in_a_release_is_listed_for_each_part(tmp_path: Path) -> None:
    made = step("sbom", tmp_path)
    assert made.returncode == 0, made.stderr
    lists = {path.name.split(".cdx")[0].rsplit(".", 1)[1]: json.loads(path.read_text()) for path in tmp_path.iterdir()}
    assert set(lists) == {"registry", "alert-analyzer", "frontend"}
    for part, wanted in {"registry": "falcon", "alert-analyzer": "boto3", "frontend": "core"}.items():
        components = lists[part]["components"]
        assert lists[part]["bomFormat"] == "CycloneDX"
        assert all(one.get("version") for one in components)
        assert wanted in {one["name"].split("/")[-1] for one in components}
    lock = (REPOSITORY / "registry/requirements.lock").read_text()
    assert len(lists["registry"]["components"]) == lock.count("==")


def test_a_signed_release_is_verified_and_a_changed_one_is_not(tmp_path: Path) -> None:
    key, public, release = tmp_path / "key.pem", tmp_path / "public.pem", tmp_path / "dist"
    release.mkdir()
    (release / "longline-1.2.3.zip").write_bytes(b"bundle")
    (release / "NOTES-1.2.3.md").write_text("notes")
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], check=True)
    subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", public], check=True)
    assert step("sign", release, SIGNING_KEY=str(key)).stdout == "2 files signed.\n"
    verified = step("verify", release, public)
    assert verified.returncode == 0, verified.stderr
    assert "2 files are what was signed." in verified.stdout

    (release / "longline-1.2.3.zip").write_bytes(b"other")
    assert step("verify", release, public).returncode != 0
    subprocess.run("sha256sum longline-1.2.3.zip NOTES-1.2.3.md > SHA256SUMS", shell=True, cwd=release, check=True)
    assert step("verify", release, public).returncode != 0, "sums that were made to fit are not what was signed"


def test_the_notes_are_those_of_the_changelog() -> None:
    made = step("notes")
    assert made.returncode == 0, made.stderr
    assert "### Added" in made.stdout
    assert "## To upgrade" in made.stdout
    assert step("notes", "9.9.9").returncode == 1


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of its own with everything of this one, tagged, where a release can be made and thrown away.

    The tools and the built page are this one's: files are old there, so that make finds nothing to do for them.
    """
    folder = tmp_path_factory.mktemp("checkout")
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, check=True, capture_output=True, text=True
    ).stdout
    for name in filter(None, tracked.split("\0")):
        source, target = REPOSITORY / name, folder / name
        if not source.exists():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target, follow_symlinks=False)
        os.utime(target, (0, 0), follow_symlinks=False)
    git(folder, "init", "--quiet")
    lent = (".tools", ".venv", "infrastructure/.venv", "frontend/node_modules")
    (folder / ".git/info/exclude").write_text("".join(f"/{name}\n" for name in lent))
    for name in lent:
        (folder / name).symlink_to(REPOSITORY / name)
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "Release")
    git(folder, "tag", "--annotate", "v9.8.7", "--message", "9.8.7")
    for name in ("frontend/src/app/api/schema.ts", "frontend/dist"):  # in this order: the page is newer
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, folder / name, copy_function=shutil.copyfile)
        else:
            shutil.copyfile(REPOSITORY / name, folder / name)
    return folder


PARTS = {"alert-analyzer", "frontend", "registry"}
WHOLE = {"NOTES-9.8.7.md", "longline-9.8.7.zip", *(f"longline-9.8.7.{part}.cdx.json" for part in PARTS)}


def released(folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A release, with make's own settings out of the way: this test may run under make."""
    quiet = dict.fromkeys(("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "SIGNING_KEY"), "")
    return step("release", where=folder, **(quiet | more))


def test_a_release_of_a_tag_is_whole_signed_and_holds_nothing_old(checkout: Path, tmp_path: Path) -> None:
    key, public = tmp_path / "key.pem", tmp_path / "public.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", key], check=True)
    subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", public], check=True)
    (checkout / "dist").mkdir(exist_ok=True)
    (checkout / "dist/left-over").touch()
    made = released(checkout, SIGNING_KEY=str(key))
    assert made.returncode == 0, made.stderr
    assert {path.name for path in (checkout / "dist").iterdir()} == WHOLE | {"SHA256SUMS", "SHA256SUMS.sig"}
    with zipfile.ZipFile(checkout / "dist/longline-9.8.7.zip") as bundle:
        assert bundle.read("VERSION") == b"9.8.7\n"
    assert (checkout / "dist/NOTES-9.8.7.md").read_text().startswith("# Longline 9.8.7\n")
    assert step("verify", checkout / "dist", public, where=checkout).returncode == 0
    (checkout / "dist/NOTES-9.8.7.md").write_text("other notes")
    assert step("verify", checkout / "dist", public, where=checkout).returncode != 0

    before = {name: (checkout / "dist" / name).read_bytes() for name in WHOLE - {"NOTES-9.8.7.md"}}
    made = released(checkout)
    assert made.returncode == 0, made.stderr
    assert "No SIGNING_KEY: not signed." in made.stdout
    assert {path.name for path in (checkout / "dist").iterdir()} == WHOLE | {"SHA256SUMS"}
    again = {name: (checkout / "dist" / name).read_bytes() for name in before}
    assert again == before, "the same inputs give the same bytes, whoever releases"


def test_a_release_without_notes_is_none(checkout: Path) -> None:
    changelog = checkout / "CHANGELOG.md"
    text = changelog.read_text()
    changelog.write_text(text.replace("## Unreleased", "## Something"))
    try:
        made = released(checkout)
    finally:
        changelog.write_text(text)
        os.utime(changelog, (0, 0))
    assert made.returncode == 1
    assert "CHANGELOG.md has no part Unreleased." in made.stderr
    assert not (checkout / "dist/SHA256SUMS").exists()
