"""Ready-made rules for mastery, from lenient to strict.

Their names say what they ask for. 80 % is there because many practices use it; skills taught to 80 % faded sooner in
a controlled study (children, research file [37]), so it stands last and no plan gets it by default.
"""

from registry.measures.mastery import MasteryRule

NINETY_TWICE = MasteryRule(
    id="ninety-twice", name="90 % in two sessions of ten", level_percent=90, min_trials=10, sessions=2
)
NINETY_ELSEWHERE = MasteryRule(
    id="ninety-elsewhere", name="90 % in three sessions of ten, on three days, with two people, in three places",
    level_percent=90, min_trials=10, sessions=3, distinct_days=3, distinct_people=2, distinct_places=3,
)  # fmt: skip
NINETY_THRICE = MasteryRule(
    id="ninety-thrice", name="90 % in three sessions of ten", level_percent=90, min_trials=10, sessions=3
)
NINETY_OF_TWENTY = MasteryRule(
    id="ninety-of-twenty", name="90 % of twenty, once", level_percent=90, min_trials=20, sessions=1
)
EIGHTY_THRICE = MasteryRule(
    id="eighty-thrice", name="80 % in three sessions of ten", level_percent=80, min_trials=10, sessions=3
)

MASTERY_RULES = (NINETY_TWICE, NINETY_ELSEWHERE, NINETY_THRICE, NINETY_OF_TWENTY, EIGHTY_THRICE)
