"""What is asked and answered about rules: the ready-made ones, and what a rule really promises."""

import msgspec

from registry.behavior.plan_schemas import AdvanceRuleBody, MasteryRuleBody


class RuleBook(msgspec.Struct):
    """The rules that come with Longline; a plan may change any of them."""

    advance: list[AdvanceRuleBody]
    mastery: list[MasteryRuleBody]


class RuleQuestion(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One rule of either sort."""

    advance_rule: AdvanceRuleBody | None = None
    mastery_rule: MasteryRuleBody | None = None


class PassChance(msgspec.Struct):
    """A dog that is right with probability `reliability` passes with probability `passes`; both from 0 to 1."""

    reliability: float
    passes: float


class SetOutcomes(msgspec.Struct):
    """What one set of a dog with this reliability brings; the three add up to 1."""

    reliability: float
    push: float
    stick: float
    drop: float


class Promise(msgspec.Struct):
    """What a rule really promises; `sentences` to be read beside it, the last one names the assumption."""

    sentences: list[str]
    chances: list[PassChance]
    outcomes: list[SetOutcomes]
