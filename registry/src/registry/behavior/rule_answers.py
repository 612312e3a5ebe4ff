"""What rules say for themselves: the ready-made ones, and what one of them really promises."""

import msgspec

from registry.behavior.plan_rules import consistent_advance_rule, consistent_mastery_rule
from registry.behavior.plan_schemas import AdvanceRuleBody, MasteryRuleBody
from registry.behavior.rule_schemas import PassChance, Promise, RuleBook, RuleQuestion, SetOutcomes
from registry.measures.advance_rules import ADVANCE_RULES, AdvanceRule
from registry.measures.mastery import MasteryRule
from registry.measures.mastery_rules import MASTERY_RULES
from registry.measures.promise import (
    CAVEAT,
    USUAL_RELIABILITIES,
    operating_characteristic,
    promise_sentence,
    set_outcomes,
    standard_of,
)
from registry.platform.errors import InvalidBody

TOLD_RELIABILITIES = (0.70, 0.90)
BESIDES = "Days, people, places and latency that the rule asks for come on top and are not in these numbers."


def rule_book() -> RuleBook:
    """The rules that come with Longline, the most usual first."""
    return RuleBook(
        advance=[AdvanceRuleBody(**msgspec.structs.asdict(rule)) for rule in ADVANCE_RULES],
        mastery=[MasteryRuleBody(**msgspec.structs.asdict(rule)) for rule in MASTERY_RULES],
    )


def promise(question: RuleQuestion) -> Promise:
    """The chance to pass at the usual reliabilities, and for a rule of sets what one set brings.

    Raises InvalidBody unless it is asked about exactly one rule that does not contradict itself.
    """
    rule = _asked(question)
    standard = standard_of(rule)
    sentences = [promise_sentence(standard, told).removesuffix(f" {CAVEAT}") for told in TOLD_RELIABILITIES]
    return Promise(
        sentences=[*sentences, *([BESIDES] if _asks_for_more(rule) else []), CAVEAT],
        chances=[PassChance(each.reliability, each.passes) for each in operating_characteristic(standard)],
        outcomes=[_outcomes(rule, reliability) for reliability in USUAL_RELIABILITIES]
        if isinstance(rule, AdvanceRule)
        else [],
    )


def _asked(question: RuleQuestion) -> AdvanceRule | MasteryRule:
    one, other = question.advance_rule, question.mastery_rule
    if one is not None and other is not None:
        raise InvalidBody.at("/mastery_rule", "Ask about one rule at a time: send `advance_rule` or `mastery_rule`.")
    if one is not None:
        return consistent_advance_rule(one)
    if other is not None:
        return consistent_mastery_rule(other)
    raise InvalidBody.at("", "Say which rule is meant: send `advance_rule` or `mastery_rule`.")


def _outcomes(rule: AdvanceRule, reliability: float) -> SetOutcomes:
    outcomes = set_outcomes(rule, reliability)
    return SetOutcomes(reliability, outcomes.push, outcomes.stick, outcomes.drop)


def _asks_for_more(rule: AdvanceRule | MasteryRule) -> bool:
    if isinstance(rule, AdvanceRule):
        return False
    most = max(rule.distinct_days, rule.distinct_people, rule.distinct_places)
    return most > 1 or rule.max_latency_ms is not None
