"""Safety flags, vaccinations and reinforcers of the made-up dogs (content/care.toml)."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import Any

from registry.care.schemas import HealthItemBody, SafetyFlagBody
from registry.demo.ids import id_for
from registry.demo.script import text_of
from registry.demo.shapes import Dog
from registry.demo.weeks import Weeks, moment
from registry.dogs.schemas import Reinforcer

Care = Mapping[str, Mapping[str, Any]]


def read_care() -> Care:
    """What the file says, by the dogs' keys."""
    return tomllib.loads(text_of("care.toml"))


def flags_of(dog: Dog, care: Care, weeks: Weeks) -> Iterator[tuple[str, datetime, SafetyFlagBody]]:
    """(id, when it was set, flag) of a dog."""
    for ordinal, flag in enumerate(care.get(dog.key, {}).get("flags", ())):
        at = moment(weeks.day(flag["day"]), time(9))
        body = SafetyFlagBody(
            dog_id=dog.id, instruction=flag["text"], category=flag["category"], severity=flag["severity"]
        )
        yield id_for(f"flag {dog.key} {ordinal}", at), at, body


def vaccinations_of(dog: Dog, care: Care, weeks: Weeks) -> Iterator[tuple[str, datetime, HealthItemBody]]:
    """(id, when it was written down, vaccination) of a dog."""
    for name, day in care.get(dog.key, {}).get("vaccinations", ()):
        at = moment(weeks.day(day), time(9))
        yield id_for(f"{name} {dog.key}", at), at, HealthItemBody(dog_id=dog.id, name=name, given_on=at.date())


def reinforcers_of(dog: Dog, care: Care) -> list[Reinforcer]:
    """What a dog works for, best first."""
    return [Reinforcer(item=item) for item in care.get(dog.key, {}).get("reinforcers", ())]
