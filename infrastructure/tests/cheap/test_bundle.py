"""The bundle: the same bytes for the same inputs, whole, and what Elastic Beanstalk reads in it is right."""

import os
import re
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
import yaml

from cheap.instance import unpack
from longline_infra.bundle import PAGE, build
from longline_infra.templates import load
from longline_infra.trouble import Trouble
from places import CLOUDFORMATION, REPOSITORY, run

# The formats that Elastic Beanstalk's guide gives for these files.
PROCFILE = re.compile(r"^[A-Za-z0-9_-]+:\s*[^\s].*$")
HOOK = re.compile(r"\.platform/(config)?hooks/(prebuild|predeploy|postdeploy)/[0-9]+-[a-z-]+\.sh")


@pytest.fixture(scope="module")
def unpacked(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    unpack(bundle, folder)
    return folder


def test_the_same_inputs_give_the_same_bytes(bundle: Path, tmp_path: Path) -> None:
    """Also when the files are younger than those of the first build, in another order, and in another zone."""
    page = tmp_path / "page"
    page.mkdir()
    for path in sorted(PAGE.rglob("*"), reverse=True):
        target = page / path.relative_to(PAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            shutil.copyfile(path, target)
            os.utime(target, (1, 1))
    build(tmp_path / "again.zip", "1.2.3", page)
    assert (tmp_path / "again.zip").read_bytes() == bundle.read_bytes()
    build(tmp_path / "other.zip", "1.2.4", page)
    assert (tmp_path / "other.zip").read_bytes() != bundle.read_bytes()


def test_it_holds_what_runs_and_nothing_of_this_machine(bundle: Path, unpacked: Path) -> None:
    names = zipfile.ZipFile(bundle).namelist()
    assert {"Procfile", "requirements.txt", "VERSION", "page/index.html", "src/registry/cli.py"} <= set(names)
    assert [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".part"))] == []
    assert (unpacked / "VERSION").read_text() == "1.2.3\n"
    lock = (REPOSITORY / "registry/requirements.lock").read_text()
    assert (unpacked / "requirements.txt").read_text() == lock
    assert "--hash=sha256:" in lock
    for path in unpacked.rglob("*"):
        if path.is_file() and path.suffix in {".sh", ".config", ".conf", ""}:
            assert str(REPOSITORY) not in path.read_text(encoding="utf-8", errors="replace")


def test_without_a_page_there_is_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not built"):
        build(tmp_path / "b.zip", "1", tmp_path / "nowhere")
    assert not (tmp_path / "b.zip").exists()


def test_beanstalk_can_read_procfile_hooks_and_options(unpacked: Path) -> None:
    assert all(PROCFILE.match(line) for line in (unpacked / "Procfile").read_text().splitlines())
    hooks = list((unpacked / ".platform").rglob("*.sh"))
    assert len(hooks) >= 4
    for hook in hooks:
        assert HOOK.fullmatch(hook.relative_to(unpacked).as_posix()), hook
        assert hook.stat().st_mode & stat.S_IXUSR
        assert hook.read_bytes().startswith(b"#!/bin/sh\n")
        assert b"\r" not in hook.read_bytes()
    options = yaml.safe_load((unpacked / ".ebextensions/longline.config").read_text())
    assert set(options) == {"option_settings"}
    for namespace, values in options["option_settings"].items():
        assert namespace.startswith("aws:elasticbeanstalk:")
        assert all(isinstance(value, str | int | bool) for value in values.values())


def test_the_template_and_the_bundle_say_the_same_of_the_environment(unpacked: Path) -> None:
    """What both set has one value, and every variable that a program of the bundle needs comes from the template."""
    given = {
        (one["Namespace"], one["OptionName"]): one["Value"]
        for one in load(CLOUDFORMATION / "beanstalk/environment.yaml")["Resources"]["Instance"]["Properties"][
            "OptionSettings"
        ]
        if "Namespace" in one
    }
    options = yaml.safe_load((unpacked / ".ebextensions/longline.config").read_text())["option_settings"]
    for namespace, values in options.items():
        for name, value in values.items():
            if (namespace, name) in given:
                assert str(given[namespace, name]).lower() == str(value).lower(), name
    variables = {name for namespace, name in given if namespace.endswith("application:environment")}
    programs = "".join(path.read_text() for path in (unpacked / "bin").iterdir())
    asked = set(re.findall(r"\$\{?([A-Z_]+)", programs))
    known = variables | {"PWD", "PYTHONPATH"}
    assert asked - known <= {"DATABASE_SECRET", "LONGLINE_DATABASE_URL", "COPY_EVERY", "LOST_AFTER"} | own_defaults(
        programs
    )


def own_defaults(programs: str) -> set[str]:
    """Variables to which a program gives a value itself."""
    return set(re.findall(r"\$\{([A-Z_]+):=", programs))


def test_its_shell_is_clean(unpacked: Path) -> None:
    scripts = [*(unpacked / ".platform").rglob("*.sh")]
    scripts += [path for path in (unpacked / "bin").iterdir() if path.read_bytes().startswith(b"#!/bin/sh")]
    scripts += [path for path in (REPOSITORY / "ci").iterdir() if path.read_bytes().startswith(b"#!/bin/sh")]
    scripts += [REPOSITORY / "tools" / "get-cheap"]
    said = run("shellcheck", "-S", "style", *scripts)
    assert (said.returncode, said.stdout) == (0, "")
    assert len(scripts) >= 10
