"""The section with pictures and clips: what a trainer marked for the owner, and the clips of the owner's homework."""

from collections.abc import Iterator

from registry.reports.content import Clip, Section
from registry.reports.material import Material


def clips(material: Material) -> Iterator[Section]:
    """One block for each, oldest first."""
    if material.shots:
        blocks = [
            Clip(id=f"clip.{one.record}", form=one.form, caption=one.caption, at=one.at, record=one.record)
            for one in material.shots
        ]
        yield Section(key="clips", title="Pictures and clips", blocks=list(blocks))
