"""What is looked for in the index, as a tree of tokens, and how each database is asked for it.

Both languages get quoted tokens only: nothing that a person types can become an operator.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias, Union

Expression: TypeAlias = Union[str, "Many", "Without"]


@dataclass(frozen=True, slots=True)
class Many:
    """Documents that are in all, or in any, of the parts."""

    how: Literal["all", "any"]
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Documents of `base` that are not in `excluded`."""

    base: Expression
    excluded: Expression


def all_of(parts: Iterable[Expression]) -> Expression:
    """In each of the parts, of which there is at least one."""
    return _many("all", parts)


def any_of(parts: Iterable[Expression]) -> Expression:
    """In at least one of the parts, of which there is at least one."""
    return _many("any", parts)


def to_fts5(expression: Expression) -> str:
    """For SQLite: `("a" AND ("b" OR "c")) NOT "d"`."""
    if isinstance(expression, str):
        return '"' + expression.replace('"', '""') + '"'
    if isinstance(expression, Without):
        return f"({to_fts5(expression.base)} NOT {to_fts5(expression.excluded)})"
    joint = " AND " if expression.how == "all" else " OR "
    return f"({joint.join(map(to_fts5, expression.parts))})"


def to_tsquery(expression: Expression) -> str:
    """For PostgreSQL: `('a' & ('b' | 'c')) & !('d')`."""
    if isinstance(expression, str):
        return "'" + expression.replace("\\", "\\\\").replace("'", "''") + "'"
    if isinstance(expression, Without):
        return f"({to_tsquery(expression.base)} & !{to_tsquery(expression.excluded)})"
    joint = " & " if expression.how == "all" else " | "
    return f"({joint.join(map(to_tsquery, expression.parts))})"


def _many(how: Literal["all", "any"], parts: Iterable[Expression]) -> Expression:
    distinct = tuple(dict.fromkeys(parts))
    return distinct[0] if len(distinct) == 1 else Many(how, distinct)
