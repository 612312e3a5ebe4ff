"""Rebuilds every read model from the documents; afterwards every answer is the same (`longline reindex`)."""

import msgspec

from registry.platform.database import Database, Transaction
from registry.records import repository
from registry.records.kinds import Document, ReadModel
from registry.records.service import Records

BATCH = 500


def reindex(database: Database, records: Records) -> int:
    """Clears and refills the read models in one transaction; gives the number of documents."""

    def work(tx: Transaction) -> int:
        _keep_writers_out(tx)
        models: dict[int, ReadModel] = {id(model): model for model in records.all_read_models()}
        for model in models.values():
            model.clear(tx)
        done, number = 0, 0
        while batch := repository.after(tx, number, limit=BATCH):
            for document in batch:
                show_again(tx, records, document)
            done, number = done + len(batch), batch[-1].number
        return done

    return database.write(work)


def show_again(tx: Transaction, records: Records, document: Document) -> None:
    """Puts a document into every read model, from its newest revision in the ledger."""
    kind = records.kinds[document.kind]
    body, _ = repository.body_at(tx, document.organization, document.position)
    facets = kind.facets(msgspec.json.decode(body, type=kind.body))
    records.show(tx, kind, document, facets, before=None)


def _keep_writers_out(tx: Transaction) -> None:
    """Every write locks its organization's row; on SQLite there is only one writer anyway."""
    if tx.dialect == "postgresql":
        tx.run("SET LOCAL statement_timeout = 0")
        tx.run("LOCK TABLE organization IN EXCLUSIVE MODE")
