"""Reports that come back with an archive: which there are is told by the ledger, which holds every version of each."""

import msgspec

from registry.platform.database import Transaction
from registry.records.history import NotAHistory
from registry.reports import repository
from registry.reports.content import Content
from registry.reports.service import LEDGER_KIND

_DECODER = msgspec.json.Decoder(Content)


def reports_come_back(tx: Transaction, organization: int) -> None:
    """Enters the reports of an organization whose ledger was just entered; those that were erased stay away.

    Raises NotAHistory for a report on a dog that is not there.
    """
    numbers: dict[str, tuple[int, int]] = {}
    for position, at_ms, author, report_id, text in repository.told(tx, organization, LEDGER_KIND):
        content = _DECODER.decode(text)
        if report_id not in numbers:
            dog = repository.dog_number(tx, organization, content.dog_id)
            if dog is None:
                raise NotAHistory(f"The dog that report {report_id} is about is not in the history.")
            number = repository.enter(
                tx, organization, report_id=report_id, dog=dog, kind=content.kind, title=content.title, at_ms=at_ms,
                author=author, position=position,
            )  # fmt: skip
            numbers[report_id] = (number, 1)
            continue
        number, version = numbers[report_id]
        repository.enter_edit(
            tx, number, version=version + 1, title=content.title, at_ms=at_ms, author=author, position=position
        )
        numbers[report_id] = (number, version + 1)
