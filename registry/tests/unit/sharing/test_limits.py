"""How often a link is asked, and how often an address tries links."""

import pytest

from registry.platform.errors import TooManyRequests
from registry.records.service import Records
from registry.sharing.visits import A_MINUTE_PER_ADDRESS, A_MINUTE_PER_LINK, Visits


def test_one_link_is_asked_so_often_and_the_next_is_free() -> None:
    visits = Visits(Records((), ()), {})
    for number in range(A_MINUTE_PER_LINK):
        visits.admit("a-link", f"2001:db8::{number}")
    with pytest.raises(TooManyRequests) as refused:
        visits.admit("a-link", "2001:db8::ffff")
    assert int(refused.value.headers["Retry-After"]) >= 1
    visits.admit("another-link", "2001:db8::ffff")


def test_one_address_tries_so_many_links_and_the_next_address_is_free() -> None:
    visits = Visits(Records((), ()), {})
    for number in range(A_MINUTE_PER_ADDRESS):
        visits.admit(f"guess {number}", "192.0.2.1")
    with pytest.raises(TooManyRequests):
        visits.admit("another guess", "192.0.2.1")
    visits.admit("another guess", "192.0.2.2")
