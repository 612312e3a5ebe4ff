"""Faults to plant into a parsed file, for the tests that a check finds them."""

from collections.abc import Callable
from typing import Any

Body = dict[str, Any]


def put(*path: str | int, value: Any) -> Callable[[Body], None]:
    """A fault: another value at this place."""

    def plant(body: Body) -> None:
        where: Any = body
        for step in path[:-1]:
            where = where[step]
        where[path[-1]] = value

    return plant
