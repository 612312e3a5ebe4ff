"""The kind `homework`, as members write it and as the owner's link does."""

from dataclasses import replace

from registry.homework.guards import guard_homework, guard_practice, with_its_log
from registry.homework.rules import check, facets, references
from registry.homework.schemas import HomeworkBody
from registry.platform.access import TRAINERS
from registry.records.kinds import Kind

HOMEWORK = Kind(
    name="homework", title="homework", body=HomeworkBody, facets=facets, writers=TRAINERS, references=references,
    check=check, prepare=with_its_log, guard=guard_homework,
)  # fmt: skip
PRACTISED = replace(HOMEWORK, guard=guard_practice)
"""The same kind, for an entry that came through a link."""
