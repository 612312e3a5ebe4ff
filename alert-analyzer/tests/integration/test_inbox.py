from concurrent.futures import ThreadPoolExecutor

from tests.conftest import OpenSite
from tests.harness.notifications import alert, read
from tests.harness.site import Site

LEASE_MS = 60_000


def test_the_same_alert_sent_again_is_counted_and_told_once(site: Site) -> None:
    for _ in range(100):
        site.store.take(read(alert()))
        site.gathered()
    assert len(site.shelf.messages) == 1


def test_a_notification_with_one_alert_twice_holds_it_once(site: Site) -> None:
    taken = site.store.take(read(alert(), alert(), alert(pod="b")))
    assert (taken.new, taken.duplicates) == (2, 1)


def test_alerts_of_one_cause_become_one_message_that_names_each(site: Site) -> None:
    for number in range(30):
        site.store.take(read(alert(pod=f"cart-{number}")))
    site.store.take(read(alert("NodeDown")))
    site.gathered()
    [crash, node] = sorted(site.shelf.messages, key=lambda message: -message.alert_count)
    assert crash.subject == "[CRITICAL] PodCrashLooping in shop (30 alerts)"
    assert all(f"pod=cart-{number}" in crash.text for number in range(30))
    assert node.alert_names == ("NodeDown",)


def test_an_alert_that_comes_while_its_incident_is_told_opens_another(site: Site) -> None:
    site.store.take(read(alert(pod="a")))
    site.gathered()
    site.store.take(read(alert(pod="b")))
    site.gathered()
    assert [message.alert_count for message in site.shelf.messages] == [1, 1]


def test_resolved_is_told_by_itself_and_an_alert_that_fires_anew_is_another(site: Site) -> None:
    for sent in (alert(), alert(status="resolved"), alert(at="2026-11-27T11:00:00Z")):
        site.store.take(read(sent))
        site.gathered()
    assert [message.subject.split()[0] for message in site.shelf.messages] == ["[CRITICAL]", "[RESOLVED]", "[CRITICAL]"]


def test_a_heartbeat_is_no_incident_and_its_time_is_known(site: Site) -> None:
    taken = site.store.take(read(alert("Watchdog", severity="none")))
    site.gathered()
    assert taken.heartbeats == 1
    assert site.shelf.messages == []
    assert site.store.heartbeat_ms() == site.clock.ms - 5_001
    site.service.measure()
    assert site.service.metrics.heartbeat_at_s._value.get() == site.store.heartbeat_ms() / 1000  # type: ignore[operator]


def test_the_most_pressing_incident_is_handled_first(site: Site) -> None:
    for severity in ("info", "warning", "critical"):
        site.store.take(read(alert(f"Of{severity}", severity=severity)))
        site.clock.forward(1)
    site.gathered()
    assert [message.severity for message in site.shelf.messages] == ["critical", "warning", "info"]


def test_two_replicas_never_claim_the_same_incident(open_site: OpenSite) -> None:
    sites = [open_site(), open_site()]
    for number in range(40):
        sites[0].store.take(read(alert(f"Alert{number}")))
    for each in sites:
        each.clock.forward(10)

    def claim_all(which: int) -> list[str]:
        claimed = []
        while incident := sites[which % 2].store.claim(f"owner-{which}", lease_ms=LEASE_MS):
            claimed.append(incident.id)
        return claimed

    with ThreadPoolExecutor(4) as pool:
        claimed = [incident for found in pool.map(claim_all, range(4)) for incident in found]
    assert len(claimed) == len(set(claimed)) == 40


def test_alerts_stored_by_two_replicas_at_once_meet_in_one_incident(open_site: OpenSite) -> None:
    sites = [open_site(), open_site()]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: sites[number % 2].store.take(read(alert(pod=f"p{number % 20}"))), range(40)))
    sites[0].gathered()
    [message] = sites[0].shelf.messages
    assert message.alert_count == 20


def test_what_a_dead_worker_held_is_taken_over_when_its_lease_ends(site: Site) -> None:
    site.store.take(read(alert()))
    site.clock.forward(10)
    assert site.store.claim("dead", lease_ms=LEASE_MS) is not None
    site.work()
    assert site.shelf.messages == []
    site.clock.forward(61)
    site.work()
    assert len(site.shelf.messages) == 1


def test_who_lost_a_lease_tells_nothing_any_more(site: Site) -> None:
    site.store.take(read(alert()))
    site.clock.forward(10)
    slow = site.store.claim("slow", lease_ms=LEASE_MS)
    assert slow is not None
    site.clock.forward(61)
    site.work()
    [message] = site.shelf.messages
    assert not site.outbox.tell(slow, "slow", message=message, outputs=["shelf"], findings="")
    site.work()
    assert len(site.shelf.messages) == 1


def test_the_inbox_outlives_the_process(open_site: OpenSite) -> None:
    first = open_site()
    first.store.take(read(alert()))
    second = open_site()
    second.gathered()
    assert len(second.shelf.messages) == 1


def test_old_incidents_are_forgotten_once_they_were_told(site: Site) -> None:
    site.store.take(read(alert("Told")))
    site.gathered()
    site.shelf.down = True
    site.store.take(read(alert("Kept")))
    site.gathered()
    site.clock.forward(31 * 86_400)
    site.service.keep_house()
    assert [row["alert_count"] for row in site.store.recent(10)] == [1]
    site.shelf.down = False
    site.store.take(read(alert("Told")))
    assert site.store.take(read(alert("Kept"))).duplicates == 1


def test_a_nul_in_a_label_is_no_reason_to_lose_an_alert(site: Site) -> None:
    site.store.take(read(alert(pod="a\x00b")))
    site.gathered()
    assert "pod=a�b" in site.shelf.messages[0].text
