"""B2: packaging is real. Every nested template is uploaded under its content hash, and the master names only those."""

import re
import shutil
from pathlib import Path

import pytest

from deployed import BUCKET, make_bucket, package
from longline_infra.templates import Body, load, nested, read
from places import PLATFORM
from simulator import Simulator

BY_CONTENT = re.compile(r"/longline-templates/templates/([0-9a-f]{32})\.template$")


@pytest.fixture(scope="module", autouse=True)
def bucket(simulator: Simulator) -> None:
    make_bucket(simulator)


def addresses(body: Body) -> list[str]:
    """Where a master template says that its nested ones are."""
    return [str(stack["Properties"]["TemplateURL"]) for stack in nested(body).values()]


def wrong_addresses(body: Body) -> list[str]:
    """Addresses that are a file, put together at run time, or that could hold something else tomorrow."""
    return [address for address in addresses(body) if not BY_CONTENT.search(address)]


def objects(simulator: Simulator) -> dict[str, str]:
    """What the bucket holds: keys and their text."""
    storage = simulator.client("s3")
    listed = storage.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return {one["Key"]: storage.get_object(Bucket=BUCKET, Key=one["Key"])["Body"].read().decode() for one in listed}


def test_every_nested_template_is_uploaded_under_its_content(simulator: Simulator, tmp_path: Path) -> None:
    master = load(PLATFORM / "master.yaml")
    packaged = read(package(simulator, tmp_path / "packaged.yaml"))
    assert wrong_addresses(packaged) == []
    held = objects(simulator)
    keys = [address.split(f"/{BUCKET}/")[1] for address in addresses(packaged)]
    assert set(keys) == set(held)
    for (name, stack), key in zip(nested(master).items(), keys, strict=True):
        assert read(held[key]) == load(PLATFORM / stack["Properties"]["TemplateURL"]), name


def test_every_template_of_the_folder_belongs_to_the_platform() -> None:
    named = {stack["Properties"]["TemplateURL"] for stack in nested(load(PLATFORM / "master.yaml")).values()}
    assert named | {"master.yaml"} == {path.name for path in PLATFORM.glob("*.yaml")}


def test_the_same_content_has_the_same_address_and_other_content_another(simulator: Simulator, tmp_path: Path) -> None:
    first = package(simulator, tmp_path / "first.yaml")
    assert package(simulator, tmp_path / "second.yaml") == first
    shutil.copytree(PLATFORM, tmp_path / "platform")
    changed = tmp_path / "platform" / "alerts.yaml"
    changed.write_text(changed.read_text().replace("(unanalysed)", "(as it came)"))
    third = package(simulator, tmp_path / "third.yaml", tmp_path / "platform" / "master.yaml")
    differing = [
        pair for pair in zip(addresses(read(first)), addresses(read(third)), strict=True) if len(set(pair)) > 1
    ]
    assert len(differing) == 1


def test_an_address_put_together_at_run_time_is_found(simulator: Simulator, tmp_path: Path) -> None:
    """The fault of the earlier implementation: the client uploads nothing, and nobody hears of it."""
    shutil.copytree(PLATFORM, tmp_path / "platform")
    master = tmp_path / "platform" / "master.yaml"
    planted = '!Sub "https://s3.${AWS::URLSuffix}/templates/keys.yaml"'
    master.write_text(master.read_text().replace("TemplateURL: keys.yaml", f"TemplateURL: {planted}"))
    packaged = read(package(simulator, tmp_path / "packaged.yaml", master))
    assert len(wrong_addresses(packaged)) == 1
