"""HTTP of export and import."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from registry.exchange.csv_import import import_tables
from registry.exchange.export import export
from registry.exchange.incoming_tables import is_set_of_tables, mapping_of, sheet_of_csv, sheets_of_zip
from registry.exchange.reports import archive_report
from registry.exchange.restore import Restorer
from registry.exchange.schemas import ImportQuery, ImportReport, TablesReport
from registry.exchange.turns import Turns, WhileSent
from registry.platform.access import OWNERS
from registry.platform.errors import StorageFull
from registry.platform.http.operation import Call, FileBody, Incoming, Operation, Reply

ZIP: Final = "application/zip"
CSV: Final = "text/csv"
MOST_BYTES: Final = 32 * 1024**3


def operations(restorer: Restorer) -> list[Operation]:
    """/export and /import."""
    doors = _Doors(restorer)
    return [
        Operation(
            method="GET", path="/export", name="exportAll", room="exchange", roles=OWNERS, scope="admin",
            summary="Everything of the practice as one zip", transaction="own", files=(ZIP,), handle=doors.give_out,
            description="JSON Lines with every revision and the chain of hashes, tables as CSV, the files, a manifest"
            " with checksums, and a verifier. Private notes are in it.",
        ),
        Operation(
            method="POST", path="/import", name="importAll", room="exchange", roles=OWNERS, scope="admin",
            summary="Say what an archive or tables hold, or take them in", transaction="own", query=ImportQuery,
            file=FileBody(MOST_BYTES, (CSV, ZIP)), answer=ImportReport, problems=(409, 422), handle=doors.take_in,
            description="Without `apply=true` nothing is changed. An archive is restored in the place of the caller's"
            " practice, which must be one that was just founded; the caller must be an owner in the archive. Tables"
            " (one CSV, or a zip of several) become records of the caller's practice; rows that cannot are named.",
        ),
    ]  # fmt: skip


class _Doors:
    def __init__(self, restorer: Restorer) -> None:
        self._restorer, self._turns = restorer, Turns()

    def give_out(self, call: Call) -> Reply:
        """The zip, made while it is sent."""
        restorer = self._restorer
        give_back = self._turns.take(call.access.organization)
        pieces = export(restorer.database, restorer.store, restorer.records.kinds, call.access.organization)
        headers = {"Content-Disposition": 'attachment; filename="longline-archive.zip"', "Cache-Control": "no-store"}
        return Reply(WhileSent(pieces, give_back), headers=headers, content_type=ZIP)

    def take_in(self, call: Call) -> Reply:
        """A dry run, or the import itself."""
        assert call.incoming is not None
        query: ImportQuery = call.query
        mapping, applied = mapping_of(query.mapping), query.apply == "true"
        with self._received(call.incoming) as path, self._turns.turn(call.access.organization):
            if call.incoming.media_type == CSV:
                sheets = [(sheet_of_csv(path, name=f"{query.table or 'table'}.csv"), query.table)]
            elif is_set_of_tables(path):
                sheets = [(sheet, None) for sheet in sheets_of_zip(path)]
            else:
                found = (self._restorer.restore if applied else self._restorer.look)(path, call.access)
                return Reply(ImportReport(archive=archive_report(found, applied=applied)))
            reports = import_tables(
                call.database, self._restorer.records, call.access, sheets, mapping, apply=applied, now_ms=call.now_ms
            )
        return Reply(ImportReport(tables=TablesReport(applied=applied, tables=reports)))

    @contextmanager
    def _received(self, incoming: Incoming) -> Iterator[Path]:
        """The sent file on the disk, for as long as it is looked at."""
        self._restorer.workshop.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self._restorer.workshop))
        path = folder / "sent"
        try:
            _write(path, incoming)
            yield path
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, incoming: Incoming) -> None:
    try:
        with path.open("wb") as file:
            for piece in incoming.chunks():
                file.write(piece)
    except OSError as error:
        if error.errno in (28, 122):  # ENOSPC, EDQUOT
            raise StorageFull("The registry's disk is full. Nothing was kept; tell whoever runs it.") from error
        raise
