"""What ships in every archive beside its data: how to read it, the schemas of its lines, a verifier."""

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, Final

import msgspec

from registry.exchange.lines import LINES, Manifest
from registry.records.kinds import Kind

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BASE: Final = "longline:/archive/1/"


def papers(kinds: Mapping[str, Kind]) -> Iterator[tuple[str, bytes]]:
    """(name in the archive, content)."""
    here = resources.files("registry.exchange")
    yield "README.md", here.joinpath("archive_readme.md").read_bytes()
    yield "verify.py", here.joinpath("verifier.py").read_bytes()
    for name, schema in _schemas(kinds):
        yield f"schemas/{name}", msgspec.json.format(msgspec.json.encode({"$id": _BASE + name, **schema}), indent=2)


def _schemas(kinds: Mapping[str, Kind]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "manifest.schema.json", _schema_of(Manifest, "An archive's manifest.json")
    for name, line in LINES.items():
        schema = _schema_of(line, f"A line of {name}.jsonl")
        if name == "ledger":
            schema["allOf"] = [_body_of(kind) for kind in sorted(kinds)]
        yield f"{name}.schema.json", schema
    for kind in sorted(kinds):
        yield f"bodies/{kind}.schema.json", _schema_of(kinds[kind].body, f"The body of a {kinds[kind].title}")


def _schema_of(kind: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """The JSON Schema of a type, in one piece."""
    schema = msgspec.json.schema(kind)
    name = schema.pop("$ref").rsplit("/", 1)[1]
    inner = schema["$defs"].pop(name)
    return {"$schema": _DIALECT, **inner, "title": title, "$defs": schema["$defs"]}


def _body_of(kind: str) -> dict[str, Any]:
    """That the body of an entry of this kind is JSON of the kind's own schema (`contentSchema`)."""
    body = {"contentMediaType": "application/json", "contentSchema": {"$ref": f"bodies/{kind}.schema.json"}}
    return {
        "if": {"properties": {"kind": {"const": kind}, "revision": {"minimum": 1}}},
        "then": {"properties": {"body": body}},
    }
