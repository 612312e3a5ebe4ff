"""B22: the Dockerfiles are clean, end as a numeric user, hold no build tools, and take in only what is needed."""

import json
import re
from pathlib import Path

import pytest

from places import INFRASTRUCTURE, REPOSITORY, run

PARTS = ("registry", "frontend", "alert-analyzer")
DOCKERFILES = {part: REPOSITORY / part / "Dockerfile" for part in PARTS}
BUILD_TOOLS = re.compile(r"\b(apt-get|apk|gcc|make|npm|pip|curl|wget|git)\b")


def stages(text: str) -> list[list[str]]:
    """The instructions of each stage; those before the first count to none."""
    joined = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    found: list[list[str]] = []
    for line in joined.splitlines():
        if line.startswith("FROM "):
            found.append([])
        if found and line.strip():
            found[-1].append(line.strip())
    return found


def faults(text: str) -> list[str]:
    """What is wrong with a Dockerfile beyond a linter's rules."""
    arguments = dict(re.findall(r"^ARG (\w+)=(\S+)$", text, re.MULTILINE))
    *builds, last = stages(text)
    found = []
    for stage in (*builds, last):
        base = re.fullmatch(r"FROM \$\{(\w+)\}(?: AS build)?", stage[0])
        if base is None or base[1] not in arguments:
            found.append(f"{stage[0]}: the base is no argument")
    for name, image in arguments.items():
        version = re.search(r":(\d+\.\d+\.\d+[\w.-]*)(@sha256:[0-9a-f]{64})?$", image)
        if version is None:
            found.append(f"{name}: {image} is no exact version")
    users = [line for line in last if line.startswith("USER ")]
    if not users or not re.fullmatch(r"USER [1-9]\d{3,}:[1-9]\d{3,}", users[-1]):
        found.append("the user is not a number of its own")
    if not builds:
        found.append("one stage: the tools of the build stay in it")
    found += [f"{line}: a tool of the build" for line in last if line.startswith("RUN ") and BUILD_TOOLS.search(line)]
    if not any(line.startswith('ENTRYPOINT ["') for line in last):
        found.append("the first process is a shell, which passes no signal on")
    return found


@pytest.mark.parametrize("part", PARTS)
def test_dockerfile_is_sound(part: str) -> None:
    assert faults(DOCKERFILES[part].read_text()) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("USER 10001:10001", "USER nobody", "number of its own"),
        ("USER 10001:10001", "USER 0:0", "number of its own"),
        ("FROM ${PYTHON_IMAGE}\n", "FROM docker.io/library/python\n", "no argument"),
        (":3.11.14-slim-bookworm", ":latest", "no exact version"),
        ("RUN mkdir /data", "RUN apt-get install gcc && mkdir /data", "tool of the build"),
        ('ENTRYPOINT ["/app/packages/bin/python3", "-m", "registry.cli"]', "ENTRYPOINT longline", "passes no signal"),
    ],
)
def test_planted_fault_of_a_dockerfile_is_found(old: str, new: str, said: str) -> None:
    text = DOCKERFILES["registry"].read_text()
    assert old in text
    assert [said in one for one in faults(text.replace(old, new))] == [True]


def test_hadolint_finds_nothing_and_finds_a_planted_fault(tmp_path: Path) -> None:
    said = run("hadolint", "--format", "json", *DOCKERFILES.values())
    assert (said.returncode, json.loads(said.stdout)) == (0, [])
    planted = tmp_path / "Dockerfile"
    planted.write_text(DOCKERFILES["registry"].read_text() + "RUN cd /tmp && sudo true\n")
    assert {"DL3003", "DL3004"} <= {one["code"] for one in json.loads(run("hadolint", "-f", "json", planted).stdout)}


def test_shell_of_the_tools_is_clean() -> None:
    said = run(
        "shellcheck",
        "-S",
        "style",
        *(
            REPOSITORY / "tools" / name
            for name in (
                "build-images",
                "get-helm",
                "get-syft",
                "push-image",
                "sign-image",
                "stand-in-bases",
                "test-images",
            )
        ),
    )
    assert (said.returncode, said.stdout) == (0, "")


def taken_in(ignored: str) -> list[str]:
    """The paths that .dockerignore lets through."""
    return [line[1:] for line in ignored.splitlines() if line.startswith("!")]


def test_everything_a_dockerfile_copies_is_let_in_and_exists() -> None:
    let_in = taken_in((REPOSITORY / ".dockerignore").read_text())
    assert (REPOSITORY / ".dockerignore").read_text().splitlines()[1] == "*"
    for path in let_in:
        assert (REPOSITORY / path).exists(), path
    for dockerfile in DOCKERFILES.values():
        for line in (line for stage in stages(dockerfile.read_text()) for line in stage if line.startswith("COPY ")):
            for source in line.split()[1:-1]:
                if not source.startswith(("/", "--from")) and "--from" not in line:
                    assert any(source.startswith(one) or one.startswith(f"{source}/") for one in let_in), source


def brought_from_outside(sources: dict[Path, str]) -> set[str]:
    """What the page's sources take from other folders of the repository."""
    found = set()
    for path, text in sources.items():
        for name in re.findall(r"from '((?:\.\./)+[\w./-]+)'", text):
            target = (path.parent / name).resolve()
            if not target.is_relative_to(REPOSITORY / "frontend"):
                found.add(str(target.relative_to(REPOSITORY)))
    return found


def left_behind(dockerfile: str, wanted: set[str]) -> set[str]:
    """What the page's image would be built without."""
    copied = [source for line in stages(dockerfile)[0] if line.startswith("COPY ") for source in line.split()[1:-1]]
    return {one for one in wanted if not any(one == source or one.startswith(f"{source}/") for source in copied)}


def test_stage_that_builds_the_page_has_everything_the_page_takes_from_outside() -> None:
    sources = {path: path.read_text() for path in (REPOSITORY / "frontend" / "src").rglob("*.ts")
               if not path.name.endswith(".spec.ts")}  # fmt: skip
    wanted = brought_from_outside(sources)
    dockerfile = DOCKERFILES["frontend"].read_text()
    assert len(wanted) >= 3
    assert left_behind(dockerfile, wanted) == set()
    (line,) = [one for one in dockerfile.splitlines() if "observable_language.json" in one]
    assert left_behind(dockerfile.replace(line, ""), wanted) == {
        "registry/src/registry/measures/observable_language.json"
    }


def page_headers(nginx: str) -> dict[str, str]:
    """The headers that do not depend on the address."""
    return dict(re.findall(r'add_header ([\w-]+) "([^"$]+)" always;', nginx))


def test_page_has_the_same_headers_behind_nginx_as_behind_the_registry() -> None:
    source = (REPOSITORY / "registry/src/registry/platform/http/page.py").read_text()
    policy = re.search(r"_CONTENT_SECURITY: Final = \(([^)]*)\)", source)
    assert policy is not None
    headers = page_headers((REPOSITORY / "frontend/image/nginx.conf").read_text())
    assert headers["Content-Security-Policy"] == "".join(re.findall(r'"([^"]*)"', policy[1]))
    assert f'"Permissions-Policy", "{headers["Permissions-Policy"]}"' in source


def test_addresses_that_are_secrets_are_known_by_what_was_asked_for() -> None:
    """Behind `try_files` nginx's $uri is the page's file, and every address would look alike."""
    nginx = (REPOSITORY / "frontend/image/nginx.conf").read_text()
    for variable in ("referrer", "robots", "shown"):
        assert f"map $request_uri ${variable} {{" in nginx
    assert "$request_uri" not in nginx.replace("map $request_uri", "")
    assert "absolute_redirect off;" in nginx


def test_files_that_must_not_become_the_page_are_the_same_behind_nginx() -> None:
    source = (REPOSITORY / "registry/src/registry/platform/http/page.py").read_text()
    endings = set(re.findall(r'"\.(\w+)"', source[source.index("_COMPRESSIBLE") : source.index("# The name of")]))
    nginx = re.search(r"location ~ \\\.\(\?:([\w|]+)\)\$", (REPOSITORY / "frontend/image/nginx.conf").read_text())
    assert nginx is not None
    assert set(nginx[1].split("|")) == endings - {"html"}


def test_buildspec_builds_each_of_them() -> None:
    text = (INFRASTRUCTURE / "cloudformation" / "buildspecs" / "images.yml").read_text()
    assert f"for part in {' '.join(PARTS)}; do" in text
