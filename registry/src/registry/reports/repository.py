"""Every query on reports, and on the records that they are composed from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from registry.platform.access import Access
from registry.platform.database import Transaction

_AT_ONCE = 500
_HEAD = (
    "SELECT r.number, r.id, r.dog, r.kind, r.title, r.version, r.created_ms, a.card, v.at_ms, e.card, v.position,"
    " g.id, l.body, l.hash FROM report r JOIN report_version v ON v.report = r.number"
    " JOIN person a ON a.number = r.author JOIN person e ON e.number = v.author"
    " JOIN document g ON g.number = r.dog"
    " JOIN ledger l ON l.organization = r.organization AND l.position = v.position"
)


class ReportRow(NamedTuple):
    """A report at one of its versions. `created_by` and `edited_by` are cards of people as JSON."""

    number: int
    id: str
    dog: int
    kind: str
    title: str
    newest: int
    created_ms: int
    created_by: str
    edited_ms: int
    edited_by: str
    position: int
    dog_id: str
    body: str | None
    hash: bytes


def find(tx: Transaction, access: Access, report_id: str, *, version: int | None = None) -> ReportRow | None:
    """A report of the caller's organization at its newest version, or at another."""
    row = tx.row(
        f"{_HEAD} WHERE r.organization = ? AND r.id = ? AND v.version = {'r.version' if version is None else '?'}",
        *(access.organization, report_id, *(() if version is None else (version,))),
    )
    return ReportRow(*row) if row is not None else None


def is_used(tx: Transaction, access: Access, report_id: str) -> bool:
    """Whether a report has the id, also one of a dog that is gone."""
    return tx.row("SELECT 1 FROM report WHERE organization = ? AND id = ?", access.organization, report_id) is not None


def add(
    tx: Transaction, access: Access, *, report_id: str, dog: int, kind: str, title: str, now_ms: int, position: int
) -> None:
    """A new report with its first version."""
    enter(
        tx, access.organization, report_id=report_id, dog=dog, kind=kind, title=title, at_ms=now_ms,
        author=access.person, position=position,
    )  # fmt: skip


def enter(
    tx: Transaction, organization: int, *, report_id: str, dog: int, kind: str, title: str, at_ms: int, author: int,
    position: int,
) -> int:  # fmt: skip
    """A report with its first version, by somebody, at some time; gives its number."""
    row = tx.row(
        "INSERT INTO report (organization, id, dog, kind, title, version, created_ms, author)"
        " VALUES (?, ?, ?, ?, ?, 1, ?, ?) RETURNING number",
        *(organization, report_id, dog, kind, title, at_ms, author),
    )
    assert row is not None
    number: int = row[0]
    _add_version(tx, number, version=1, at_ms=at_ms, author=author, position=position)
    return number


def add_edit(
    tx: Transaction, access: Access, report: int, *, version: int, title: str, now_ms: int, position: int
) -> None:
    """The next version of a report."""
    enter_edit(tx, report, version=version, title=title, at_ms=now_ms, author=access.person, position=position)


def enter_edit(
    tx: Transaction, report: int, *, version: int, title: str, at_ms: int, author: int, position: int
) -> None:
    """The next version of a report, by somebody, at some time."""
    tx.run("UPDATE report SET version = ?, title = ? WHERE number = ?", version, title, report)
    _add_version(tx, report, version=version, at_ms=at_ms, author=author, position=position)


def _add_version(tx: Transaction, report: int, *, version: int, at_ms: int, author: int, position: int) -> None:
    tx.run(
        "INSERT INTO report_version (report, version, position, at_ms, author) VALUES (?, ?, ?, ?, ?)",
        *(report, version, position, at_ms, author),
    )


def told(tx: Transaction, organization: int, kind: str) -> Iterator[tuple[int, int, int, str, str]]:
    """(position, when, author, report id, text) of every version that was not erased, oldest first."""
    after = 0
    while rows := tx.rows(
        "SELECT position, at_ms, actor, id, body FROM ledger WHERE organization = ? AND kind = ? AND revision = 0"
        " AND body IS NOT NULL AND position > ? ORDER BY position LIMIT 50",
        *(organization, kind, after),
    ):
        yield from rows
        after = rows[-1][0]


def dog_number(tx: Transaction, organization: int, dog_id: str) -> int | None:
    """The number of a dog."""
    row = tx.row("SELECT number FROM document WHERE organization = ? AND id = ?", organization, dog_id)
    return row[0] if row is not None else None


def of_dog(
    tx: Transaction, dog: int, *, hidden: Sequence[int], before: int | None, limit: int
) -> list[tuple[Any, ...]]:
    """(number, id, kind, title, version, created_ms, author's card, edited_ms) of a dog's reports, newest first,
    without the `hidden` numbers."""
    others = "".join(" AND r.number <> ?" for _ in hidden)
    return tx.rows(
        "SELECT r.number, r.id, r.kind, r.title, r.version, r.created_ms, p.card, v.at_ms FROM report r"
        " JOIN person p ON p.number = r.author"
        " JOIN report_version v ON v.report = r.number AND v.version = r.version"
        " WHERE r.dog = ? AND r.number < ?" + others + " ORDER BY r.number DESC LIMIT ?",
        dog,
        before if before is not None else 2**62,
        *hidden,
        limit,
    )


def of_kinds(tx: Transaction, dog: int, kinds: Sequence[str]) -> list[tuple[int, str, str | None]]:
    """(number, kind, content of the first version) of a dog's reports of some kinds."""
    marks = ", ".join("?" for _ in kinds)
    return tx.rows(
        "SELECT r.number, r.kind, l.body FROM report r JOIN report_version v ON v.report = r.number AND v.version = 1"
        " JOIN ledger l ON l.organization = r.organization AND l.position = v.position"
        f" WHERE r.dog = ? AND r.kind IN ({marks})",
        dog,
        *kinds,
    )


def versions(tx: Transaction, access: Access, report_id: str, *, after: int, limit: int) -> list[tuple[Any, ...]]:
    """(version, at_ms, author's card, action, position, hash) behind a version, oldest first."""
    return tx.rows(
        "SELECT v.version, v.at_ms, p.card, l.action, v.position, l.hash FROM report r"
        " JOIN report_version v ON v.report = r.number JOIN person p ON p.number = v.author"
        " JOIN ledger l ON l.organization = r.organization AND l.position = v.position"
        " WHERE r.organization = ? AND r.id = ? AND v.version > ? ORDER BY v.version LIMIT ?",
        *(access.organization, report_id, after, limit),
    )


def orphans(tx: Transaction, *, limit: int) -> list[tuple[int, int, str]]:
    """(organization, number, id) of reports whose dog was purged."""
    return tx.rows(
        "SELECT r.organization, r.number, r.id FROM report r WHERE NOT EXISTS"
        " (SELECT 1 FROM document d WHERE d.number = r.dog) ORDER BY r.organization, r.number LIMIT ?",
        limit,
    )


def erase(tx: Transaction, organization: int, report: int, report_id: str) -> None:
    """Takes the text of every version away; the hashes stay."""
    tx.run(
        "UPDATE ledger SET body = NULL WHERE organization = ? AND id = ? AND kind = 'report'", organization, report_id
    )
    tx.run("DELETE FROM report_version WHERE report = ?", report)
    tx.run("DELETE FROM report WHERE number = ?", report)


def shared_of_dog(
    tx: Transaction, dog: int, kind: str, *, from_ms: int, until_ms: int, limit: int
) -> list[tuple[str, str]]:
    """(representation, author's name) of a dog's sessions or notes within a time, oldest first; no private ones."""
    return tx.rows(
        "SELECT d.representation, p.name FROM timeline t JOIN document d ON d.number = t.document"
        " JOIN person p ON p.number = t.author"
        " WHERE t.dog = ? AND t.kind = ? AND t.occurred_ms >= ? AND t.occurred_ms < ? AND t.private_to IS NULL"
        " ORDER BY t.occurred_ms, d.id LIMIT ?",
        *(dog, kind, from_ms, until_ms, limit),
    )


def files_of_dog(tx: Transaction, access: Access, dog: int, *, span: tuple[int, int], limit: int) -> list[str]:
    """The ids of a dog's attachments of a time, the newest first; none that is private or belongs to an incident."""
    rows = tx.rows(
        "SELECT id FROM document WHERE organization = ? AND kind = 'attachment' AND dog = ? AND sort_key <> ''"
        " AND private_to IS NULL AND deleted_ms IS NULL AND occurred_ms >= ? AND occurred_ms < ?"
        " ORDER BY sort_key, number LIMIT ?",
        *(access.organization, dog, *span, limit),
    )
    return [row[0] for row in rows]


def kinds_of(tx: Transaction, access: Access, ids: Iterable[str]) -> dict[str, tuple[str, int | None]]:
    """The kind of each record and when it happened, in milliseconds."""
    wanted = list(ids)
    found: dict[str, tuple[str, int | None]] = {}
    for begin in range(0, len(wanted), _AT_ONCE):
        some = wanted[begin : begin + _AT_ONCE]
        marks = ", ".join("?" for _ in some)
        rows = tx.rows(
            f"SELECT id, kind, occurred_ms FROM document WHERE organization = ? AND id IN ({marks})",
            access.organization,
            *some,
        )
        found.update({record_id: (kind, occurred_ms) for record_id, kind, occurred_ms in rows})
    return found
