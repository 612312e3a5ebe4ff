"""Best first."""

from registry.search.matching import Matcher
from registry.search.plan import PREFIX, SYNONYM, Alternative, Unit
from registry.search.ranking import rank
from registry.search.repository import Candidate
from registry.search.words import stem, words_and_joined

DAY_MS = 86_400_000


def candidate(number: int, text: str, *, title: str = "", dog: int | None = None, day: int = 0) -> Candidate:
    return Candidate(number, dog, day * DAY_MS, _terms(title), _terms(text))


def _terms(text: str) -> str:
    return f" {' '.join(words_and_joined(text)[0])} "


def unit(word: str, *more: Alternative) -> Unit:
    return Unit((word,), (Alternative((stem(word),), 1.0, (word,)), *more))


def order(units: list[Unit], *candidates: Candidate, need: int = 1) -> list[int]:
    return [scored.number for scored in rank(candidates, Matcher(units), need=need)]


def test_more_of_the_units_are_better() -> None:
    units = [unit("recall"), unit("field")]
    assert order(units, candidate(1, "recall in the field"), candidate(2, "recall, recall and recall")) == [1, 2]


def test_the_very_word_is_better_than_another_form() -> None:
    assert order([unit("recall")], candidate(1, "recall today"), candidate(2, "recalled today")) == [1, 2]


def test_a_form_is_better_than_a_completion_and_that_than_a_synonym() -> None:
    units = [unit("recall", Alternative(("recallproof",), PREFIX), Alternative(("come",), SYNONYM))]
    found = order(units, candidate(3, "come now"), candidate(2, "recallproof now"), candidate(1, "recalls now"))
    assert found == [1, 2, 3]


def test_a_title_is_better_than_the_text() -> None:
    found = order([unit("recall")], candidate(1, "x", title="recall"), candidate(2, "recall", title="a walk"))
    assert found == [1, 2]


def test_neighbours_are_better_than_words_far_apart() -> None:
    far = "leash " + "word " * 40 + "loose"
    units = [unit("loose"), unit("leash")]
    assert order(units, candidate(2, far), candidate(1, "loose leash " + "word " * 40)) == [1, 2]


def test_the_rarer_word_counts_more() -> None:
    common = [candidate(number, "recall in the yard") for number in range(10, 20)]
    units = [unit("recall"), unit("clippers")]
    assert order(units, *common, candidate(1, "clippers in the yard"))[0] == 1


def test_of_equals_the_newer_is_first() -> None:
    found = order([unit("recall")], candidate(1, "recall", day=1), candidate(2, "recall", day=1))
    assert found == [2, 1]
    assert order([unit("recall")], candidate(2, "recall", day=1), candidate(1, "recall", day=300)) == [1, 2]


def test_words_that_belong_together_must_stand_together() -> None:
    units = [unit("recall", Alternative(("come", "when", "call"), SYNONYM, together=True))]
    scattered = "we call when they come, and come again"
    assert order(units, candidate(1, "come when she called"), candidate(2, scattered)) == [1]


def test_a_note_on_the_dog_whose_name_was_typed_needs_not_name_it() -> None:
    units = [unit("juno", Alternative((), 0.95, dog=7)), unit("recall")]
    assert order(units, candidate(1, "recall", dog=7), candidate(2, "recall", dog=8), need=2) == [1]


def test_without_words_time_decides() -> None:
    assert order([], candidate(2, "a", day=1), candidate(1, "b", day=2), candidate(3, "c", day=1), need=0) == [1, 3, 2]


def test_what_lies_beyond_the_scored_part_of_a_long_text_is_believed() -> None:
    long = candidate(1, "word " * 3000)
    assert order([unit("recall")], long) == [1]
    assert order([unit("recall")], candidate(1, "word")) == []


def test_scores_lie_between_0_and_1() -> None:
    best = rank([candidate(1, "recall recall", title="recall")], Matcher([unit("recall")]), need=1)
    assert 0 < best[0].score <= 1
