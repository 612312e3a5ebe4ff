"""What an operator has done every night: erasing for good, and forgetting what is over."""

from functools import partial

from registry.accounts.credentials import forget_expired
from registry.mail.outbox import forget_ended
from registry.platform.database import Database
from registry.records.purge import purge_documents
from registry.reminders.service import forget_days
from registry.reports.erasure import purge_reports
from registry.search.erasure import erase_forgotten_words
from registry.search.vocabulary import forget_unused_words


def purge(database: Database, *, deleted_before_ms: int, now_ms: int) -> int:
    """Erases what was deleted before the given time, its words in the search's vocabulary too; gives how many. With
    a dog go the reports on it.

    Expired sessions, tokens, links and counts go at the same time, and what was left of letters that were sent.
    """
    purged = purge_documents(database, deleted_before_ms=deleted_before_ms, now_ms=now_ms)
    purge_reports(database, now_ms=now_ms)
    for organization in sorted(set(purged)):
        database.write(partial(forget_unused_words, organization=organization))
    if purged:
        erase_forgotten_words(database)
    database.write(partial(forget_expired, now_ms=now_ms))
    database.write(partial(forget_ended, before_ms=deleted_before_ms))
    database.write(partial(forget_days, before_ms=deleted_before_ms))
    return len(purged)
