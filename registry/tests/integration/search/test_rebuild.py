"""A rebuild of the index changes no answer."""

import msgspec

from registry.platform.database import Transaction
from registry.records.kinds import Document
from registry.records.representation import body_fields
from registry.search.index import SearchIndex
from tests.harness.person import Doc, Person
from tests.harness.site import Site
from tests.integration.search.conftest import found_by

QUERIES = ("scooter", "scoter", "scoo", "gate dog:juno", "kind:incident", "tag:vet before:2027", "", '"at the gate"')
_COLUMNS = (
    "number, organization, kind, id, revision, position, author, created_ms, updated_ms, deleted_ms, dog, private_to,"
    " occurred_ms, representation"
)


def _rebuild(tx: Transaction, site: Site) -> None:
    kinds = site.registry.records.kinds
    index = SearchIndex(kinds)
    index.clear(tx)
    for row in tx.rows(f"SELECT {_COLUMNS} FROM document WHERE deleted_ms IS NULL ORDER BY number"):
        document = Document(*row)
        kind = kinds[document.kind]
        body = msgspec.convert(body_fields(msgspec.json.decode(document.representation)), kind.body)
        index.put(tx, document, kind.facets(body), before=None)


def test_a_rebuild_changes_no_answer(site: Site, owner: Person, dog: Doc) -> None:
    owner.adds_guardian(name="Berger")
    owner.writes_note(dog, "Barked at the scooter at the gate.", kind="incident", tags=["vet"])
    note = owner.writes_note(dog, "Barked at the tractor.")
    owner.edits("notes", note, body="Quiet at the gate.")
    owner.deletes("notes", owner.writes_note(dog, "Scooter again."))
    before = {query: found_by(owner, query) for query in QUERIES}
    site.registry.database.write(lambda tx: _rebuild(tx, site))
    assert {query: found_by(owner, query) for query in QUERIES} == before
    if site.registry.database.dialect == "sqlite":
        site.registry.database.write(
            lambda tx: tx.run("INSERT INTO search_fts (search_fts, rank) VALUES ('integrity-check', 0)")
        )
