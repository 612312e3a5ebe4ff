"""A report behind a link: one of its versions, for somebody without an account.

The same content as inside, with two differences: records are named by day and not linked, because nothing of the
practice is behind a link; and a later version stays inside until somebody gives out a link to it. Only what is
composed for a dog's owner goes out so: a hand-over, a vet's letter and a dossier quote what was written for inside, and
they are handed over on paper.
"""

from collections.abc import Callable
from typing import Final, Literal
from urllib.parse import quote

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody
from registry.platform.http.operation import Reply
from registry.reports.album import Albums
from registry.reports.content import Paper, ReportKind
from registry.reports.gather import as_anybody
from registry.reports.layout import Album, laid_out
from registry.reports.page import rendered
from registry.reports.paper import Press
from registry.reports.reading_room import PDF
from registry.reports.schemas import Report, Version
from registry.reports.service import Reports

Form = Literal["page", "pdf"]
FOR_OWNERS: Final[frozenset[ReportKind]] = frozenset({"owner_progress", "graduation"})
_NO_LINK: Final = (
    "Only reports for an owner go out by link: this one quotes what was written for inside. Hand over its PDF."
)


class SharedReport(msgspec.Struct, kw_only=True, tag_field="scope", tag="report"):
    """A report for whoever holds the link; its page and its PDF are at `/s/{token}/report`."""

    dog: str
    title: str
    version: Version
    paper: Paper


class ReportScope:
    """One version of one report."""

    name = "report"
    answer = SharedReport

    def __init__(self, reports: Reports, press: Press, albums: Albums) -> None:
        self._reports, self._press, self._albums = reports, press, albums

    def dog_of(self, tx: Transaction, access: Access, about_id: str) -> str:
        """The report's dog; raises InvalidBody for a report that is not for an owner."""
        content = self._reports.get(tx, access, about_id).content
        if content.kind not in FOR_OWNERS:
            raise InvalidBody.at("/about_id", _NO_LINK)
        return content.dog_id

    def version_of(self, tx: Transaction, access: Access, about_id: str, wanted: int | None) -> int:
        """The version that the link leads to for good: the newest one unless another is named."""
        return self._reports.get(tx, access, about_id, version=wanted).version

    def show(
        self,
        tx: Transaction,
        guest: Access,
        about_id: str,
        *,
        version: int | None,
        now_ms: int,  # noqa: ARG002  # a version stays what it is
    ) -> SharedReport:
        """What there is to read."""
        report = self._reports.get(tx, guest, about_id, version=version)
        content = report.content
        return SharedReport(dog=content.dog_name, title=content.title, version=report.version, paper=content.paper)

    def covers(self, about_id: str, homework: object) -> bool:  # noqa: ARG002  # whichever they are
        """No homework."""
        return False

    def sheet(
        self, tx: Transaction, guest: Access, about_id: str, *, version: int | None, now_ms: int
    ) -> Callable[[Form, Paper | None], Reply]:
        """Hands the report out as a `page` or a `pdf`; that needs no transaction any more."""
        report = self._reports.get(tx, guest, about_id, version=version)
        offered = self._albums.on_offer(tx, as_anybody(guest), report.content, now_ms=now_ms)
        return lambda form, paper: self._handed_out(report, self._albums.opened(offered), form, paper)

    def _handed_out(self, report: Report, album: Album, form: Form, paper: Paper | None) -> Reply:
        laid = laid_out(report.content, public_url=None, version=report.version, fingerprint=report.hash, album=album)
        if form == "page":
            body, headers = rendered(laid)
            return Reply(body, headers=dict(headers), content_type="text/html; charset=utf-8")
        printed = self._press.printed(laid, at=report.edited_at, paper=paper or report.content.paper)
        name = quote(f"{report.content.title.strip()}.pdf", safe="")
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{name}", "X-Content-Type-Options": "nosniff"}
        return Reply(printed, headers=headers, content_type=PDF)
