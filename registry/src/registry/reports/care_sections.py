"""Sections for the vet, and for the day on which a dog graduates: who the dog is, its weight, its health."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from registry.measures.days import local_day
from registry.measures.wording import on_day
from registry.reports.content import Figure, Piece, Section, Table, TableRow
from registry.reports.handover_sections import quotes
from registry.reports.material import Material
from registry.training.drafting import weight

_SEXES: Final[Mapping[str, str]] = {"f": "female", "m": "male", "unknown": "not known"}
_KINDS: Final[Mapping[str, str]] = {
    "vaccination": "Vaccination", "medication": "Medication", "diagnosis_reported": "Reported diagnosis",
    "injury": "Injury", "heat_cycle": "Heat", "vet_visit": "Visit to the vet", "other": "Other",
}  # fmt: skip


def particulars(material: Material) -> Iterator[Section]:
    """Who the dog is, as its record says."""
    dog = material.dog
    breed = " × ".join(part for part in (dog.breed_1, dog.breed_2) if part)
    sex = _SEXES[dog.sex] + ("" if dog.neuter == "unknown" else f", {dog.neuter}")
    born = on_day(dog.birth_date) if dog.birth_date is not None else ""
    if born and dog.birth_date_precision not in (None, "day"):
        born = f"about {born}"
    told = [("Name", dog.call_name), ("Registered name", dog.registered_name or ""), ("Breed", breed), ("Sex", sex),
            ("Born", born), ("Colour", dog.colour or ""), ("Microchip", dog.microchip or "")]  # fmt: skip
    rows = [
        TableRow([[name], [Figure(text=value, what=name.lower(), records=[material.dog_id])]])
        for name, value in told
        if value
    ]
    yield Section(
        key="particulars", title="The dog",
        blocks=[Table(id="particulars", caption="From the dog's record", columns=["What", "As recorded"], rows=rows)],
    )  # fmt: skip


def weights(material: Material) -> Iterator[Section]:
    """Every weighing of the period."""
    rows = [
        TableRow([[_figure(_day(one.at, material), "day", one.record_id)], [Figure(
            text=weight(one.kg, material.units), what="weight_kg", value=one.kg, records=[one.record_id]
        )], [_figure(f"{one.bcs} of 9", "bcs", one.record_id) if one.bcs is not None else ""]])
        for one in material.weights
    ]  # fmt: skip
    if rows:
        columns = ["Day", "Weight", "Body condition"]
        table = Table(id="weights", caption="Weighings, oldest first", columns=columns, rows=rows)
        yield Section(key="weights", title="Weight", blocks=[table])


def health_items(material: Material) -> Iterator[Section]:
    """The dog's health record as it stood when the report was composed, the most urgent first."""
    rows = [
        TableRow([
            [_figure(one.name, "health", one.id)], [_KINDS[one.kind]],
            [_figure(on_day(one.given_on), "given", one.id) if one.given_on is not None else ""],
            [_figure(one.sentence, "health_state", one.id)],
        ])
        for one in material.health
    ]  # fmt: skip
    if rows:
        columns = ["What", "Kind", "Given", "State"]
        table = Table(
            id="health_items", caption="As it stood when this report was composed", columns=columns, rows=rows
        )
        yield Section(key="health_items", title="Health record", blocks=[table])


def health_lines(material: Material) -> Iterator[Section]:
    """What the period's notes say about the dog's health."""
    yield from quotes("health_lines", "What we saw", material.health_lines, named=True)


def _figure(text: str, what: str, record: str) -> Piece:
    return Figure(text=text, what=what, records=[record])


def _day(at: str, material: Material) -> str:
    return on_day(local_day(datetime.fromisoformat(at), ZoneInfo(material.period.time_zone)))
