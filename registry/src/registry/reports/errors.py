"""What can be wrong with a report."""

import msgspec

from registry.platform.errors import InvalidBody, NotFound, RegistryError, TooLarge, Unavailable
from registry.reports.schemas import Report


class NoSuchReport(NotFound):
    """Not there, or not yours to read."""

    def __init__(self) -> None:
        super().__init__(
            "There is no such report. It may belong to a dog that was deleted, or it is not shared with you."
        )


class PeriodTooLong(InvalidBody):
    """More days than a report covers."""

    code = "period-too-long"


class ReportTooLarge(TooLarge):
    """More than a report holds."""

    code = "report-too-large"


class PressBusy(Unavailable):
    """Too many reports are being printed at once."""

    code = "press-busy"
    title = "Other reports are being printed"

    @classmethod
    def wait(cls, seconds: int) -> "PressBusy":
        """Asks to come back after `seconds`."""
        return cls(
            f"Other reports are being printed right now. Try again in {seconds} seconds.",
            headers={"Retry-After": str(seconds)},
        )


class Stale(RegistryError):
    """Somebody else edited the report in the meantime."""

    status = 412
    code = "stale"
    title = "It was changed in the meantime"

    @classmethod
    def now(cls, report: Report) -> "Stale":
        """With the report as it stands."""
        return cls(
            "Somebody edited this report in the meantime. Look at `current`, put your change into it and save again.",
            extra={"current": msgspec.to_builtins(report)},
            headers={"ETag": f'"{report.version}"'},
        )
