"""The paper on capacity follows from what was measured, and another measurement makes another page (test_docs.py)."""

import pytest

from longline_infra import capacity
from longline_infra.capacity_page import capacity_page

TEXT = capacity.MEASURED.read_text()


def test_figures_are_those_of_the_tables() -> None:
    """Looked up by hand in docs/performance.md of 2026-11-27."""
    cost = capacity.measured(TEXT)
    assert cost.note_s == pytest.approx(137e-6)
    assert cost.page_s == pytest.approx(284e-6)
    assert cost.write_s == pytest.approx(1450e-6)
    assert cost.search_s == pytest.approx(30.9e-3)
    assert cost.note_statement_s == pytest.approx(1 / 15_566)
    assert cost.search_statement_s == pytest.approx(1 / 109)
    assert (cost.commits, cost.written) == (864, 419)


def test_a_thousand_trainers_by_hand() -> None:
    rate = capacity.rates(1_000)
    # 600 work; a fifth of the day's 72,000 writes in one hour is 4 a second, 12 at the peak.
    assert rate.writes == pytest.approx(12)
    assert rate.polls == pytest.approx(60)
    need = capacity.needs(1_000, capacity.measured(TEXT))
    assert need.registry_cores == pytest.approx(12 * 1450e-6 + 20 * 284e-6 + 1 * 30.9e-3 + 60 * 137e-6)
    assert need.pods == 2


def test_walls_are_where_the_need_meets_them() -> None:
    cost = capacity.measured(TEXT)
    of_pod, most = capacity.pod_cores()
    (_, first), *_ = walls = capacity.walls(cost)
    assert [trainers for _, trainers in walls] == sorted(trainers for _, trainers in walls)
    assert capacity.needs(first, cost).registry_cores == pytest.approx(most * of_pod, rel=0.001)
    assert capacity.needs(first + 100, cost).pods == most + 1
    at_last = dict(walls)[f"one PostgreSQL's durable commits ({cost.commits:g})"]
    assert capacity.rates(at_last).writes == pytest.approx(cost.commits, rel=0.001)


def test_another_measurement_makes_another_page(monkeypatch: pytest.MonkeyPatch) -> None:
    page = capacity_page()
    monkeypatch.setattr(capacity, "WRITES_A_DAY", capacity.WRITES_A_DAY + 1)
    assert capacity_page() != page
    with pytest.raises(ValueError, match="unpack"):
        capacity.measured(TEXT.replace("PostgreSQL, 1,000,000 notes: note |", "PostgreSQL, 2,000,000 notes: note |"))
