"""Where the records behind a report's numbers are shown on the page."""

from registry.platform.ids import Id
from registry.reports.content import RecordRef


def address_of(record: RecordRef, dog_id: Id, *, public_url: str) -> str:
    """The page that shows a record; for what has no page of its own, the dog's timeline."""
    dog = f"{public_url}/dogs/{dog_id}"
    match record.kind:
        case "session":
            return f"{dog}/sessions/{record.id}"
        case "note":
            return f"{dog}/notes/{record.id}"
        case "target":
            return f"{dog}/plans/{record.id}"
        case "safety_flag" | "health_item":
            return f"{dog}/care"
        case _:
            return dog
