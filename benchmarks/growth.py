"""The largest practice against the smallest one, both served at the same time and asked in turns.

An index that is missing, or that a statement cannot use, shows here before any trainer notices.
"""

from collections.abc import Callable
from contextlib import ExitStack

import asking
from load import Answers, LoadClient
from measure import Effort, Measured, ask, in_turns
from practice import Size
from servers import Caller, Server, callers, registry_server

KINDS = ("note", "timeline", "write")
_MOST_WRITES_A_SECOND = 4_000


def growth(urls: dict[Size, str], effort: Effort, client: LoadClient) -> tuple[int, int, Measured]:
    """(fewest notes, most notes, what was measured as `note small`, `note large` ...)."""
    ends = {"small": min(urls, key=lambda size: size.notes), "large": max(urls, key=lambda size: size.notes)}
    with ExitStack() as stack:
        jobs: dict[str, Callable[[], Answers]] = {}
        for end, size in ends.items():
            server = stack.enter_context(registry_server(urls[size], log_level="warning"))
            token, _ = callers(server)
            jobs |= {f"{kind} {end}": job for kind, job in _jobs(server, token, size, effort, client).items()}
        in_pairs = {f"{kind} {end}": jobs[f"{kind} {end}"] for kind in KINDS for end in ends}
        in_turns(in_pairs, rounds=1)
        return ends["small"].notes, ends["large"].notes, in_turns(in_pairs, rounds=effort.rounds)


def _jobs(
    server: Server, token: Caller, size: Size, effort: Effort, client: LoadClient
) -> dict[str, Callable[[], Answers]]:
    notes = [asking.get(path, token) for path in asking.note_paths(size, effort.paths)]
    timelines = [asking.get(path, token) for path in asking.timeline_paths(size, effort.paths)]
    new, most = asking.NewNotes(size), int(effort.seconds * _MOST_WRITES_A_SECOND)
    return {
        "note": lambda: ask(client, server, notes, seconds=effort.seconds),
        "timeline": lambda: ask(client, server, timelines, seconds=effort.seconds),
        "write": lambda: ask(client, server, new.take(most, token), seconds=effort.seconds, again=False),
    }
