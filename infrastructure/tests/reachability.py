"""Computes from NetworkPolicies who may open a connection to whom.

A connection is allowed when the source's policies let it out and the target's let it in; a pod that no policy selects
for a direction is open in it, and so is everything that is no pod of a policed namespace. Pods count by labels and by
address: a block of addresses that holds a pod's is taken to allow that pod, which plugins differ in.
"""

import ipaddress
from dataclasses import dataclass, field
from typing import Any

from charting import Manifest


@dataclass(frozen=True)
class Place:
    """A pod, or an address outside of the cluster (without a namespace)."""

    name: str
    address: str
    namespace: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    ports: tuple[tuple[str, int], ...] = ()


def allowed(policies: list[Manifest], source: Place, target: Place, port: tuple[str, int]) -> bool:
    """Whether the source may open a connection to that port (protocol, number) of the target."""
    out = _lets(policies, source, "Egress", target, port)
    return out and _lets(policies, target, "Ingress", source, port)


def matrix(policies: list[Manifest], places: list[Place]) -> dict[str, list[str]]:
    """For each source, every `target:port` that it may reach."""
    return {
        source.name: [
            f"{target.name}:{number}{'' if protocol == 'TCP' else '/udp'}"
            for target in places
            for protocol, number in target.ports
            if target is not source and allowed(policies, source, target, (protocol, number))
        ]
        for source in places
    }


def _lets(policies: list[Manifest], mine: Place, direction: str, other: Place, port: tuple[str, int]) -> bool:
    concerned = [one["spec"] for one in policies if _selects(one, mine) and direction in _types(one["spec"])]
    if not concerned:
        return True
    rules = [rule for spec in concerned for rule in spec.get(direction.lower(), [])]
    side = "to" if direction == "Egress" else "from"
    namespace = mine.namespace
    return any(
        _names_port(rule, port)
        and (not rule.get(side) or any(_names_peer(peer, other, namespace) for peer in rule[side]))
        for rule in rules
    )


def _types(spec: dict[str, Any]) -> list[str]:
    given: list[str] = spec.get("policyTypes") or ["Ingress", *(["Egress"] if "egress" in spec else [])]
    return given


def _selects(policy: Manifest, place: Place) -> bool:
    return policy["metadata"].get("namespace") == place.namespace and _matches(
        policy["spec"]["podSelector"], place.labels
    )


def _matches(selector: dict[str, Any], labels: dict[str, str]) -> bool:
    assert set(selector) <= {"matchLabels"}, "this looks at matchLabels alone"
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())


def _names_port(rule: dict[str, Any], port: tuple[str, int]) -> bool:
    return not rule.get("ports") or any(
        (one.get("protocol", "TCP"), one.get("port", port[1])) == port for one in rule["ports"]
    )


def _names_peer(peer: dict[str, Any], place: Place, namespace: str) -> bool:
    if "ipBlock" in peer:
        address = ipaddress.ip_address(place.address)
        block = peer["ipBlock"]
        inside = address in ipaddress.ip_network(block["cidr"])
        return inside and not any(address in ipaddress.ip_network(one) for one in block.get("except", []))
    if not place.namespace:
        return False
    if "namespaceSelector" in peer:
        fits = _matches(peer["namespaceSelector"], {"kubernetes.io/metadata.name": place.namespace})
    else:
        fits = place.namespace == namespace
    return fits and _matches(peer.get("podSelector", {}), place.labels)
