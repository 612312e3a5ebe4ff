"""A clock that is set forth or back delays nothing for long and loses nothing."""

import pytest

from tests.harness.notifications import alert, read
from tests.harness.site import Site

HOURS = [-30 * 24, -5, 5, 30 * 24]


@pytest.mark.parametrize("hours", HOURS)
def test_what_is_gathered_is_told(site: Site, hours: int) -> None:
    site.store.take(read(alert("A")))
    site.clock.forward(hours * 3600)
    site.work()
    assert [message.alert_names for message in site.shelf.messages] == [("A",)]


@pytest.mark.parametrize("hours", HOURS)
def test_what_a_dead_worker_held_is_taken_over(site: Site, hours: int) -> None:
    site.store.take(read(alert("A")))
    site.clock.forward(10)
    assert site.store.claim("dead", lease_ms=15_000)
    site.clock.forward(hours * 3600)
    site.work()
    assert [message.alert_names for message in site.shelf.messages] == [("A",)]


@pytest.mark.parametrize("hours", HOURS)
def test_what_a_dead_publisher_held_is_sent(site: Site, hours: int) -> None:
    site.shelf.down = True
    site.store.take(read(alert("A")))
    site.gathered()
    assert site.outbox.claim("shelf", "dead", lease_ms=15_000) is not None
    site.shelf.down = False
    site.clock.forward(hours * 3600)
    again = site.service.publisher(site.shelf)
    while again.deliver_next():
        pass
    assert [message.alert_names for message in site.shelf.messages] == [("A",)]
