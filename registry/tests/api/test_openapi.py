"""The interface's own description: what is served is what is committed, whole and readable."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema_rs import Draft202012Validator, meta

from tests.harness.person import Person
from tests.harness.site import Site

COMMITTED = Path(__file__).parents[2] / "openapi.json"
Operations = list[tuple[str, str, dict[str, Any]]]


@pytest.fixture
def document(nobody: Person) -> dict[str, Any]:
    answer = nobody.get("/openapi.json")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
def operations(document: dict[str, Any]) -> Operations:
    return [(path, verb, op) for path, verbs in document["paths"].items() for verb, op in verbs.items()]


def test_what_is_served_is_what_is_committed(document: dict[str, Any]) -> None:
    assert document == msgspec.json.decode(COMMITTED.read_bytes()), "run `make openapi`"


def test_it_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    assert set(document) <= {"openapi", "info", "servers", "tags", "paths", "components", "security", "externalDocs"}
    assert document["info"]["title"]
    assert document["info"]["version"]


def test_every_schema_is_valid_json_schema(document: dict[str, Any], operations: Operations) -> None:
    schemas = list(document["components"]["schemas"].values())
    for _, _, operation in operations:
        schemas += [parameter["schema"] for parameter in operation["parameters"]]
        for holder in (operation.get("requestBody", {}), *operation["responses"].values()):
            # A file has a media type and no schema (OpenAPI 3.1, "Considerations for File Uploads").
            schemas += [content["schema"] for content in holder.get("content", {}).values() if content]
    assert len(schemas) > 100
    for schema in schemas:
        meta.validate({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema})


def test_every_reference_leads_somewhere(document: dict[str, Any]) -> None:
    def follow(value: Any) -> None:
        if isinstance(value, dict):
            if "$ref" in value:
                target: Any = document
                for part in value["$ref"].removeprefix("#/").split("/"):
                    target = target[part]
            for inner in value.values():
                follow(inner)
        elif isinstance(value, list):
            for inner in value:
                follow(inner)

    follow(document)


def test_every_operation_is_described(operations: Operations) -> None:
    names = [operation["operationId"] for _, _, operation in operations]
    assert len(names) == len(set(names)) > 50
    for path, verb, operation in operations:
        where = f"{verb.upper()} {path}"
        assert operation["summary"], where
        assert operation["tags"], where
        assert "security" in operation, where
        statuses = set(operation["responses"])
        assert statuses & {"200", "201", "202", "204"}, where
        assert "429" in statuses, where
        if operation["security"] and {} not in operation["security"]:
            assert {"401", "403"} <= statuses, where
        if "requestBody" in operation:
            assert {"400", "413", "415", "422"} <= statuses, where


def test_every_operation_that_is_served_stands_in_it(site: Site, operations: Operations) -> None:
    described = {(path.removeprefix("/api/v1"), verb.upper()) for path, verb, _ in operations}
    assert described == {(operation.path, operation.method) for operation in site.registry.operations}


def test_path_parameters_are_declared(operations: Operations) -> None:
    for path, verb, operation in operations:
        declared = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
        assert declared == set(re.findall(r"\{(\w+)\}", path)), f"{verb} {path}"


def test_the_readable_page_names_every_operation_and_runs_no_script(nobody: Person, operations: Operations) -> None:
    page = nobody.get("/docs")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<script" not in page.text
    for path, _, operation in operations:
        assert path in page.text
        assert operation["summary"].replace("'", "&#x27;") in page.text


def test_the_examples_fit_their_schemas(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field, inner in schema.get("properties", {}).items():
            for example in inner.get("examples", []):
                assert Draft202012Validator(inner).is_valid(example), f"{name}.{field}: {example}"


def test_a_patch_does_not_promise_to_take_a_needed_field_away(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    patches = [name for name in schemas if name.endswith("Patch")]
    assert len(patches) >= 5
    for name in patches:
        body = schemas.get(name.removesuffix("Patch") + "Body")
        for field in (body or {}).get("required", []):
            assert not Draft202012Validator(schemas[name]["properties"][field]).is_valid(None), f"{name}.{field}"
