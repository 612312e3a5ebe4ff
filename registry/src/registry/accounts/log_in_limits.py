"""How often somebody may try a wrong password: per account, and more often per network address."""

from typing import Final

from registry.accounts import credentials
from registry.platform.database import Database, Transaction
from registry.platform.errors import TooManyRequests

WINDOW_MS: Final = 15 * 60 * 1000
_ADDRESS_FACTOR: Final = 10


class LogInLimits:
    """Counts failures in the database, so that a restart or a second process forgets nothing."""

    def __init__(self, database: Database, *, per_window: int) -> None:
        self._database = database
        self._per_account = per_window
        self._per_address = per_window * _ADDRESS_FACTOR

    def check(self, email: str, address: str, *, now_ms: int) -> None:
        """Raises TooManyRequests after too many failures."""
        with self._database.reading() as tx:
            found = [
                (credentials.failures(tx, f"account {email}", now_ms), self._per_account),
                (credentials.failures(tx, f"address {address}", now_ms), self._per_address),
            ]
        for (count, ends_ms), most in found:
            if count >= most:
                seconds = (ends_ms - now_ms) // 1000 + 1
                minutes = seconds // 60 + 1
                raise TooManyRequests.wait(
                    seconds, f"Too many failed attempts. Wait about {minutes} minutes, or reset your password."
                )

    def count_failure(self, email: str, address: str, *, now_ms: int) -> None:
        """One more."""

        def work(tx: Transaction) -> None:
            for subject in (f"account {email}", f"address {address}"):
                credentials.count_failure(tx, subject, now_ms=now_ms, window_ms=WINDOW_MS)

        self._database.write(work)

    def forget(self, email: str) -> None:
        """The right password ends the account's count."""
        with self._database.reading() as tx:
            known = tx.row("SELECT 1 FROM failed_log_in WHERE subject = ?", f"account {email}")
        if known:
            self._database.write(lambda tx: credentials.forget_failures(tx, f"account {email}"))
