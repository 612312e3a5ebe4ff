"""Where a film was recorded goes; everything else of the file stays where it is."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from registry.media.film_place import take_out_place
from tests.factories.files import a_film, box

PLACE = b"+47.3769+008.5417/"


def _cleaned(content: bytes, folder: Path) -> bytes:
    path = folder / "film"
    path.write_bytes(content)
    take_out_place(path)
    return path.read_bytes()


def test_the_place_goes_from_every_box_that_holds_it(tmp_path: Path) -> None:
    film = a_film(PLACE)
    assert film.count(PLACE) == 3
    cleaned = _cleaned(film, tmp_path)
    assert PLACE not in cleaned
    assert b"location" not in cleaned
    assert len(cleaned) == len(film)
    assert cleaned[cleaned.index(b"mdat") :] == film[film.index(b"mdat") :]
    assert cleaned[: cleaned.index(b"moov")] == film[: film.index(b"moov")]


def test_a_film_without_a_place_is_left_as_it_is(tmp_path: Path) -> None:
    film = box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", b"\1" * 100) + box(b"udta", box(b"name", b"Juno")))
    assert _cleaned(film, tmp_path) == film


def test_boxes_with_sizes_of_eight_bytes_are_walked(tmp_path: Path) -> None:
    inner = box(b"udta", box(b"loci", PLACE))
    long_box = (1).to_bytes(4, "big") + b"moov" + (16 + len(inner)).to_bytes(8, "big") + inner
    cleaned = _cleaned(box(b"ftyp", b"isom") + long_box + box(b"mdat", PLACE), tmp_path)
    assert cleaned.count(PLACE) == 1, "the pictures are not looked into"


@given(content=st.binary(max_size=300), cut=st.integers(0, 400))
def test_whatever_the_bytes_the_length_stays_and_nothing_breaks(content: bytes, cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for film in (content, a_film()[:cut], box(b"moov", content)):
            assert len(_cleaned(film, Path(folder))) == len(film)
