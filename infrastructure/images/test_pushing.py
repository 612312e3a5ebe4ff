"""An image is pushed once, by the digest that the registry gives; its tag is never moved."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from containers import answers, image
from tests.harness.waiting import until

REPOSITORY = Path(__file__).resolve().parents[2]
AT = "127.0.0.1:5000"
CONFIGURATION = "version: 0.1\nstorage: {filesystem: {rootdirectory: %s}}\nhttp: {addr: %s}\n"
MANIFEST = {"Accept": "application/vnd.docker.distribution.manifest.v2+json"}


@pytest.fixture
def image_registry(tmp_path: Path) -> Iterator[None]:
    """A registry of images on loopback, empty."""
    (tmp_path / "config.yml").write_text(CONFIGURATION % (tmp_path, AT))
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(["docker-registry", "serve", tmp_path / "config.yml"], stdout=log, stderr=log)
    try:
        until(lambda: answers(f"http://{AT}/v2/"), what="the registry of images answers")
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def pushed(name: str) -> subprocess.CompletedProcess[str]:
    command: list[str | Path] = ["env", "INSECURE=1", REPOSITORY / "tools" / "push-image", "buildah", name]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_image_is_pushed_once_and_known_by_the_digest_of_the_registry(image_registry: None) -> None:
    name = f"{AT}/longline/frontend:one"
    subprocess.run(["buildah", "tag", image("frontend"), name], check=True)
    first = pushed(name)
    assert first.returncode == 0, first.stderr
    known = httpx.head(f"http://{AT}/v2/longline/frontend/manifests/one", headers=MANIFEST)
    assert first.stdout.strip() == known.headers["Docker-Content-Digest"]
    subprocess.run(["buildah", "tag", image("alert-analyzer"), name], check=True)
    again = pushed(name)
    assert (again.returncode, "never moved" in again.stderr) == (1, True)
    assert httpx.head(known.url, headers=MANIFEST).headers["Docker-Content-Digest"] == first.stdout.strip()


def test_nothing_is_pushed_where_the_registry_cannot_be_asked() -> None:
    name = "127.0.0.1:9/longline/frontend:one"
    subprocess.run(["buildah", "tag", image("frontend"), name], check=True)
    said = pushed(name)
    assert (said.returncode, "refused" in said.stderr, said.stdout) == (1, True, "")
