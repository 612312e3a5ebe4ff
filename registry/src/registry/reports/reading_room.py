"""A report as data, as a page or on paper, as the reader asks for it.

The transaction ends before anything is printed: setting a long report takes a second, and nobody waits for the database
meanwhile.
"""

from collections.abc import Sequence
from typing import Final

from registry.platform.errors import RegistryError
from registry.platform.http.operation import Call, Reply
from registry.reports.album import Albums
from registry.reports.content import Paper
from registry.reports.dossier_layout import with_entries
from registry.reports.gather import as_anybody
from registry.reports.layout import Laid, laid_out
from registry.reports.ledger_excerpt import entries_of
from registry.reports.page import rendered
from registry.reports.paper import Press
from registry.reports.schemas import Report
from registry.reports.service import Reports

JSON: Final = "application/json"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
FILES: Final = (HTML, PDF)
_VARY: Final = {"Vary": "Accept"}


class NotAcceptable(RegistryError):
    """None of the forms that were asked for."""

    status = 406
    code = "not-acceptable"
    title = "A report does not come in that form"


class ReadingRoom:
    """Hands reports out."""

    def __init__(self, reports: Reports, press: Press, albums: Albums, public_url: str) -> None:
        self._reports, self._press, self._albums, self._public_url = reports, press, albums, public_url

    def get(self, call: Call) -> Reply:
        """The report in the form that the header Accept prefers."""
        form = preferred(call.visitor.headers.get("Accept") or JSON)
        version = int(call.query.version) if call.query.version is not None else None
        with call.database.reading() as tx:
            report = self._reports.get(tx, call.access, call.id, version=version)
            dossier = report.content.dossier if form != JSON else None
            entries = entries_of(tx, call.access.organization, dossier) if dossier is not None else []
            anybody = as_anybody(call.access)
            offered = self._albums.on_offer(tx, anybody, report.content, now_ms=call.now_ms) if form != JSON else {}
        if form == JSON:
            return Reply(report, revision=report.version, headers=_VARY)
        laid = laid_out(
            report.content, public_url=self._public_url, version=report.version, fingerprint=report.hash,
            album=self._albums.opened(offered),
        )  # fmt: skip
        if dossier is not None:
            self._reports.readers.note(call.database, call.access, entries, now_ms=call.now_ms)
            laid = with_entries(laid, dossier, entries)
        return self._page(laid) if form == HTML else self._paper(laid, report, call.query.paper)

    def _page(self, laid: Laid) -> Reply:
        body, headers = rendered(laid)
        return Reply(body, headers={**headers, **_VARY}, content_type="text/html; charset=utf-8")

    def _paper(self, laid: Laid, report: Report, paper: Paper | None) -> Reply:
        body = self._press.printed(laid, at=report.edited_at, paper=paper or report.content.paper)
        name = f"report-{report.id}-{report.version}.pdf"
        headers = {"Content-Disposition": f'inline; filename="{name}"', "X-Content-Type-Options": "nosniff", **_VARY}
        return Reply(body, headers=headers, content_type=PDF)


def preferred(accept: str) -> str:
    """The form that a header Accept likes best; among equals data before the page before paper.

    Raises NotAcceptable when it takes none of them.
    """
    wishes = [_wish(part) for part in accept[:1_000].split(",")]
    liked = [(max(_liking(form, wishes)), form) for form in (PDF, HTML, JSON)]
    best = max(liking for liking, _ in liked)
    if best <= 0:
        raise NotAcceptable("A report comes as application/json, text/html or application/pdf. Ask for one of them.")
    return next(form for liking, form in reversed(liked) if liking == best)


def _wish(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return kind, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return kind, 0.0


def _liking(form: str, wishes: Sequence[tuple[str, float]]) -> list[float]:
    """How much each wish likes the form; an exact name counts over a wildcard."""
    exact = [quality for kind, quality in wishes if kind == form]
    family = form.partition("/")[0]
    wide = [quality for kind, quality in wishes if kind in ("*/*", f"{family}/*")]
    return exact or wide or [0.0]
