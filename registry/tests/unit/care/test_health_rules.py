"""What the dates of health items mean on a day."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.care.health_rules import HealthItem, expires_on, health_cards, months_later
from registry.care.rules import check_health
from registry.care.schemas import HealthCard
from registry.platform.errors import InvalidBody
from registry.platform.ids import new_id

TODAY = date(2026, 10, 6)
DOG = "019b0000-0000-7000-8000-d00000000001"


def an_item(name: str = "Rabies", **fields: Any) -> HealthItem:
    return msgspec.convert({"id": new_id(), "revision": 1, "dog_id": DOG, "name": name, **fields}, HealthItem)


def cards(*items: HealthItem, today: date = TODAY) -> list[HealthCard]:
    return health_cards(items, today=today, dog_id=DOG, dog_revision=7)


def card(item: HealthItem, *others: HealthItem, today: date = TODAY) -> HealthCard:
    (found,) = [each for each in cards(item, *others, today=today) if each.id == item.id]
    return found


@pytest.mark.parametrize(
    ("given_on", "months", "expected"),
    [
        ("2026-03-03", None, date(2027, 3, 3)),
        ("2024-02-29", None, date(2025, 2, 28)),
        ("2026-01-31", 1, date(2026, 2, 28)),
        ("2026-12-15", 36, date(2029, 12, 15)),
        ("9999-12-31", 12, date(9999, 12, 31)),
    ],
)
def test_without_a_day_of_expiry_it_runs_for_its_months_or_twelve(
    given_on: str, months: int | None, expected: date
) -> None:
    assert expires_on(an_item(given_on=given_on, months=months)) == expected


def test_a_day_of_expiry_that_is_written_counts() -> None:
    assert expires_on(an_item(given_on="2026-03-03", months=6, expires_on="2029-03-03")) == date(2029, 3, 3)


@pytest.mark.parametrize(
    ("days", "state", "sentence"),
    [
        (-2, "expired", "Rabies expired on 4 Oct 2026, 2 days ago."),
        (-1, "expired", "Rabies expired on 5 Oct 2026, 1 day ago."),
        (0, "expires_soon", "Rabies expires today, on 6 Oct 2026. Time to renew it."),
        (1, "expires_soon", "Rabies expires in 1 day, on 7 Oct 2026. Time to renew it."),
        (30, "expires_soon", "Rabies expires in 30 days, on 5 Nov 2026. Time to renew it."),
        (31, "valid", "Rabies is valid until 6 Nov 2026."),
    ],
)
def test_thirty_days_before_the_end_it_is_time_to_renew(days: int, state: str, sentence: str) -> None:
    found = card(an_item(expires_on=(TODAY + timedelta(days=days)).isoformat()))
    assert (found.state, found.days_left, found.sentence) == (state, days, sentence)


def test_the_standard_vaccinations_are_missed() -> None:
    found = cards()
    assert [(each.name, each.state, each.id, each.revision) for each in found] == [
        ("Bordetella", "missing", DOG, 7), ("Rabies", "missing", DOG, 7)
    ]  # fmt: skip
    assert found[1].sentence == "No rabies vaccination is on record."


@pytest.mark.parametrize("name", ["Rabies 3 y", "Tollwut", "RABIES"])
def test_they_are_known_by_their_other_names(name: str) -> None:
    assert [each.name for each in cards(an_item(name, given_on="2026-03-03")) if each.state == "missing"] == [
        "Bordetella"
    ]


def test_one_shot_may_hold_both() -> None:
    both = an_item("Rabies + kennel cough", given_on="2026-03-03")
    assert [each.state for each in cards(both)] == ["valid"]
    newer = an_item("Rabies", given_on="2026-05-05")
    assert card(both, newer).state == "valid", "it is still the only one against kennel cough"


def test_a_renewed_vaccination_is_past_and_no_longer_expired() -> None:
    old, new = an_item(given_on="2024-03-03"), an_item(given_on="2026-03-03")
    assert card(old, new).state == "past"
    assert card(old, new).sentence == "Rabies (until 3 Mar 2025) was renewed."
    assert card(new, old).state == "valid"
    assert card(old).state == "expired"


def test_one_that_is_still_to_be_given_protects_nobody() -> None:
    planned = an_item(given_on="2026-11-11")
    found = cards(planned)
    assert {each.name: each.state for each in found if each.kind == "vaccination" and each.id == DOG} == {
        "Rabies": "missing", "Bordetella": "missing"
    }  # fmt: skip
    assert card(planned).sentence == "Rabies is planned for 11 Nov 2026."
    assert card(an_item(given_on="2026-03-03"), planned).state == "valid", "the next one does not take its place yet"


def test_a_vaccination_without_a_date_says_what_is_missing_from_it() -> None:
    found = card(an_item())
    assert (found.state, found.days_left) == ("undated", None)
    assert "say when it was given" in found.sentence


@pytest.mark.parametrize(
    ("fields", "state", "sentence"),
    [
        ({"from_on": "2026-10-01", "to_on": "2026-10-06"}, "running", "Carprofen runs until 6 Oct 2026."),
        ({"from_on": "2026-10-01"}, "running", "Carprofen runs since 1 Oct 2026."),
        ({"from_on": "2026-09-01", "to_on": "2026-10-05"}, "past", "Carprofen ended on 5 Oct 2026."),
        ({"from_on": "2026-10-07"}, "planned", "Carprofen is planned for 7 Oct 2026."),
        ({"given_on": "2026-10-05"}, "past", "Carprofen on 5 Oct 2026."),
        ({"given_on": "2026-10-01", "months": 6}, "valid", "Carprofen is valid until 1 Apr 2027."),
        ({}, "undated", "Carprofen has no date."),
    ],
)  # fmt: skip
def test_other_items_run_from_a_day_to_a_day(fields: dict[str, Any], state: str, sentence: str) -> None:
    found = card(an_item("Carprofen", kind="medication", **fields))
    assert (found.state, found.sentence) == (state, sentence)


def test_the_most_urgent_stands_first() -> None:
    names = [each.name for each in cards(
        an_item("Rabies", expires_on="2027-10-01"), an_item("DHPP", expires_on="2026-09-01"),
        an_item("Lepto", expires_on="2026-08-01"), an_item("Carprofen", kind="medication", from_on="2026-10-01"),
        an_item("Lyme", expires_on="2026-10-20"), an_item("Lyme", expires_on="2025-10-20"),
    )]  # fmt: skip
    assert names == ["Lepto", "DHPP", "Bordetella", "Lyme", "Carprofen", "Rabies", "Lyme"]


@given(st.dates(), st.integers(1, 60))
def test_a_month_later_never_skips_a_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert later >= day
    if later.year < date.max.year:
        assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
        assert later.day <= day.day


@given(
    st.lists(st.tuples(st.sampled_from(["Rabies", "DHPP"]), st.dates(date(2023, 1, 1), date(2028, 1, 1))), max_size=8)
)
def test_of_each_vaccination_at_most_one_asks_for_attention(given: list[tuple[str, date]]) -> None:
    found = cards(*(an_item(name, given_on=day.isoformat()) for name, day in given))
    assert len(found) >= len(given)
    for name in ("Rabies", "DHPP"):
        current = [each for each in found if each.name == name and each.state in ("valid", "expires_soon", "expired")]
        assert len(current) <= 1


def test_an_end_before_its_beginning_is_refused_at_its_field() -> None:
    for fields, pointer in (
        ({"given_on": "2026-03-03", "expires_on": "2026-03-02"}, "/expires_on"),
        ({"from_on": "2026-03-03", "to_on": "2026-03-02"}, "/to_on"),
    ):
        with pytest.raises(InvalidBody) as refusal:
            check_health(an_item(**fields))
        assert refusal.value.errors[0].pointer == pointer
    check_health(an_item(given_on="2026-03-03", expires_on="2026-03-03", from_on="2026-03-03", to_on="2026-03-03"))
