from hypothesis import given
from hypothesis import strategies as st

from alert_analyzer.evidence.selection import LINE_COST, Chosen, Scope, select
from alert_analyzer.evidence.templates import Line

SECOND = 1_000_000_000
CART = {"namespace": "shop", "pod": "cart-1", "app": "cart"}
STOCK = {"namespace": "shop", "pod": "stock-1", "app": "stock"}
SCOPE = Scope(pods=frozenset({"cart-1"}), apps=frozenset({"cart"}))


def lines(*texts: str, labels: dict[str, str] = CART, start: int = 0) -> list[Line]:
    return [Line((start + number) * SECOND, labels, text) for number, text in enumerate(texts)]


def said(chosen: list[Chosen], incident: list[Line]) -> list[str]:
    return [incident[choice.index].text for choice in chosen]


USUAL = lines(*(f"INFO served {number} in {number % 9} ms" for number in range(200)), "ERROR cache miss failed 1")


def test_what_the_baseline_does_not_know_comes_before_what_it_does() -> None:
    incident = lines("INFO served 3 in 4 ms", "ERROR cache miss failed 2", "ERROR disk is full on /data")
    chosen = select(incident, USUAL, SCOPE, budget=10_000)
    assert said(chosen, incident)[0] == "ERROR disk is full on /data"
    assert "not seen in the baseline" in chosen[0].reasons


def test_a_quiet_line_that_tells_of_a_change_is_found_among_many() -> None:
    incident = lines(*(f"INFO served {number} in 3 ms" for number in range(500)), "INFO configuration reloaded")
    assert said(select(incident, USUAL, SCOPE, budget=10_000), incident)[0] == "INFO configuration reloaded"


def test_a_rise_over_the_baseline_counts() -> None:
    incident = lines(*(f"ERROR cache miss failed {number}" for number in range(200)))
    [reasons] = [choice.reasons for choice in select(incident, USUAL, SCOPE, budget=60)]
    assert any("times the baseline's rate" in reason for reason in reasons)


def test_lines_that_say_the_same_stand_in_for_each_other() -> None:
    incident = lines(*(f"ERROR timeout after {number} ms to 10.0.0.{number % 250}" for number in range(300)))
    assert len(select(incident, [], SCOPE, budget=16_000)) == 2  # the first and the last


def test_every_line_says_why_it_is_in() -> None:
    incident = lines("ERROR out of memory", "INFO hello", "WARN slow")
    assert all(choice.reasons for choice in select(incident, USUAL, SCOPE, budget=10_000))


TRACE = [
    "ERROR request failed",
    "Traceback (most recent call last):",
    '  File "app.py", line 3, in handle',
    "    charge(card)",
    "ValueError: no amount",
]


def test_a_trace_is_kept_whole_and_in_order() -> None:
    incident = lines("INFO before", *TRACE, "INFO after")
    kept = said(select(incident, USUAL, SCOPE, budget=10_000), incident)
    assert kept[: len(TRACE)] == TRACE


def test_another_pods_line_in_between_does_not_join_a_trace() -> None:
    incident = [*lines(*TRACE[:2]), *lines("  indented by another", labels=STOCK, start=2)]
    chosen = select(incident, USUAL, SCOPE, budget=10_000)
    assert not any("trace of" in reason for choice in chosen if choice.index == 2 for reason in choice.reasons)


def test_one_loud_service_leaves_room_for_the_others() -> None:
    loud = lines(*("ERROR " + "x" * (number + 1) + " failed again" for number in range(200)))
    quiet = lines("ERROR the database is read-only", labels=STOCK, start=500)
    kept = said(select(loud + quiet, USUAL, SCOPE, budget=2_000), loud + quiet)
    assert "ERROR the database is read-only" in kept


def test_a_long_line_is_cut_around_what_it_says() -> None:
    [line] = lines("a" * 3_000 + " connection refused by db " + "b" * 3_000)
    [choice] = select([line], [], SCOPE, budget=16_000)
    assert choice.cut is not None
    assert "connection refused by db" in line.text[slice(*choice.cut)]
    assert choice.cut[1] - choice.cut[0] <= 500


WORDS = st.sampled_from(["ERROR", "INFO", "failed", "  at x.y", "7", "Caused by: x", '{"level":"error","msg":"x"}', ""])
ANY = st.lists(st.lists(WORDS, max_size=6).map(" ".join) | st.text(max_size=600), max_size=60)


@given(ANY, ANY, st.integers(0, 5_000))
def test_a_selection_fits_names_each_line_once_and_is_always_the_same(
    incident: list[str], baseline: list[str], budget: int
) -> None:
    read, usual = lines(*incident), lines(*baseline)
    chosen = select(read, usual, SCOPE, budget=budget)
    cost = sum(
        (choice.cut[1] - choice.cut[0] if choice.cut else len(read[choice.index].text)) + LINE_COST for choice in chosen
    )
    assert cost <= budget
    assert len({choice.index for choice in chosen}) == len(chosen)
    assert chosen == select(read, usual, SCOPE, budget=budget)
