"""JSON merge patch (RFC 7396): null takes a field away, an object is merged, anything else takes the place."""

from typing import Any


def merge(target: Any, patch: Any) -> Any:
    """The target after the patch; neither is changed."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge(merged.get(name), value)
    return merged
