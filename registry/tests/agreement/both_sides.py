"""The same writes on the page's device and at the registry: the records must be the same."""

from typing import Any, Final

from tests.agreement.device_page import Device
from tests.harness.person import Person, read

_OWN: Final = {"revision", "created_at", "updated_at", "set_at"}
Doc = dict[str, Any]


class BothSides:
    """Carries out a write at the registry at once, and keeps it for the device, which does all of them in one go."""

    def __init__(self, trainer: Person, device: Device, *, only: tuple[str, ...] = ()) -> None:
        """`only`: the fields of answers to questions that are compared; without them, all."""
        self._only = only
        self._trainer = trainer
        self._device = device
        self._asked: list[Doc] = []
        self._told: list[Doc] = []

    def put(self, path: str, body: Doc) -> None:
        self._asked.append({"method": "PUT", "path": path, "body": body})
        self._told.append(outcome(self._trainer.put(path, body)))

    def patch(self, path: str, changes: Doc) -> None:
        self._asked.append({"method": "PATCH", "path": path, "body": changes})
        revision = read(self._trainer.get(path))["revision"]
        self._told.append(outcome(self._trainer.patch(path, changes, if_match=revision)))

    def delete(self, path: str) -> None:
        self._asked.append({"method": "DELETE", "path": path})
        self._told.append(outcome(self._trainer.delete(path, if_match=read(self._trainer.get(path))["revision"])))

    def restore(self, path: str) -> None:
        self._asked.append({"method": "POST", "path": f"{path}/restore"})
        self._told.append(outcome(self._trainer.post(f"{path}/restore")))

    def get(self, path: str) -> None:
        self._asked.append({"method": "GET", "path": path})
        self._told.append(self._part(outcome(self._trainer.get(path))))

    def acknowledge(self, path: str) -> None:
        self._asked.append({"method": "POST", "path": f"{path}/acknowledge"})
        self._told.append(outcome(self._trainer.post(f"{path}/acknowledge")))

    def agree(self) -> None:
        """Compares every answer of the device with the registry's, apart from revisions and clocks."""
        answers = self._device.answers(self._asked)
        for asked, there, answer in zip(self._asked, self._told, answers, strict=True):
            here = self._part(answer) if asked["method"] == "GET" else answer
            assert _bare(here) == _bare(there), (asked, here, there)

    def _part(self, answer: Doc) -> Doc:
        if not self._only or "value" not in answer:
            return answer
        return {"value": {name: answer["value"][name] for name in self._only}}


def outcome(answer: Any) -> Doc:
    """What the registry answered, in the shape of the device's answers."""
    if answer.is_success:
        return {"value": answer.json()}
    problem = answer.json()
    code = problem["type"].rpartition(":")[2]
    return {"status": problem["status"], "code": code, "fields": [one["pointer"] for one in problem.get("errors", [])]}


def _bare(answer: Any) -> Any:
    """Without revisions and clocks, at any depth."""
    if isinstance(answer, list):
        return [_bare(each) for each in answer]
    if not isinstance(answer, dict):
        return answer
    fields = {name: _bare(value) for name, value in answer.items() if name not in _OWN}
    return {name: value is not None if name == "deleted_at" else value for name, value in fields.items()}
