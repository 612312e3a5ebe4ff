"""Incidents of the made-up dogs, with who signed them (content/incidents.toml)."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from registry.demo.ids import id_for
from registry.demo.script import text_of
from registry.demo.shapes import TIME_ZONE, Dog, Incident, Signing
from registry.demo.weeks import Weeks, moment
from registry.incidents.schemas import IncidentBody, Victim, Witness

_AS_IT_STANDS: Final = (
    "kind", "place", "antecedents", "facts", "dunbar_level", "provoked", "equipment", "measures", "reported_to",
    "interpretation", "follow_up",
)  # fmt: skip


def incidents(dogs: Mapping[str, Dog], weeks: Weeks) -> Iterator[Incident]:
    """All of them. Readers stay the trainers' keys: who they are is known when they have joined."""
    for key, told in tomllib.loads(text_of("incidents.toml")).items():
        day = weeks.day(told["day"])
        written = moment(day, told["written"])
        yield Incident(
            id=id_for(f"incident {key}", written), author_key=told["author"], at=written,
            body=_body(key, told, dogs[told["dog"]], moment(day, told["happened"])),
            reader_keys=tuple(told.get("readers", ())),
            signings=tuple(
                Signing(author_key=each["by"], role=each["role"], at=moment(weeks.day(each["day"]), each["at"]))
                for each in told.get("signatures", ())
            ),
        )  # fmt: skip


def _body(key: str, told: dict[str, Any], dog: Dog, happened: datetime) -> IncidentBody:
    return IncidentBody(
        dog_id=dog.id,
        occurred_at=happened,
        time_zone=TIME_ZONE,
        **{
            name: told[name].strip() if isinstance(told[name], str) else told[name]
            for name in _AS_IT_STANDS
            if name in told
        },
        victims=[
            Victim(id=id_for(f"{key} victim {place}", happened), **victim)
            for place, victim in enumerate(told.get("victims", ()))
        ],
        witnesses=[
            Witness(id=id_for(f"{key} witness {place}", happened), **witness)
            for place, witness in enumerate(told.get("witnesses", ()))
        ],
    )
