import pytest
from hypothesis import given
from hypothesis import strategies as st

from alert_analyzer.evidence.queries import selectors_of, windows_of
from tests.harness.loki import matchers_of

SECOND = 1_000_000_000
NOW = 1_800_000_000 * SECOND


@pytest.mark.parametrize(
    ("labels", "selectors"),
    [
        (
            {"namespace": "shop", "pod": "cart-1", "container": "web", "app": "cart"},
            [
                '{namespace="shop", pod="cart-1"}',
                '{namespace="shop", container="web"}',
                '{namespace="shop", app="cart"}',
                '{namespace="shop"}',
            ],
        ),
        ({"namespace": "shop", "service": "cart", "pod": ""}, ['{namespace="shop", app="cart"}', '{namespace="shop"}']),
        ({"pod": "cart-1"}, ['{pod="cart-1"}']),
        ({"alertname": "Watchdog", "severity": "none"}, []),
    ],
)
def test_selectors_go_from_the_finest_to_the_widest(labels: dict[str, str], selectors: list[str]) -> None:
    assert selectors_of(labels) == selectors


@given(st.dictionaries(st.sampled_from(["namespace", "pod", "container", "app", "cluster"]), st.text(), max_size=5))
def test_no_value_ever_widens_a_selector(labels: dict[str, str]) -> None:
    for selector in selectors_of(labels):
        wanted = matchers_of(selector)
        assert all(wanted.values())
        for name, value in wanted.items():
            assert value == labels[name]


def test_the_incident_begins_before_the_alert_and_the_baseline_before_the_incident() -> None:
    start = NOW - 600 * SECOND
    incident, baseline = windows_of(start, NOW, before_s=1800, after_s=300, baseline_s=3600)
    assert (incident.from_ns, incident.to_ns) == (start - 1800 * SECOND, start + 301 * SECOND)
    assert (baseline.from_ns, baseline.to_ns) == (incident.from_ns - 3600 * SECOND, incident.from_ns)


@given(st.integers(-(2**70), 2**70))
def test_any_start_gives_windows_in_order_that_end_by_now(start: int) -> None:
    incident, baseline = windows_of(start, NOW, before_s=1800, after_s=300, baseline_s=3600)
    assert baseline.from_ns < baseline.to_ns == incident.from_ns < incident.to_ns <= NOW + SECOND
