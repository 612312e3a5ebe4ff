"""A simulator for each module that asks for one, and AWS's variables out of the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fake_aws import Stubs
from simulator import REGION, Simulator, simulated


@pytest.fixture(scope="session", autouse=True)
def no_account_of_this_machine() -> Iterator[None]:
    """No test may find keys, a profile or an address of a real account."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_PROFILE", "AWS_ENDPOINT_URL", "AWS_SESSION_TOKEN"):
            patch.delenv(name, raising=False)
        patch.setenv("AWS_ACCESS_KEY_ID", "simulated")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "simulated")
        patch.setenv("AWS_DEFAULT_REGION", REGION)
        patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        patch.setenv("AWS_CONFIG_FILE", "/dev/null")
        patch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/dev/null")
        yield


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    """AWS on loopback, empty at the module's beginning."""
    with simulated() as running:
        yield running


@pytest.fixture
def aws() -> Stubs:
    """AWS that answers only what the test puts down."""
    return Stubs()


@pytest.fixture
def packaged(tmp_path: Path) -> str:
    """A packaged master template, as the pipeline hands it on."""
    (tmp_path / "master.yaml").write_text("Resources: {Keys: {Type: AWS::SNS::Topic}}")
    return str(tmp_path)
