"""What rules say for themselves."""

import msgspec
import pytest

from registry.behavior.plan_schemas import AdvanceRuleBody, MasteryRuleBody, PlanBody
from registry.behavior.rule_answers import BESIDES, promise, rule_book
from registry.behavior.rule_schemas import RuleQuestion
from registry.measures.promise import CAVEAT
from registry.platform.errors import InvalidBody

FIVES = AdvanceRuleBody(id="fives", name="Fives", set_size=5, push_min=4, drop_max=2)


def test_the_ready_made_rules_have_names_of_their_own_and_begin_with_the_usual() -> None:
    book = rule_book()
    assert book.advance[0].id == "push-drop-stick"
    assert book.mastery[0].id == "ninety-twice"
    for rules in (book.advance, book.mastery):
        assert len({rule.id for rule in rules}) == len({rule.name for rule in rules}) == len(rules) >= 5


@pytest.mark.parametrize("rule", rule_book().advance, ids=lambda rule: rule.id)
def test_every_ready_made_advance_rule_gives_a_promise(rule: AdvanceRuleBody) -> None:
    answer = promise(RuleQuestion(advance_rule=rule))
    assert len(answer.outcomes) == len(answer.chances) == 8
    for outcome in answer.outcomes:
        assert outcome.push + outcome.stick + outcome.drop == pytest.approx(1)


@pytest.mark.parametrize("rule", rule_book().mastery, ids=lambda rule: rule.id)
def test_a_mastery_rule_has_chances_and_no_outcomes_of_a_set(rule: MasteryRuleBody) -> None:
    answer = promise(RuleQuestion(mastery_rule=rule))
    assert answer.outcomes == []
    assert [chance.passes for chance in answer.chances] == sorted(chance.passes for chance in answer.chances)


def test_the_numbers_are_those_of_the_research_file() -> None:
    """Section 10.1: at least 4 of 5, once; and 90 % in 3 sessions of 10."""
    fives = promise(RuleQuestion(advance_rule=FIVES))
    assert [round(chance.passes, 3) for chance in fives.chances] == [
        0.188, 0.337, 0.528, 0.737, 0.835, 0.919, 0.977, 0.996
    ]  # fmt: skip
    at_70 = fives.outcomes[2]
    assert (round(at_70.push, 2), round(at_70.stick, 2), round(at_70.drop, 2)) == (0.53, 0.31, 0.16)
    strict = promise(RuleQuestion(mastery_rule=MasteryRuleBody(id="m", name="M", level_percent=90, sessions=3)))
    assert round(strict.chances[5].passes, 3) == 0.399


def test_the_sentences_are_whole_and_the_last_one_names_the_assumption_once() -> None:
    answer = promise(RuleQuestion(advance_rule=FIVES))
    assert answer.sentences[0] == "A dog that is right 70 % of the time reaches 4 of 5 in 53 % of attempts."
    assert answer.sentences[-1] == CAVEAT
    assert sum(CAVEAT in sentence for sentence in answer.sentences) == 1
    assert BESIDES not in answer.sentences


@pytest.mark.parametrize("field", ["distinct_days", "distinct_people", "distinct_places", "max_latency_ms"])
def test_what_a_mastery_rule_asks_for_besides_is_told(field: str) -> None:
    rule = msgspec.convert({"id": "m", "name": "M", field: 2}, MasteryRuleBody)
    assert BESIDES in promise(RuleQuestion(mastery_rule=rule)).sentences


def test_it_is_asked_about_exactly_one_rule() -> None:
    for question, pointer in (
        (RuleQuestion(), ""),
        (RuleQuestion(advance_rule=FIVES, mastery_rule=MasteryRuleBody(id="m", name="M")), "/mastery_rule"),
    ):
        with pytest.raises(InvalidBody) as refusal:
            promise(question)
        assert [error.pointer for error in refusal.value.errors] == [pointer]


def test_a_plan_may_take_over_every_ready_made_rule() -> None:
    from registry.behavior.plan_rules import check_plan

    dog = "019b0000-0000-7000-8000-d00000000001"
    book = rule_book()
    for advance in book.advance:
        for mastery in book.mastery:
            check_plan(PlanBody(dog_id=dog, name="recall", advance_rule=advance, mastery_rule=mastery))
