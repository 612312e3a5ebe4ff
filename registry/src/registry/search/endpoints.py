"""HTTP of the search."""

from registry.platform.http.operation import Call, Operation, Reply
from registry.search.schemas import SearchPage, SearchQuery
from registry.search.service import Search


def operations(search: Search) -> list[Operation]:
    """`GET /search`."""

    def find(call: Call) -> Reply:
        return Reply(search.find(call.tx, call.access, call.query))

    return [
        Operation(
            method="GET", path="/search", name="search", room="search",
            summary="Finds notes, sessions, dogs and households by what is written in them, best first",
            query=SearchQuery, answer=SearchPage, problems=(400, 422), handle=find,
        )
    ]  # fmt: skip
