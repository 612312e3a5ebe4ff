"""One bundle for all, and a store on the simulator."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cheap.instance import STORE, Instance
from longline_infra.bundle import build
from simulator import REGION, Simulator


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The application bundle, built once."""
    path = tmp_path_factory.mktemp("bundle") / "longline.zip"
    build(path, "1.2.3")
    return path


@pytest.fixture
def store(simulator: Simulator) -> Iterator[Simulator]:
    """The simulator with an empty store in it."""
    s3 = simulator.client("s3")
    s3.create_bucket(Bucket=STORE, CreateBucketConfiguration={"LocationConstraint": REGION})
    yield simulator
    for entry in s3.list_objects_v2(Bucket=STORE).get("Contents", ()):
        s3.delete_object(Bucket=STORE, Key=entry["Key"])
    s3.delete_bucket(Bucket=STORE)


@pytest.fixture
def instance(store: Simulator, bundle: Path, tmp_path: Path) -> Iterator[Instance]:
    """An instance that has not started."""
    made = Instance(store, bundle, tmp_path / "instance")
    yield made
    made.kill()
