"""A report calls mastered what the progress page does, and not what a later look found weaker."""

from collections import Counter

from registry.measures.progress import RuleState
from registry.reports.compose import figures
from registry.training.answers import DogProgress, ProgressTarget
from tests.integration.reports.composing import composed, progress_in
from tests.integration.reports.conftest import Kept

DAYS = 400


def test_a_target_is_called_mastered_unless_a_later_look_opened_it_again(demo: Kept) -> None:
    seen: Counter[str] = Counter()
    for dog, now_ms in demo.dogs:
        content = composed(demo, dog, "graduation", now_ms=now_ms, days=DAYS)
        progress = progress_in(demo, dog, content, now_ms=now_ms)
        said = {
            section.about: figure.text
            for section, figure in figures(content.sections)
            if section.about is not None and figure.what == "mastery"
        }
        expected = {one.target: _judged(one, progress) for one in progress.targets if one.plan_id is not None}
        assert said == {target: judged for target, judged in expected.items() if judged}
        listed = {
            record
            for section, figure in figures(content.sections)
            if section.key == "achieved"
            for record in figure.records
        }
        assert listed == {target for target, judged in expected.items() if judged == "mastered"}
        seen.update(filter(None, expected.values()))
    assert seen["mastered"] > 0
    assert seen["trained again"] > 0


def _judged(target: ProgressTarget, progress: DogProgress) -> str:
    rules: list[RuleState] = [one for one in progress.rules if one.target == target.target]
    if any(one.maintenance is not None and one.maintenance.reopen for one in rules):
        return "trained again"
    met = any(one.mastery is not None and one.mastery.met for one in rules)
    return "mastered" if met or target.status == "mastered" else ""
