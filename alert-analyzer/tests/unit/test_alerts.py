import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alert_analyzer.inbox.alerts import alerts_of
from alert_analyzer.platform.problems import NotUnderstood
from tests.harness.notifications import alert, notification, read

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("status", "labels", "annotations", "startsAt", "fingerprint", "generatorURL", "valueString")


def test_all_alerts_of_a_group_are_read_firing_and_resolved() -> None:
    alerts = read(alert("A"), alert("B", status="resolved", pod="b-1"))
    assert [(each.name, each.status) for each in alerts] == [("A", "firing"), ("B", "resolved")]
    assert alerts[1].labels["pod"] == "b-1"
    assert alerts[0].starts_at_ns % 1_000_000_000 == 123_456_789


def test_grafana_tells_its_values_with_the_alert() -> None:
    sent = msgspec.json.decode(
        notification(alert("Disk") | {"valueString": "[ var='A' value=93 ]", "values": {"A": 93}})
    )
    body = msgspec.json.encode(sent | {"version": "1", "orgId": 1, "title": "[FIRING:1]", "state": "alerting"})
    [read_alert] = alerts_of(body, received_ms=0)
    assert read_alert.annotations["grafana_values"] == "[ var='A' value=93 ]"


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({}, True),
        ({"status": "resolved"}, False),
        ({"startsAt": "2026-11-27T10:00:01Z"}, False),
        ({"fingerprint": "x"}, False),
    ],
)
def test_an_alert_is_known_by_fingerprint_status_and_start(change: dict[str, str], same: bool) -> None:
    [one], [other] = read(alert()), read(alert() | change)
    assert (one.key == other.key) is same


def test_an_alert_is_known_by_its_group_too() -> None:
    [one], [other] = read(alert(), group_key="a"), read(alert(), group_key="b")
    assert one.key != other.key


def test_an_alert_without_a_start_counts_as_started_when_it_came() -> None:
    [read_alert] = alerts_of(b'{"alerts": [{"labels": {"alertname": "A"}}]}', received_ms=1_800_000_000_000)
    assert read_alert.starts_at_ns == 1_800_000_000_000_000_000
    assert read_alert.starts_at == "2027-01-15T08:00:00.000Z"


@pytest.mark.parametrize("body", [b"", b"no", b"[]", b"{}", b'{"alerts": 1}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_notification_is_refused(body: bytes) -> None:
    with pytest.raises(NotUnderstood):
        alerts_of(body, received_ms=0)


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), JSON) | JSON, max_size=5))
def test_no_alert_of_a_notification_is_ever_left_out(sent: list[object]) -> None:
    assert len(alerts_of(msgspec.json.encode({"alerts": sent}), received_ms=0)) == len(sent)
