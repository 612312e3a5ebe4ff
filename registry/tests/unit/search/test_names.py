"""Who is meant by `dog:juno` or `author:lena`."""

import pytest

from registry.search.names import Named, meant

EVERYBODY = [Named(number, str(number), name) for number, name in enumerate(("Juno", "Junior", "Lady Bird", "Zoë"), 1)]


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("juno", [1]),
        ("JUNO", [1]),
        ("jun", [1, 2]),
        ("zoe", [4]),
        ("bird", [3]),
        ("lady bird", [3]),
        ("lady b", [3]),
        ("jnior", [2]),
        ("junoo", [1]),
        ("rex", []),
        ("!", []),
    ],
)
def test_names(typed: str, numbers: list[int]) -> None:
    assert [named.number for named in meant(typed, EVERYBODY)] == numbers
