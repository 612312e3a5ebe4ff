"""The smaller environments go up too, and save what the cost table says that they save."""

from pathlib import Path

import pytest

from deployed import make_bucket, package, put_up
from simulator import simulated


@pytest.mark.parametrize(("environment", "standby"), [("dev", False), ("small", True)])
def test_smaller_environment_goes_up(tmp_path: Path, environment: str, standby: bool) -> None:
    with simulated() as simulator:
        make_bucket(simulator)
        stack = put_up(simulator, package(simulator, tmp_path / "packaged.yaml"), environment)
        assert stack["StackStatus"] == "CREATE_COMPLETE"
        machines = simulator.client("ec2")
        assert len(machines.describe_nat_gateways()["NatGateways"]) == 1
        assert [one["VpcEndpointType"] for one in machines.describe_vpc_endpoints()["VpcEndpoints"]] == ["Gateway"]
        (database,) = simulator.client("rds").describe_db_instances()["DBInstances"]
        assert (database["Engine"], database["MultiAZ"]) == ("postgres", standby)
        assert simulator.kept_of("AWS::CodeBuild::Project") == []
        walls = simulator.client("wafv2").list_web_acls(Scope="REGIONAL")["WebACLs"]
        assert len(walls) == (0 if environment == "dev" else 1)
