"""Asks cfn-guard's engine what a template does against our rules."""

import json
from pathlib import Path
from typing import Any

import guardpycfn

RULES = Path(__file__).parents[1] / "cloudformation" / "guard" / "longline.guard"


def plain(node: Any) -> Any:
    """Functions as the text they would join, so that a rule can look for a name inside an ARN."""
    if isinstance(node, dict):
        if set(node) == {"Fn::Sub"} and isinstance(node["Fn::Sub"], str):
            return node["Fn::Sub"]
        return {key: plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    return node


def broken_rules(body: dict[str, Any]) -> dict[str, list[str]]:
    """The rules that a template breaks, with what the engine says of each."""
    answer = guardpycfn.validate_with_guard(json.dumps(plain(body)), RULES.read_text(encoding="utf-8"))
    assert answer["success"], answer
    return {
        finding["Rule"]["name"]: messages(finding["Rule"]["checks"]) for finding in answer["result"]["not_compliant"]
    }


def messages(checks: Any) -> list[str]:
    """Our own sentences, wherever the engine put them."""
    if isinstance(checks, dict):
        own = [checks["custom_message"]] if checks.get("custom_message") else []
        return own + [text for value in checks.values() for text in messages(value)]
    if isinstance(checks, list):
        return [text for value in checks for text in messages(value)]
    return []
