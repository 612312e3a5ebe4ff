"""What is kept of a picture."""

import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from registry.media.pictures import NoPicture, prepare
from tests.factories.files import a_heic, a_photo, a_png


def _opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


def test_place_and_camera_go_time_and_direction_stay(tmp_path: Path) -> None:
    photo = a_photo(turned=True)
    assert Image.open(io.BytesIO(photo)).getexif().get_ifd(ExifTags.IFD.GPSInfo)
    path = tmp_path / "file"
    path.write_bytes(photo)
    exif = _opened(prepare(path, "image/jpeg", keep_place=False).path).getexif()
    assert not exif.get_ifd(ExifTags.IFD.GPSInfo)
    assert ExifTags.Base.Make not in exif
    assert exif[ExifTags.Base.Orientation] == 6
    assert exif[ExifTags.Base.DateTime] == "2026:10:06 17:30:00"


def test_a_picture_that_may_keep_its_place_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(a_photo())
    picture = prepare(path, "image/jpeg", keep_place=True)
    assert picture.path == path
    assert path.read_bytes() == a_photo()


def test_small_pictures_are_upright_and_say_nothing_of_the_place(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(a_photo(size=(1600, 1200), turned=True))
    picture = prepare(path, "image/jpeg", keep_place=True)
    assert (picture.width, picture.height) == (1200, 1600)
    for name, longest in (("small", 320), ("large", 1280)):
        small = _opened(picture.thumbnails[name])
        assert max(small.size) == longest == small.height
        assert not small.getexif().get_ifd(ExifTags.IFD.GPSInfo)


def test_a_heic_becomes_a_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(a_heic())
    picture = prepare(path, "image/heic", keep_place=False)
    assert picture.media_type == "image/jpeg"
    assert _opened(picture.path).format == "JPEG"


def test_a_see_through_picture_has_small_pictures_on_white(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(a_png())
    small = _opened(prepare(path, "image/png", keep_place=False).thumbnails["small"])
    assert small.mode == "RGB"
    assert small.size == (50, 40)


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0", a_photo()[:900], b"GIF89a" + bytes(100)])
def test_what_is_no_whole_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(NoPicture):
        prepare(path, "image/jpeg", keep_place=False)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "file"
    Image.new("1", (20_000, 20_000)).save(path, "PNG")
    with pytest.raises(NoPicture):
        prepare(path, "image/png", keep_place=False)
