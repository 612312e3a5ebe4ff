"""What skills and behaviours look like on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.measures.chart_shapes import Measure
from registry.platform.fields import Line, Name, Text
from registry.platform.patterns import whole

Domain = Literal["skill", "concern", "emotional", "husbandry", "working", "sport"]
LibraryKey = Annotated[
    str,
    msgspec.Meta(
        pattern=whole(r"[a-z]+\.[a-z0-9_]{1,60}"), description="An entry of the library.", examples=["skill.recall"]
    ),
]
Examples = Annotated[list[Line], msgspec.Meta(max_length=20)]
Synonyms = Annotated[list[Name], msgspec.Meta(max_length=30)]


class _Definition(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A definition that two observers would apply in the same way. `key`: the library's entry that it takes over."""

    name: Name
    key: LibraryKey | None = None
    operational_definition: Text = ""
    examples: Examples = []
    non_examples: Examples = []
    onset: Line = ""
    offset: Line = ""
    synonyms: Synonyms = []
    status: Literal["active", "retired"] = "active"


class SkillBody(_Definition, kw_only=True, forbid_unknown_fields=True):
    """A skill: something the dog learns to do on a cue, as this practice defines it."""

    domain: Literal["skill", "husbandry", "working", "sport"] = "skill"
    default_measure: Measure = "percent_correct"


class BehaviorBody(_Definition, kw_only=True, forbid_unknown_fields=True):
    """A behaviour that is watched: counted, timed or met at a distance, as this practice defines it."""

    domain: Domain = "concern"
    default_measure: Measure = "count"


class LibraryBehavior(msgspec.Struct, kw_only=True):
    """An entry of the library that every practice shares."""

    key: LibraryKey
    name: Name
    domain: Domain
    operational_definition: str
    examples: list[str]
    non_examples: list[str]
    onset: str
    offset: str
    default_measure: Measure
    default_unit: str
    synonyms: list[str]
    version: Annotated[int, msgspec.Meta(ge=1)]


class LibraryPage(msgspec.Struct):
    """All entries that fit."""

    items: list[LibraryBehavior]
