"""Taking tables of other systems in, row by row, through the one write path, as the person who brings them.

A dry run is the same work in a transaction that is undone, so it says exactly what an import would do. Ids are made
from the practice and the row's own key (or its content), so what comes again is told to be there already.
"""

import hashlib
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final

import msgspec

from registry.accounts.organization import organization_settings, organization_zone
from registry.exchange import csv_rows, headings
from registry.exchange.csv_in import Sheet
from registry.exchange.csv_report import Table
from registry.exchange.csv_rows import Reading
from registry.exchange.csv_values import Unreadable, day_order
from registry.exchange.schemas import TableReport
from registry.platform.access import Access
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, RegistryError
from registry.platform.fields import sort_key
from registry.platform.http.decode import convert
from registry.records.lookup import is_used
from registry.records.service import Intent, Records

Mapped = Mapping[str, Mapping[str, str]]
_DAYS: Final = ("birth_date", "occurred_at", "given_on", "expires_on")
# With one of these it is the set of the earlier implementation, which weighed in pounds.
_EARLIER: Final = {"safety_flags", "reinforcers"}
_MOST_REINFORCERS: Final = 40
_PAGE: Final = 500


class _Undone(Exception):
    """Takes a dry run back."""


def import_tables(
    database: Database, records: Records, access: Access, sheets: Sequence[tuple[Sheet, str | None]], mapped: Mapped, *,
    apply: bool, now_ms: int,
) -> list[TableReport]:  # fmt: skip
    """What became of each table, or would. Raises InvalidBody when told to apply a table that cannot be read."""
    tables = [Table.of(sheet, said, mapped) for sheet, said in sheets]
    problem = next((table.problem for table in tables if table.problem), None)
    if apply and problem is not None:
        raise InvalidBody(f"{problem} Nothing was taken.")

    def work(tx: Transaction) -> None:
        _Import(tx, records, access, tables, now_ms).run()
        if not apply:
            raise _Undone

    with suppress(_Undone):
        database.write(work)
    return [table.report() for table in tables]


class _Import:
    """One import under way, in one transaction."""

    def __init__(self, tx: Transaction, records: Records, access: Access, tables: list[Table], now_ms: int) -> None:
        self._tx, self._records, self._access, self._tables = tx, records, access, tables
        self._intent = Intent(now_ms=now_ms, reason="import")
        self._zone = organization_zone(tx, access)
        self._us = organization_settings(tx, access).unit_system == "us"
        self._now = datetime.fromtimestamp(now_ms / 1000, self._zone)
        self._pounds = self._us or bool(_EARLIER & {table.table for table in tables})
        self._keys: dict[str, dict[str, str]] = {"guardians": {}, "dogs": {}}
        self._names: dict[str, dict[str, set[str]]] = {"guardians": {}, "dogs": {}}

    def run(self) -> None:
        """Households before dogs, dogs before what is about them."""
        for kind, table in (("guardian", "guardians"), ("dog", "dogs")):
            self._learn_names(kind, table)
        verbs: dict[str, Callable[[Mapping[str, str], str, Reading], bool]] = {
            "guardians": self._guardian, "dogs": self._dog, "notes": self._about("note", csv_rows.note),
            "safety_flags": self._about("safety_flag", csv_rows.safety_flag), "reinforcers": self._reinforcer,
            "health_items": self._about("health_item", csv_rows.health_item),
        }  # fmt: skip
        for name in headings.TABLES:
            for one in (one for one in self._tables if one.table == name and not one.problem):
                self._rows(one, verbs[name])

    def _rows(self, table: Table, take: Callable[[Mapping[str, str], str, Reading], bool]) -> None:
        rows = list(table.rows())
        orders = {name: day_order((row.get(name, "") for _, row in rows), us=self._us) for name in _DAYS}
        reading = Reading(self._now, self._zone, self._pounds, orders)
        seen: Counter[str] = Counter()
        for line, row in rows:
            content = hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()
            seen[content] += 1
            key = row.get("key") or f"{content}-{seen[content]}"
            try:
                table.count(taken=take(row, key, reading))
            except Unreadable as error:
                table.refuse(line, f"{str(error)[:1].upper()}{str(error)[1:]}.")
            except RegistryError as error:
                table.refuse(line, error.detail)

    def _guardian(self, row: Mapping[str, str], key: str, reading: Reading) -> bool:
        body = csv_rows.guardian(row, reading)
        return self._named("guardians", "guardian", key, body, body.get("name", ""))

    def _dog(self, row: Mapping[str, str], key: str, reading: Reading) -> bool:
        body, weight = csv_rows.dog(row, reading), csv_rows.weight(row, reading)
        if said := row.get("guardian"):
            body["guardian_ids"] = [self._meant("guardians", said)]
        dog_id = self._id("dogs", key)
        reading_of_weight = None if weight is None else self._typed("observation", {**weight, "dog_id": dog_id})
        taken = self._named("dogs", "dog", key, body, body.get("call_name", ""))
        if taken and reading_of_weight is not None:
            self._put("observation", self._id("weights", key), reading_of_weight)
        return taken

    def _about(
        self, kind: str, body_of: Callable[[Mapping[str, str], Reading], dict[str, Any]]
    ) -> Callable[[Mapping[str, str], str, Reading], bool]:
        def take(row: Mapping[str, str], key: str, reading: Reading) -> bool:
            body = body_of(row, reading)
            dog_id = self._meant("dogs", row.get("dog", ""))
            return self._put(kind, self._id(kind, key), self._typed(kind, {**body, "dog_id": dog_id}))

        return take

    def _reinforcer(self, row: Mapping[str, str], _key: str, _reading: Reading) -> bool:
        """Goes into the dog's own record, behind what stands there."""
        wanted, dog_id = csv_rows.reinforcer(row), self._meant("dogs", row.get("dog", ""))
        kind = self._records.kinds["dog"]
        dog = self._records.get(self._tx, self._access, kind, dog_id)
        there: list[dict[str, Any]] = msgspec.json.decode(dog.representation)["reinforcers"]
        if sort_key(wanted["item"]) in {sort_key(one["item"]) for one in there}:
            return False
        if len(there) >= _MOST_REINFORCERS:
            raise Unreadable(f"the dog has {_MOST_REINFORCERS} reinforcers already")
        changes: dict[str, Any] = {"reinforcers": [*there, wanted]}
        intent = msgspec.structs.replace(self._intent, seen_revision=dog.revision)
        self._records.patch(self._tx, self._access, kind, dog_id, changes, intent)
        return True

    def _named(self, table: str, kind: str, key: str, body: dict[str, Any], name: str) -> bool:
        """Takes a household or a dog, which others are told by later: by its key or by its name."""
        record_id = self._id(table, key)
        taken = self._put(kind, record_id, self._typed(kind, body))
        self._keys[table][key] = record_id
        self._names[table].setdefault(sort_key(name), set()).add(record_id)
        return taken

    def _meant(self, table: str, said: str) -> str:
        """The id of the household or dog that a cell names; raises Unreadable for none, and for one of several."""
        what = "dog" if table == "dogs" else "household"
        if not said:
            raise Unreadable(f"it does not say which {what}")
        if said in self._keys[table]:
            return self._keys[table][said]
        before = self._id(table, said)
        if is_used(self._tx, self._access, before):
            return before
        found = self._names[table].get(sort_key(said), set())
        if len(found) != 1:
            how = "there is no" if not found else "there is more than one"
            raise Unreadable(f"{how} {what} “{said[:60]}”")
        return next(iter(found))

    def _learn_names(self, kind: str, table: str) -> None:
        after: tuple[str, int] | None = None
        while True:
            found = self._records.by_name(
                self._tx, self._access, self._records.kinds[kind], after=after, limit=_PAGE
            )  # fmt: skip
            for key, number, representation in found:
                record_id = msgspec.json.decode(representation)["id"]
                self._names[table].setdefault(key, set()).add(record_id)
                after = (key, number)
            if len(found) < _PAGE:
                return

    def _typed(self, kind: str, body: dict[str, Any]) -> Any:
        return convert(body, self._records.kinds[kind].body)

    def _put(self, kind: str, record_id: str, body: Any) -> bool:
        """False for a row that is there already, whatever became of it since."""
        if is_used(self._tx, self._access, record_id):
            return False
        self._records.put(self._tx, self._access, self._records.kinds[kind], record_id, body, self._intent)
        return True

    def _id(self, table: str, key: str) -> str:
        return str(uuid.uuid5(uuid.UUID(self._access.organization_id), f"import/{table}/{key}"))
