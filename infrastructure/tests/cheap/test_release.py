"""A release: its version from tags, lists of what is in it, its signature, its notes."""

import json
import os
import shutil
import subprocess
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
