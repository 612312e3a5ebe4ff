"""What the tests below HTTP share: the write path, spoken to directly."""

from dataclasses import dataclass

import msgspec
import pytest

from registry.platform.access import Access
from registry.records.service import Intent, Saved
from tests.factories.practices import Practice
from tests.harness.person import new_id
from tests.harness.site import Site


@dataclass
class Desk:
    """Somebody who writes through `Records`, one transaction a write."""

    site: Site
    access: Access

    def put(
        self, kind: str, body: dict[str, object], *, record_id: str | None = None, seen: int | None = None
    ) -> Saved:
        chosen = self.site.registry.records.kinds[kind]
        typed = msgspec.convert(body, chosen.body)
        return self.site.registry.database.write(
            lambda tx: self.site.registry.records.put(
                tx, self.access, chosen, record_id or new_id(), typed, self._intent(seen)
            )
        )

    def delete(self, saved: Saved) -> Saved:
        document = saved.document
        chosen = self.site.registry.records.kinds[document.kind]
        return self.site.registry.database.write(
            lambda tx: self.site.registry.records.delete(
                tx, self.access, chosen, document.id, self._intent(document.revision)
            )
        )

    def _intent(self, seen: int | None) -> Intent:
        return Intent(now_ms=self.site.clock.now_ms(), seen_revision=seen)


@pytest.fixture
def desk(site: Site, practice: Practice) -> Desk:
    """The owner's desk."""
    return Desk(site, practice.owner.access)
