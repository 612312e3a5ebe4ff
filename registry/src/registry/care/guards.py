"""What other records have against a safety flag."""

from registry.care.schemas import SafetyFlagBody
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.related import require_about_dog


def guard_flag(tx: Transaction, access: Access, _id: str, flag: SafetyFlagBody, before: SafetyFlagBody | None) -> None:
    """Its evidence is there and about its dog. What it named before is not asked again: a colleague edits the flag
    without reading the private note behind it."""
    known = before.evidence_ids if before is not None and before.dog_id == flag.dog_id else []
    named = {f"/evidence_ids/{index}": each for index, each in enumerate(flag.evidence_ids) if each not in known}
    require_about_dog(tx, access, flag.dog_id, named, title="record")
