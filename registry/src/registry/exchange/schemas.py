"""What taking in answers on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.platform.ids import Id

Count = Annotated[int, msgspec.Meta(ge=0)]


class ImportQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Parameters of an import. Without `apply=true` it is a dry run: it says what would happen, and nothing does."""

    apply: Literal["true", "false"] = "false"


class ArchiveReport(msgspec.Struct, kw_only=True):
    """What an archive holds. `applied`: whether it was restored by this request."""

    applied: bool
    organization_id: Id
    organization: str
    entries: Count
    documents: Count
    people: Count
    files: Count
    file_bytes: Count


class ImportReport(msgspec.Struct, kw_only=True):
    """The outcome of an import or of its dry run."""

    archive: ArchiveReport
