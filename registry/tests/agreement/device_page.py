"""The page's device, asked from Python: the same documents, the same questions as the registry."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.harness.person import Person, read

ROOT: Final = Path(__file__).parents[3]
# What the device keeps as it was answered, because it is not made of documents.
KEPT: Final = ("/rules", "/members", "/authors", "/acknowledgements", "/library")


class Device:
    """A device of `person` that pulled everything."""

    def __init__(self, person: Person, *, now: str) -> None:
        me = read(person.get("/me"))
        (membership,) = me["memberships"]
        self._set_up: dict[str, Any] = {
            "person": me["person"],
            "organizationId": membership["organization"]["id"],
            "role": membership["role"],
            "now": now,
            "documents": _everything(person),
            "kept": {path: read(person.get(path)) for path in KEPT},
        }

    @property
    def documents(self) -> list[dict[str, Any]]:
        documents: list[dict[str, Any]] = self._set_up["documents"]
        return documents

    @contextmanager
    def keeping(self, answers: dict[str, Any]) -> Iterator[None]:
        """While it also keeps what the registry answered to further paths."""
        kept = self._set_up["kept"]
        self._set_up["kept"] = kept | answers
        yield
        self._set_up["kept"] = kept

    def answers(self, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """An answer for each: `value`, the `status` of a refusal, or `none` when the device has no such path."""
        node = shutil.which("node")
        assert node is not None, "Node is missing: make setup installs it into .tools/"
        told = subprocess.run(
            [node, Path(__file__).parent / "device_page.mjs", ROOT / "frontend"],
            input=json.dumps({**self._set_up, "questions": questions}),
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert told.returncode == 0, told.stderr
        return [json.loads(line) for line in told.stdout.splitlines()]


def _everything(person: Person) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = []
    checkpoint: str | None = None
    while True:
        behind = {"checkpoint": checkpoint} if checkpoint else {}
        page = read(person.get("/sync/pull", params={"limit": 1000, **behind}))
        documents += page["documents"]
        checkpoint = page["checkpoint"]
        if not page["more"]:
            return documents
