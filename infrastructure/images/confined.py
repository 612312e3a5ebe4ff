"""What a process in a container may do, asked of the container itself; hands back what is too much, as sentences."""

import re

from containers import Container

# Memory that the runtime gives every container, in Kubernetes too; it goes with the container.
RUNTIMES = {"/dev/shm", "/dev/mqueue"}
# /proc is the kernel's: what is writable in it belongs to the process that asks.
FIND = ("find", "/", "-path", "/proc", "-prune", "-o", "-type", "d", "-writable", "-print")
TRIED = ("/app/mine", "/etc/mine", "/usr/bin/mine", "/home/mine", "/var/tmp/mine", "/srv/mine", "/run/mine", "/mine")
NOBODY = "0" * 16


def liberties(container: Container, *, volumes: set[str]) -> list[str]:
    """Everything beyond writing into its volumes."""
    found = [f"may write into {one}" for one in sorted(writable(container) - RUNTIMES) if not _within(one, volumes)]
    found += [f"wrote {path}" for path in TRIED if container.does("sh", "-c", f"echo x > {path}").returncode == 0]
    found += [f"may not write into {one}" for one in sorted(volumes) if container.does("touch", f"{one}/x").returncode]
    status = dict(re.findall(r"(?m)^(\w+):\s+(.*)$", container.does("cat", "/proc/1/status").stdout))
    if set(status["Uid"].split()) != {"10001"} or set(status["Gid"].split()) != {"10001"}:
        found.append(f"runs as {status['Uid'].split()[0]}")
    found += [f"{kind}: {status[kind]}" for kind in ("CapEff", "CapPrm", "CapBnd") if status[kind] != NOBODY]
    if status["NoNewPrivs"] != "1":
        found.append("may gain privileges")
    if status["Seccomp"] != "2":
        found.append("may call whatever the kernel has")
    return found


def writable(container: Container) -> set[str]:
    """The folders that its user may write into."""
    said = container.does(*FIND)
    assert "/tmp" in said.stdout.split(), said.stderr
    return set(said.stdout.split())


def _within(path: str, volumes: set[str]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in volumes)
