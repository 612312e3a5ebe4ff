"""A long dossier is printed soon enough to wait for."""

import io
import time

import pypdf
from msgspec.structs import replace

from registry.reports.dossier_layout import with_entries
from registry.reports.layout import laid_out
from registry.reports.ledger_excerpt import entries_of
from registry.reports.paper import Press
from tests.integration.reports.composing import composed
from tests.integration.reports.conftest import Kept


def test_sixty_pages_take_less_than_ten_seconds(demo: Kept) -> None:
    """By the processor's time, so that what else the machine does is not counted; two dogs with the most records."""
    begun = time.process_time()
    fullest, other = (composed(demo, dog, "court_dossier", now_ms=now, days=500) for dog, now in _fullest(demo))
    assert fullest.dossier is not None
    assert other.dossier is not None
    both = replace(fullest.dossier, documents=[*fullest.dossier.documents, *other.dossier.documents])
    with demo.site.registry.database.reading() as tx:
        entries = entries_of(tx, demo.owner.organization, both)
    laid = laid_out(fullest, public_url="https://longline.example", version=1, fingerprint="ab" * 32)
    pdf = Press().printed(with_entries(laid, both, entries), at=fullest.composed_at, paper="a4")
    seconds = time.process_time() - begun
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) >= 60
    assert seconds < 10


def _fullest(kept: Kept) -> list[tuple[str, int]]:
    with kept.site.registry.database.reading() as tx:
        rows = tx.rows(
            "SELECT g.id FROM document d JOIN document g ON g.number = d.dog WHERE d.organization = ?"
            " GROUP BY g.id ORDER BY count(*) DESC, g.id LIMIT 2",
            kept.owner.organization,
        )
    return [(dog, dict(kept.dogs)[dog]) for (dog,) in rows]
