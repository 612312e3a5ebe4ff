"""Incidents recorded on Longline itself: the lines that reveal the cause come first, and the hint cites one of them."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from alert_analyzer.analysis.hints import hint_of
from alert_analyzer.evidence.collection import pieces_of
from alert_analyzer.trial import chosen_from, select_from

FOLDERS = sorted(path.parent for path in (Path(__file__).parents[1] / "incidents").glob("*/truth.json"))


def truth_of(folder: Path) -> dict[str, Any]:
    truth: dict[str, Any] = msgspec.json.decode((folder / "truth.json").read_bytes())
    return truth


def test_there_are_incidents() -> None:
    assert [folder.name for folder in FOLDERS] == ["database-stopped", "table-renamed"]
    for folder in FOLDERS:
        assert truth_of(folder)["lines"]
        assert truth_of(folder)["in_baseline"] == 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("budget", [16_000, 4_000, 1_000])
def test_what_reveals_the_cause_is_chosen_first(folder: Path, budget: int) -> None:
    chosen = select_from(folder, budget=budget)
    first = chosen[0][0] if isinstance(chosen[0], list) else chosen[0]
    assert first in truth_of(folder)["lines"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_hint_without_a_model_cites_it_and_names_its_kind(folder: Path) -> None:
    chosen, lines, places = chosen_from(folder, budget=16_000)
    hint = hint_of(pieces_of(chosen, lines))
    assert hint.cause is not None
    assert places[chosen[hint.cause - 1].index] in truth_of(folder)["lines"]
    assert hint.summary == f"log lines point to {truth_of(folder)['kind']}"
