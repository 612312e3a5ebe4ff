"""Containers as a cluster starts them: nothing may be written outside of volumes, the user is a number without rights.

They share the network of the test, which `run` made apart from the machine's.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

from tests.harness.waiting import until

PREFIX, TAG = os.environ["LONGLINE_IMAGES_UNDER_TEST"].rsplit(":", 1)
# What Kubernetes' "restricted" and the chart ask for. There is no systemd here to make control groups.
HARDENED = (
    *("--read-only", "--read-only-tmpfs=false", "--cap-drop=all", "--security-opt=no-new-privileges"),
    *("--user=10001:10001", "--tmpfs=/tmp:size=64m,mode=1777"),
)
HERE = ("--network=host", "--cgroups=disabled", "--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024")
STOPS_WITHIN_S = 40


@dataclass(frozen=True)
class Container:
    """A container that runs."""

    name: str

    def does(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Runs a command in it, as its own user."""
        return podman("exec", self.name, *command)

    def is_healthy(self, address: str) -> None:
        """Waits until the address answers; what the container said is shown when it never does."""
        try:
            until(lambda: answers(address), what=f"{address} answers", within_s=30)
        except AssertionError as error:
            raise AssertionError(f"{self.name}: {error}\n{self.log()}") from error

    def log(self) -> str:
        """What it has said so far."""
        said = podman("logs", self.name)
        return said.stdout + said.stderr


def podman(*arguments: str) -> subprocess.CompletedProcess[str]:
    """What podman says; its exit code is for the caller to judge."""
    command = ["podman", "--cgroup-manager=cgroupfs", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def image(part: str) -> str:
    """The image under test of a part."""
    return f"{PREFIX}/{part}:{TAG}"


def volume(folder: str) -> str:
    """A volume of a container's own, in memory; as in an emptyDir, its user may write into it."""
    return f"--tmpfs={folder}:size=64m,mode=1777"


@contextmanager
def running(
    name: str, reference: str, *options: str, health: str, hardened: tuple[str, ...] = HARDENED, ends_with: int = 0
) -> Iterator[Container]:
    """A container whose health is good; at the end it is asked to stop, and has to end by itself with that code."""
    started = podman("run", "--detach", "--name", name, *HERE, *hardened, *options, reference)
    assert started.returncode == 0, started.stderr
    container = Container(name)
    try:
        container.is_healthy(health)
        yield container
        podman("stop", "--time", str(STOPS_WITHIN_S), name)
        state = inspected(name)["State"]
        assert state["ExitCode"] == ends_with, container.log()
    finally:
        podman("rm", "--force", "--time", "1", name)


def answers(address: str) -> bool:
    """Whether it says 200."""
    try:
        return httpx.get(address, timeout=3).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


def inspected(name: str) -> dict[str, dict[str, int]]:
    """What podman knows of a container."""
    (found,) = json.loads(podman("inspect", name).stdout)
    known: dict[str, dict[str, int]] = found
    return known
