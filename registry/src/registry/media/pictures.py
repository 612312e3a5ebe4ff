"""Pictures: taking out where they were taken, and small ones for lists.

Everything in a picture but its pixels, its orientation and its time goes: the place, the camera, the maker's notes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

MOST_PIXELS: Final = 100_000_000
THUMBNAILS: Final = {"small": 320, "large": 1280}
_FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF"}
_KEPT: Final = (ExifTags.Base.Orientation, ExifTags.Base.DateTime)


Image.MAX_IMAGE_PIXELS = None  # `_opened` looks at the size before anything is unpacked, and says so in words


class NoPicture(Exception):
    """The bytes cannot be read as the picture that they claim to be, or it is too large."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is stored; its size is that of the upright picture, in pixels."""

    path: Path
    media_type: str
    width: int
    height: int
    thumbnails: dict[str, Path]


def prepare(path: Path, media_type: str, *, keep_place: bool) -> Picture:
    """Writes the picture as it is to be stored, and its small ones, beside `path`.

    A HEIC becomes a JPEG, because most browsers cannot show it, unless `keep_place` asks for the bytes as they are.
    Raises NoPicture.
    """
    try:
        with _opened(path, media_type) as image:
            upright = ImageOps.exif_transpose(image) if image.getexif() else image.copy()
            kept, kept_type = (path, media_type) if keep_place else _without_place(image, upright, path, media_type)
            small = {name: _thumbnail(upright, path, name) for name in THUMBNAILS}
            return Picture(kept, kept_type, upright.width, upright.height, small)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
        raise NoPicture(str(error)) from error


def _opened(path: Path, media_type: str) -> Image.Image:
    if media_type == "image/heic":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    image = Image.open(path, formats=[_FORMATS[media_type]])
    if image.width * image.height > MOST_PIXELS:
        image.close()
        raise NoPicture(f"{image.width} x {image.height} pixels")
    return image


def _without_place(image: Image.Image, upright: Image.Image, path: Path, media_type: str) -> tuple[Path, str]:
    kept = path.with_name(path.name + ".kept")
    if media_type == "image/jpeg":
        exif, known = Image.Exif(), image.getexif()
        for tag in _KEPT:
            if tag in known:
                exif[tag] = known[tag]
        # "keep" takes the tables of the original over: no second loss that the eye sees.
        image.save(kept, "JPEG", quality="keep", exif=exif, icc_profile=image.info.get("icc_profile"))
        return kept, media_type
    if media_type == "image/png":
        upright.save(kept, "PNG", icc_profile=upright.info.get("icc_profile"))
        return kept, media_type
    if media_type == "image/webp":
        upright.save(kept, "WEBP", quality=90, icc_profile=upright.info.get("icc_profile"))
        return kept, media_type
    upright.convert("RGB").save(kept, "JPEG", quality=92, icc_profile=upright.info.get("icc_profile"))
    return kept, "image/jpeg"


def _thumbnail(upright: Image.Image, path: Path, name: str) -> Path:
    small = upright.copy()
    small.thumbnail((THUMBNAILS[name], THUMBNAILS[name]))
    if small.mode not in ("RGB", "L"):
        flat = Image.new("RGB", small.size, "white")
        flat.paste(small.convert("RGBA"), mask=small.convert("RGBA").getchannel("A"))
        small = flat
    target = path.with_name(f"{path.name}.{name}")
    small.save(target, "JPEG", quality=80, exif=Image.Exif())
    return target
