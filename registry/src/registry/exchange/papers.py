"""What ships in every archive beside its data: how to read it, the schemas of its lines, a verifier."""

from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any, Final

import msgspec

from registry.exchange.lines import LINES, Manifest
from registry.records.kinds import Kind
from registry.reports.content import Content
from registry.reports.service import LEDGER_KIND

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_BASE: Final = "longline:/archive/1/"
# Events of the history that hold a text.
TOLD: Final[dict[str, type[msgspec.Struct]]] = {LEDGER_KIND: Content}


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
            schema["allOf"] = [*(_body_of(kind) for kind in sorted(kinds)), *map(_text_of, TOLD)]
        yield f"{name}.schema.json", schema
    for kind in sorted(kinds):
        yield f"bodies/{kind}.schema.json", _schema_of(kinds[kind].body, f"The body of a {kinds[kind].title}")
    for kind, text in TOLD.items():
        yield f"bodies/{kind}.schema.json", _schema_of(text, f"The text of a {kind}")


def _schema_of(kind: type[msgspec.Struct], title: str) -> dict[str, Any]:
    """The JSON Schema of a type, in one piece."""
    schema = msgspec.json.schema(kind)
    name = schema.pop("$ref").rsplit("/", 1)[1]
    inner = schema["$defs"].pop(name)
    return {"$schema": _DIALECT, **inner, "title": title, "$defs": schema["$defs"]}


def _body_of(kind: str) -> dict[str, Any]:
    """That the body of an entry of this kind is JSON of the kind's own schema (`contentSchema`)."""
    return _when({"kind": {"const": kind}, "revision": {"minimum": 1}}, kind)


def _text_of(kind: str) -> dict[str, Any]:
    """The same of an event that holds a text."""
    return _when({"kind": {"const": kind}, "revision": {"const": 0}}, kind)


def _when(properties: dict[str, Any], kind: str) -> dict[str, Any]:
    body = {"contentMediaType": "application/json", "contentSchema": {"$ref": f"bodies/{kind}.schema.json"}}
    return {"if": {"properties": properties}, "then": {"properties": {"body": body}}}
