"""What every refused archive has in common: a sentence, and no trace."""

from pathlib import Path

import pytest

from registry.platform.errors import RegistryError
from tests.harness.archives import everything_kept
from tests.harness.site import Site


def is_refused(target: Site, folder: Path, tmp_path: Path, archive: bytes) -> str:
    """The sentence with which an archive is refused, by the dry run and by the import itself."""
    before = everything_kept(target, folder)
    path = tmp_path / "archive.zip"
    path.write_bytes(archive)
    sentences = []
    for attempt in (target.registry.restorer.look, target.registry.restorer.restore):
        with pytest.raises(RegistryError) as refused:
            attempt(path)
        assert refused.value.status in (409, 422)
        sentences.append(refused.value.detail)
    assert everything_kept(target, folder) == before
    assert sentences[0] == sentences[1]
    assert sentences[0].endswith((".", "?"))
    return sentences[0]


def is_refused_in_the_end(target: Site, folder: Path, tmp_path: Path, archive: bytes) -> str:
    """Some things show only when everything is laid down; then the dry run passes and the import refuses."""
    before = everything_kept(target, folder)
    path = tmp_path / "archive.zip"
    path.write_bytes(archive)
    with pytest.raises(RegistryError) as refused:
        target.registry.restorer.restore(path)
    assert refused.value.status in (409, 422)
    assert everything_kept(target, folder) == before
    return refused.value.detail
