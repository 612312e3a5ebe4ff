"""Storms become few messages, and nothing is left out."""

import msgspec
import pytest

from alert_analyzer.inbox.alerts import Alert
from tests.conftest import OpenSite
from tests.harness.model import KEY, model_server
from tests.harness.notifications import alert, notification, read
from tests.harness.site import Site


def storm(site: Site, *, seconds: int, causes_a_second: int, alerts_a_cause: int) -> set[str]:
    """Alerts of a few at a time, as Alertmanager sends them; the site works meanwhile."""
    keys = set()
    for second in range(seconds):
        site.clock.forward(1)
        for cause in range(causes_a_second):
            name = f"Alert{second}x{cause}"
            severity = "critical" if cause == 7 else "warning"
            alerts = read(*(alert(name, pod=f"p{n}", severity=severity) for n in range(alerts_a_cause)))
            site.store.take(alerts)
            keys |= {each.key for each in alerts}
        site.work()
    for _ in range(6):
        site.clock.forward(10)
        site.work()
    return keys


def kept(site: Site) -> dict[str, set[str]]:
    """Keys of all alerts by the incident that they belong to."""
    found: dict[str, set[str]] = {}
    with site.service.database.transaction() as transaction:
        for row in transaction.run("SELECT incident, body FROM alerts"):
            key = msgspec.json.decode(row["body"], type=Alert).key
            found.setdefault(str(row["incident"]), set()).add(key)
    return found


def test_ten_thousand_alerts_in_a_minute_become_few_messages_and_few_questions(open_site: OpenSite) -> None:
    with model_server() as model:
        site = open_site(storm_incidents="10", model="m", model_url=model.url, model_key=KEY)
        alerts_a_cause = 3 if site.service.database.skip_locked else 25  # PostgreSQL shows the same with fewer
        keys = storm(site, seconds=40, causes_a_second=10, alerts_a_cause=alerts_a_cause)
    assert len(keys) == 400 * alerts_a_cause
    messages = site.shelf.messages
    assert len(messages) <= 10
    assert len(model.requests) <= 10
    assert sum(message.alert_count for message in messages) == len(keys)
    by_incident = kept(site)
    assert set().union(*(by_incident[message.incident] for message in messages)) == keys
    assert site.outbox.waiting().incidents == 0
    assert all(len(message.text.encode()) < 200_000 for message in messages)


def test_what_is_critical_is_named_first_in_a_storm(open_site: OpenSite) -> None:
    site = open_site(storm_incidents="10")
    storm(site, seconds=3, causes_a_second=40, alerts_a_cause=1)
    first = site.shelf.messages[0]
    assert first.severity == "critical"
    listed = [line for line in first.text.splitlines() if line.startswith("- 1 x")]
    assert [line.split()[3] for line in listed[:4]].count("critical") == 3
    assert "20 alerts of 20 more kinds" in first.text


@pytest.mark.parametrize("count", [1, 10])
def test_a_few_incidents_stay_apart(open_site: OpenSite, count: int) -> None:
    site = open_site(storm_incidents="10")
    for number in range(count):
        site.store.take(read(alert(f"Alert{number}")))
    site.gathered()
    assert len(site.shelf.messages) == count


def test_what_ends_in_a_storm_is_told_apart_from_what_begins(open_site: OpenSite) -> None:
    site = open_site(storm_incidents="10")
    for number in range(30):
        site.store.take(read(alert(f"Alert{number}"), alert(f"Alert{number}", status="resolved")))
    for _ in range(4):
        site.clock.forward(10)
        site.work()
    assert sorted((message.status, message.alert_count) for message in site.shelf.messages) == [
        ("firing", 30), ("resolved", 30)
    ]  # fmt: skip


def test_after_a_storm_incidents_are_told_one_by_one_again(open_site: OpenSite) -> None:
    site = open_site(storm_incidents="10")
    storm(site, seconds=2, causes_a_second=20, alerts_a_cause=1)
    before = len(site.shelf.messages)
    site.clock.forward(120)
    for name in ("One", "Other"):
        site.store.take(read(alert(name)))
    site.gathered()
    assert sorted(message.alert_names for message in site.shelf.messages[before:]) == [("One",), ("Other",)]


def test_a_notification_of_ten_thousand_alerts_is_one_message(site: Site) -> None:
    count = 1_000 if site.service.database.skip_locked else 10_000
    many = [alert("PodDown", pod=f"p{number}") for number in range(count)]
    assert len(notification(*many)) < site.service.settings.body_limit_bytes
    site.store.take(read(*many))
    site.gathered()
    [message] = site.shelf.messages
    assert message.alert_count == count
