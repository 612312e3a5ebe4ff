"""Small real files: pictures with a place in them, a film with a place in it."""

import hashlib
import io
from typing import Any

from PIL import ExifTags, Image


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def a_photo(*, size: tuple[int, int] = (640, 480), turned: bool = False, with_place: bool = True) -> bytes:
    """A JPEG as a phone makes it: place, camera, time, and maybe lying on its side."""
    image = Image.new("RGB", size, (40, 120, 60))
    image.paste((220, 180, 40), (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "PhoneMaker"
    exif[ExifTags.Base.DateTime] = "2026:10:06 17:30:00"
    if turned:
        exif[ExifTags.Base.Orientation] = 6
    if with_place:
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
        place[ExifTags.GPS.GPSLatitudeRef] = "N"
        place[ExifTags.GPS.GPSLatitude] = (47.0, 22.0, 33.0)
        place[ExifTags.GPS.GPSLongitudeRef] = "E"
        place[ExifTags.GPS.GPSLongitude] = (8.0, 32.0, 30.0)
    return _saved(image, "JPEG", exif=exif, quality=90)


def a_png() -> bytes:
    return _saved(Image.new("RGBA", (50, 40), (10, 20, 30, 128)), "PNG")


def a_heic() -> bytes:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    return _saved(Image.new("RGB", (64, 48), "teal"), "HEIF")


def box(name: bytes, content: bytes) -> bytes:
    """One box of an MP4 file."""
    return (len(content) + 8).to_bytes(4, "big") + name + content


def a_film(place: bytes = b"+47.3769+008.5417/") -> bytes:
    """The skeleton of a phone's MP4: its place in the user data and in Apple's list of keys, then the pictures."""
    mine = box(b"\xa9xyz", len(place).to_bytes(2, "big") + b"\x15\xc7" + place)
    keys = box(b"meta", box(b"keys", b"\0" * 8 + box(b"mdta", b"com.apple.quicktime.location.ISO6709")) + place)
    movie = box(b"moov", box(b"mvhd", b"\0" * 100) + box(b"trak", box(b"udta", mine)) + box(b"udta", mine) + keys)
    return box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + movie + box(b"mdat", bytes(range(256)) * 40)


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()
