"""What an import says, on the wire and to an operator."""

from registry.exchange.archive import Contents
from registry.exchange.schemas import ArchiveReport


def archive_report(found: Contents, *, applied: bool) -> ArchiveReport:
    """What an archive holds, in numbers."""
    return ArchiveReport(
        applied=applied, organization_id=found.organization.id, organization=found.name,
        entries=found.organization.position, documents=found.documents, people=len(found.people), files=found.files,
        file_bytes=found.file_bytes,
    )  # fmt: skip
