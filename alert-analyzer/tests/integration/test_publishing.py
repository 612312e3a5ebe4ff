"""From an incident to every output: in time, oldest first, until it is taken or given up, and then as an alert."""

import threading
from collections.abc import Iterator

import pytest

from alert_analyzer.inbox.store import Incident
from alert_analyzer.platform.database import DatabaseUnavailable
from alert_analyzer.publish.messages import Findings
from alert_analyzer.publish.outbox import Outgoing
from alert_analyzer.redact.redactor import Redactor
from tests.conftest import OpenSite
from tests.harness.notifications import alert, read
from tests.harness.site import Shelf, Site
from tests.harness.waiting import until


def tell(site: Site, name: str) -> None:
    site.store.take(read(alert(name)))
    site.gathered()


def names(shelf: Shelf) -> list[str]:
    return [message.alert_names[0] for message in shelf.messages]


def recover(site: Site, *shelves: Shelf) -> None:
    """The outputs are there again; their short pauses pass on the machine's own clock."""
    for shelf in shelves:
        shelf.down = False

    def caught_up() -> bool:
        site.work()
        return site.outbox.waiting().messages == 0

    until(caught_up, what="everything that waited is sent")


def test_what_an_output_missed_is_sent_oldest_first_when_it_is_back(site: Site) -> None:
    site.shelf.down = True
    for number in range(10):
        tell(site, f"Alert{number}")
    assert site.shelf.taken == []
    recover(site, site.shelf)
    assert names(site.shelf) == [f"Alert{number}" for number in range(10)]


def test_an_output_that_is_down_holds_no_other_up(open_site: OpenSite) -> None:
    site = open_site(Shelf("one", down=True), Shelf("other"))
    tell(site, "A")
    assert names(site.shelves[1]) == ["A"]
    recover(site, site.shelves[0])
    assert names(site.shelves[0]) == ["A"]


def test_every_attempt_has_the_same_id_for_receivers_to_recognise(site: Site) -> None:
    tell(site, "A")
    [outgoing] = site.shelf.taken
    again = Shelf()
    site.clock.forward(200)
    with site.service.database.transaction() as transaction:
        transaction.run("UPDATE messages SET state = 'waiting', lease_until_ms = 0")
    site.service.publisher(again).deliver_next()
    assert again.taken[0].id == outgoing.id


def test_a_message_that_is_refused_steps_aside(site: Site) -> None:
    site.shelf.refuses = "Poison"
    tell(site, "Poison")
    tell(site, "Fine")
    assert names(site.shelf) == ["Fine"]


@pytest.mark.parametrize("fault", ["down", "refuses"])
def test_what_cannot_be_delivered_is_given_up_in_the_end_and_that_is_an_alert(open_site: OpenSite, fault: str) -> None:
    broken = Shelf("broken", down=fault == "down", refuses="" if fault == "down" else "Lost")
    site = open_site(broken, Shelf("sound"), dead_after_s="3600", lease_s="1")
    tell(site, "Lost")

    def given_up() -> bool:
        site.clock.forward(400)
        site.work()
        return "AlertMessageGivenUp" in names(site.shelves[1])

    until(given_up, what="the loss is told")
    told = site.shelves[1].messages[-1]
    assert told.severity == "critical"
    assert "broken did not take the message '[CRITICAL] Lost in shop'" in told.text
    assert names(site.shelves[1]).count("AlertMessageGivenUp") == 1
    assert site.outbox.waiting().dead == 1
    site.service.measure()
    assert site.service.metrics.dead_messages._value.get() == 1


def test_giving_up_the_news_of_a_loss_is_no_news(open_site: OpenSite) -> None:
    site = open_site(Shelf("broken", down=True), dead_after_s="100")
    tell(site, "Lost")

    def both_given_up() -> bool:
        site.clock.forward(400)
        site.work()
        return site.outbox.waiting().dead == 2

    until(both_given_up, what="the message and the news of it are given up")
    site.clock.forward(10_000)
    site.work()
    assert (site.outbox.waiting().incidents, site.outbox.waiting().messages) == (0, 0)


def test_a_publisher_that_died_loses_nothing(site: Site) -> None:
    site.shelf.down = True
    tell(site, "A")
    site.clock.forward(1)
    assert site.outbox.claim("shelf", "dead", lease_ms=60_000) is not None
    site.shelf.down = False
    site.work()
    assert site.shelf.taken == []
    site.clock.forward(61)
    recover(site)
    assert names(site.shelf) == ["A"]


class Defective(Shelf):
    """An output with a defect of its own."""

    def send(self, outgoing: Outgoing) -> None:
        if self.down:
            raise ValueError("what it choked on")
        super().send(outgoing)


def test_a_defect_of_an_output_leaves_no_message_behind(open_site: OpenSite) -> None:
    site = open_site(Defective(down=True))
    tell(site, "A")
    assert site.outbox.waiting().messages == 1
    logged = site.logged.getvalue()
    assert '"event":"output_failed"' in logged
    assert "choked" not in logged
    site.logged.truncate(0)
    recover(site, site.shelf)
    assert names(site.shelf) == ["A"]


class Slow:
    """An investigation that hangs until the test ends it."""

    def __init__(self) -> None:
        self.end = threading.Event()

    def investigate(self, _incident: Incident, _redactor: Redactor, /, *, until_s: float) -> Iterator[Findings]:
        yield Findings(sections=(("Found in time", "a line"),))
        self.end.wait(60)
        yield Findings(sections=(("Too late", ""),))


class Failing:
    """An investigation that fails."""

    def investigate(self, _incident: Incident, _redactor: Redactor, /, *, until_s: float) -> Iterator[Findings]:
        raise RuntimeError("a log line that nobody may see")


def test_the_alert_goes_out_in_time_when_the_investigation_hangs(open_site: OpenSite) -> None:
    slow = Slow()
    site = open_site(investigation=slow, deadline_s="1.2")
    tell(site, "A")
    slow.end.set()
    assert "Found in time\na line" in site.shelf.messages[0].text
    [message] = site.shelf.messages
    assert "- firing A since" in message.text
    assert "What is missing\n- The investigation: it failed or was not done after 1.2 seconds." in message.text


def test_the_alert_goes_out_when_the_investigation_fails_and_its_error_stays_here(open_site: OpenSite) -> None:
    site = open_site(investigation=Failing())
    tell(site, "A")
    assert "What is missing" in site.shelf.messages[0].text
    logged = site.logged.getvalue()
    assert '"event":"investigation_failed"' in logged
    assert "nobody may see" not in logged
    site.logged.truncate(0)


def test_an_incident_that_ended_two_workers_is_told_without_investigation(open_site: OpenSite) -> None:
    site = open_site(investigation=Failing())
    site.store.take(read(alert("A")))
    for _ in range(2):
        site.clock.forward(100)
        assert site.store.claim("dead", lease_ms=60_000) is not None
    site.clock.forward(100)
    site.work()
    assert "the worker that did it ended twice" in site.shelf.messages[0].text


def test_what_is_resolved_is_not_investigated(open_site: OpenSite) -> None:
    site = open_site(investigation=Failing())
    site.store.take(read(alert("A", status="resolved")))
    site.gathered()
    assert site.shelf.messages[0].subject == "[RESOLVED] A in shop"
    assert "What is missing" not in site.shelf.messages[0].text


def test_what_was_taken_while_the_disk_was_full_is_not_sent_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.store.take(read(alert("A")))
    site.clock.forward(10)
    assert site.handler.handle_next()
    [publisher] = site.publishers

    def full(*_: object) -> None:
        raise DatabaseUnavailable("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(site.outbox, "sent", full)
        with pytest.raises(DatabaseUnavailable):
            publisher.deliver_next()
    site.clock.forward(1_000)
    assert not publisher.deliver_next()
    assert names(site.shelf) == ["A"]
    assert site.outbox.waiting().messages == 0


def test_what_waited_too_long_for_a_handler_is_told_without_investigation(open_site: OpenSite) -> None:
    site = open_site(investigation=Failing())
    site.store.take(read(alert("A")))
    site.clock.forward(100)
    site.work()
    assert "it was left out, because the alert had waited too long already" in site.shelf.messages[0].text
