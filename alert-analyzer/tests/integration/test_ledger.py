"""The budget of tokens and the analyses that are used again, on both databases."""

import random
import threading

from alert_analyzer.analysis.answers import Answer, Claim
from alert_analyzer.analysis.ledger import DAY_MS, HOUR_MS, Kept, Ledger
from tests.harness.site import Site


def ledger_of(site: Site, *, hour: int, day: int) -> Ledger:
    return Ledger(site.service.database, site.clock, tokens_an_hour=hour, tokens_a_day=day)


def test_no_schedule_of_calls_ever_passes_the_budget(site: Site) -> None:
    chance = random.Random(7)
    ledger = ledger_of(site, hour=1_000, day=5_000)
    spent: list[tuple[int, int]] = []
    for _ in range(300):
        site.clock.forward(chance.expovariate(1 / 400))
        tokens = chance.randrange(1, 600)
        name = ledger.reserve(tokens)
        now = site.clock.ms
        used = {span: sum(count for at, count in spent if at > now - span) for span in (HOUR_MS, DAY_MS)}
        fits = used[HOUR_MS] + tokens <= 1_000 and used[DAY_MS] + tokens <= 5_000
        assert (name is not None) == fits
        if name is not None:
            really = chance.choice([None, chance.randrange(1, tokens + 1)])
            ledger.settle(name, tokens=really, outcome="answered")
            spent.append((now, really or tokens))
        assert ledger.left()["hour"] >= 0


def test_calls_at_once_do_not_pass_it_together(site: Site) -> None:
    ledger = ledger_of(site, hour=1_000, day=1_000)
    taken: list[str] = []

    def reserve() -> None:
        for _ in range(5):
            name = ledger.reserve(100)
            if name is not None:
                taken.append(name)

    threads = [threading.Thread(target=reserve) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 10
    assert ledger.left() == {"hour": 0, "day": 0}


def test_an_analysis_is_found_for_its_time_and_replaced_by_a_newer_one(site: Site) -> None:
    ledger = ledger_of(site, hour=1, day=1)
    answer = Answer(summary="a", probable_cause=Claim("b", (1,)))
    kept = Kept(answer=answer, shapes={1: "shape"}, incident="one")
    ledger.keep("fault", kept)
    site.clock.forward(60)
    assert ledger.find("fault", within_ms=100_000) == kept
    assert ledger.find("another", within_ms=100_000) is None
    site.clock.forward(60)
    assert ledger.find("fault", within_ms=100_000) is None
    newer = Kept(answer=answer, shapes={}, incident="two")
    ledger.keep("fault", newer)
    assert ledger.find("fault", within_ms=100_000) == newer
    ledger.forget_before(site.clock.ms + 1)
    assert ledger.find("fault", within_ms=100_000) is None
