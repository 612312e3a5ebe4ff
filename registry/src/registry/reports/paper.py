"""A report as a PDF: typst sets it, tagged, by the rules of PDF/UA-1.

All texts go in as data (JSON in `sys.inputs`); the template shows them and reads none of them as markup. It is compiled
in a folder that holds its pictures and nothing else, with the fonts that typst brings along and no others.
"""

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any, Final

import msgspec
import typst
from msgspec.structs import replace

from registry.reports.content import Paper
from registry.reports.errors import PressBusy
from registry.reports.glyphs import printable
from registry.reports.layout import Laid, Part
from registry.reports.photos import Photo, beside_paper

PLACES: Final = 2  # a machine with few cores still has threads left for everybody else
WAIT_S: Final = 4.0
_TEMPLATE: Final = resources.files("registry.reports").joinpath("paper.typ").read_bytes()
_SET: Final[Callable[..., Any]] = typst.compile  # its own annotations ask for one type of input, root and font paths


class Press:
    """Prints at most some reports at once; more wait a moment and are then asked to come back."""

    def __init__(self, *, places: int = PLACES, wait_s: float = WAIT_S) -> None:
        self._places = threading.BoundedSemaphore(places)
        self._wait_s = wait_s

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place at the press; raises PressBusy when none comes free in time."""
        if not self._places.acquire(timeout=self._wait_s):
            raise PressBusy.wait(round(self._wait_s) + 1)
        try:
            yield
        finally:
            self._places.release()

    def printed(self, laid: Laid, *, at: str, paper: Paper) -> bytes:
        """The PDF. `at` stands in it as its date, to the second, so that the same report makes the same bytes."""
        laid, pictures = _with_pictures_beside(laid)
        text = msgspec.to_builtins(laid)
        content = {"paper": paper, "report": _for_paper(text) | {"attachments": text["attachments"]}}
        data = msgspec.json.encode(content).decode()
        with self.place(), tempfile.TemporaryDirectory() as folder:
            for name, picture in pictures.items():
                Path(folder, name).write_bytes(picture)
            made: bytes = _SET(
                _TEMPLATE, root=folder, ignore_system_fonts=True, sys_inputs={"data": data},
                pdf_standards=["ua-1"], timestamp=datetime.fromisoformat(at).replace(microsecond=0),
            )  # fmt: skip
        return made


def _with_pictures_beside(laid: Laid) -> tuple[Laid, dict[str, bytes]]:
    """The report whose photos name files, and those files."""
    pictures: dict[str, bytes] = {}

    def beside(part: Part) -> Part:
        if not isinstance(part, Photo):
            return part
        named, picture = beside_paper(part, len(pictures) + 1)
        if named.file:
            pictures[named.file] = picture
        return named

    chapters = [replace(one, parts=[beside(part) for part in one.parts]) for one in laid.chapters]
    return replace(laid, chapters=chapters), pictures


def _for_paper(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _for_paper(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_for_paper(inner) for inner in value]
    return value
