"""Ranges of bytes, against what slices of Python say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.media.errors import BeyondTheEnd
from registry.media.ranges import wanted

NUMBERS = st.integers(0, 300)


@given(NUMBERS, NUMBERS, st.integers(1, 200))
def test_a_range_is_the_slice_that_it_names(first: int, last: int, length: int) -> None:
    content = bytes(index % 251 for index in range(length))
    if first >= length and last >= first:
        with pytest.raises(BeyondTheEnd) as refused:
            wanted(f"bytes={first}-{last}", length)
        assert refused.value.headers["Content-Range"] == f"bytes */{length}"
        return
    part = wanted(f"bytes={first}-{last}", length)
    if last < first:
        assert part is None
        return
    assert part is not None
    begin, count = part
    assert content[begin : begin + count] == content[first : last + 1]


@given(NUMBERS, st.integers(1, 200))
def test_the_end_may_be_left_open_or_counted_from_behind(number: int, length: int) -> None:
    content = bytes(index % 251 for index in range(length))
    if number < length:
        begin, count = wanted(f"bytes={number}-", length) or (0, 0)
        assert content[begin : begin + count] == content[number:]
    if number:
        begin, count = wanted(f"bytes=-{number}", length) or (0, 0)
        assert content[begin : begin + count] == content[-number:]


@pytest.mark.parametrize("header", [None, "", "bytes=-", "bytes=1-2,5-6", "lines=1-2", "bytes=a-b", "bytes=5-2"])
def test_what_is_no_single_range_asks_for_the_whole_file(header: str | None) -> None:
    assert wanted(header, 100) is None


def test_nothing_from_behind_is_beyond_the_end() -> None:
    with pytest.raises(BeyondTheEnd):
        wanted("bytes=-0", 100)
