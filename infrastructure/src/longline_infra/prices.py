"""What an environment costs in a month, from its parameters and a table of prices.

The table (prices.json) holds prices of one region on the day that stands in it, in US dollars, to choose between
environments; the bill is what AWS says. Traffic, requests and what is stored depend on use and are estimates.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from longline_infra.settings import Parameters

HOURS = 730
TABLE = Path(__file__).with_name("prices.json")
ENDPOINTS = 10  # interface endpoints in network.yaml
WALL_RULES = 4  # rules of the web ACL in edge.yaml; requests are part of the estimate


@dataclass(frozen=True)
class Item:
    """One line of the bill."""

    what: str
    dollars: float  # a month


def prices() -> dict[str, float]:
    """Prices by name; an hour, a month or a gigabyte, as the name says."""
    table: dict[str, float] = json.loads(TABLE.read_text(encoding="utf-8"))["prices"]
    return table


def items(parameters: Parameters) -> list[Item]:
    """The bill of an environment, line by line."""
    price = prices()
    zones = int(parameters["Zones"])
    gateways = zones if parameters["NatGateways"] == "each-zone" else 1
    nodes = int(parameters["SystemNodes"]) + int(parameters["MonitoringNodes"])
    machine = parameters["InstanceTypes"].split(",")[0]
    walls = 1 if parameters["WebAcl"] == "true" else 0
    endpoints = ENDPOINTS * zones if parameters["Endpoints"] == "private" else 0
    return [
        Item("EKS control plane", HOURS * price["eks cluster hour"]),
        Item(f"{nodes} nodes {machine}", nodes * HOURS * price[f"{machine} hour"]),
        Item("Disks of the nodes", nodes * 44 * price["gp3 gigabyte month"]),
        Item(f"{gateways} NAT", gateways * HOURS * price["nat hour"]),
        Item(f"{endpoints} endpoints", endpoints * HOURS * price["endpoint zone hour"]),
        *database(parameters, price),
        Item("Load balancer", HOURS * price["load balancer hour"]),
        Item("Web ACL", walls * (price["web acl month"] + WALL_RULES * price["web acl rule month"])),
        Item("Bastion", HOURS * price["t4g.micro hour"] + 10 * price["gp3 gigabyte month"]),
        Item("3 keys", 3 * price["kms key month"]),
        Item("Logs, storage and traffic (estimate)", price["use estimate month"]),
    ]


def database(parameters: Parameters, price: dict[str, float]) -> list[Item]:
    """The database's lines. Aurora is reckoned at one ACU for each of its two instances."""
    if parameters["DatabaseEngine"] == "aurora":
        return [
            Item("Aurora, 2 instances at 1 ACU", 2 * HOURS * price["aurora acu hour"]),
            Item("Aurora, 20 GB", 20 * price["aurora gigabyte month"]),
        ]
    machine = parameters["DatabaseClass"]
    copies = 2 if parameters["DatabaseMultiZone"] == "true" else 1
    return [
        Item(
            f"PostgreSQL {machine}" + (", with a standby" if copies == 2 else ""),
            copies * HOURS * price[f"{machine} hour"],
        ),
        Item("PostgreSQL, 50 GB", copies * 50 * price["rds gigabyte month"]),
    ]


def monthly(parameters: Parameters) -> float:
    """The sum, in dollars."""
    return sum(item.dollars for item in items(parameters))


def difference(before: Parameters | None, after: Parameters) -> str:
    """What a change does to the bill, as a sentence."""
    now = monthly(after)
    if before is None:
        return f"About ${now:.0f} a month."
    was = monthly(before)
    return f"About ${now:.0f} a month, {now - was:+.0f} against now."
