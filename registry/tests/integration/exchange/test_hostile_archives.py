"""Zips that are broken or mean harm: each is refused with a sentence, and nothing of it stays anywhere."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.platform.errors import RegistryError
from tests.harness.archives import members_of
from tests.harness.forger import with_manifest, zipped
from tests.harness.site import Site
from tests.integration.exchange.hostile import is_refused

Harm = Callable[[bytes], bytes]
MIB = 1024 * 1024


def _entry(name: str, content: bytes = b"x", **about: Any) -> Harm:
    """Puts one more member in, as the zip's directory allows it."""

    def harm(archive: bytes) -> bytes:
        out = io.BytesIO(archive)
        with zipfile.ZipFile(out, "a") as opened:
            info = zipfile.ZipInfo(name)
            info.filename = name
            for field, value in about.items():
                setattr(info, field, value)
            opened.writestr(info, content, compress_type=zipfile.ZIP_DEFLATED)
        return out.getvalue()

    return harm


def _twice(archive: bytes) -> bytes:
    """The directory names one member as another."""
    return archive.replace(b"README.md", b"verify.py")


def _manifest(**fields: Any) -> Harm:
    return lambda archive: with_manifest(members_of(archive), **fields)


def _member(name: str, change: Callable[[bytes], bytes]) -> Harm:
    """Changes a member and leaves its checksum in the manifest."""

    def harm(archive: bytes) -> bytes:
        members = members_of(archive)
        return zipped(members | {name: change(members[name])})

    return harm


def _without(name: str) -> Harm:
    return lambda archive: zipped({one: content for one, content in members_of(archive).items() if one != name})


def _claims(members: int) -> Harm:
    """The end of the zip says that it has this many members."""

    def harm(archive: bytes) -> bytes:
        at = archive.rindex(b"PK\x05\x06")
        fields = list(struct.unpack("<4s4H2LH", archive[at : at + 22]))
        fields[3] = fields[4] = members % 65_536
        fields[5] = 100 * MIB
        return archive[:at] + struct.pack("<4s4H2LH", *fields)

    return harm


def _overlapping(archive: bytes) -> bytes:
    """Every member of the directory is the same piece of the zip, as in the best bombs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        made.writestr("first", b"0" * MIB)
        first = made.filelist[0]
        for number in range(200):
            again = zipfile.ZipInfo(f"copy-{number}")
            for field in ("header_offset", "CRC", "file_size", "compress_size", "compress_type", "flag_bits"):
                setattr(again, field, getattr(first, field))
            made.filelist.append(again)
    return out.getvalue()


ZIPS: dict[str, tuple[Harm, str]] = {
    "no zip": (lambda _: b"Dear diary", "no zip"),
    "nothing": (lambda _: b"", "no zip"),
    "cut in half": (lambda archive: archive[: len(archive) // 2], "no zip"),
    "without its beginning": (lambda archive: archive[5_000:], "Fetch the archive again"),
    "another zip": (lambda _: zipped({"recipe.txt": b"Flour"}), "manifest.json"),
    "path upwards": (_entry("../../etc/cron.d/evil"), "outside"),
    "path upwards inside": (_entry("files/../../evil"), "outside"),
    "absolute path": (_entry("/etc/passwd"), "outside"),
    "path of another system": (_entry("..\\evil"), "outside"),
    "drive": (_entry("C:evil"), "outside"),
    "folder": (_entry("files/"), "outside"),
    "link": (_entry("files/link", b"/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16), "link"),
    "device": (_entry("files/device", external_attr=(stat.S_IFCHR | 0o666) << 16), "link"),
    "one name twice": (_twice, "twice"),
    "bomb": (_entry("files/bomb", b"\0" * (40 * MIB)), "times its size"),
    "bomb of overlapping files": (_overlapping, ""),
    "more files than there can be": (_claims(60_000), "more than"),
    "another packing": (lambda archive: zipped(members_of(archive), how=zipfile.ZIP_BZIP2), "packed in a way"),
    "one file too many": (_entry("files/more"), "does not hold what its manifest lists"),
    "no manifest": (_without("manifest.json"), "manifest.json"),
    "no history": (_without("ledger.jsonl"), "does not hold what its manifest lists"),
    "manifest that is none": (_member("manifest.json", lambda _: b"[]"), "manifest cannot be read"),
    "manifest cut off": (_member("manifest.json", lambda content: content[:-9]), "manifest cannot be read"),
    "version of the future": (_manifest(version=2), "newer Longline"),
    "another format": (_manifest(format="shortline"), "'shortline'"),
    "files that were lost": (_manifest(missing_files=["0" * 64]), "were lost"),
    "another practice in the manifest": (_manifest(organization_id="0" * 8 + "-0000" * 3 + "-" + "0" * 12), "another"),
    "wrong checksum of the history": (_member("ledger.jsonl", lambda text: text.replace(b"9/10", b"7/10")), "ledger"),
    "wrong checksum of a table": (_member("tables/note.csv", lambda text: text.replace(b"9/10", b"7/10")), "note.csv"),
}  # fmt: skip


@pytest.mark.parametrize("name", ZIPS)
def test_a_zip_that_is_none_of_ours_is_refused(
    archive: bytes, target: Site, target_folder: Path, tmp_path: Path, name: str
) -> None:
    harm, words = ZIPS[name]
    assert words in is_refused(target, target_folder, tmp_path, harm(archive))


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_damage_is_refused_or_does_not_touch_the_content(
    archive: bytes, target: Site, target_folder: Path, tmp_path: Path, data: st.DataObject
) -> None:
    places = data.draw(st.lists(st.integers(0, len(archive) - 1), min_size=1, max_size=4))
    damaged = bytearray(archive)
    for place in places:
        damaged[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(archive)), st.integers(0, len(archive))))
    path = tmp_path / "damaged.zip"
    path.write_bytes(bytes(damaged[:end]))
    refused = _refusal(target, path)
    if refused is None:
        assert members_of(bytes(damaged)) == members_of(archive)
    else:
        assert refused.status in (409, 422)
        assert refused.detail.endswith((".", "?"))


def _refusal(target: Site, path: Path) -> RegistryError | None:
    try:
        target.registry.restorer.look(path)
    except RegistryError as error:
        return error
    return None
