"""Everything that comes back through a link, byte for byte."""

from typing import Final

from tests.harness.person import Doc, Person, new_id

DOORS: Final = {("GET", "/s/{token}"), ("GET", "/s/{token}/clip"), ("POST", "/s/{token}/practice")}
"""All that the holder of a link can ask; `everything_behind` asks all of it."""


def everything_behind(visitor: Person, token: str, homework_ids: list[str], *, at: str) -> str:
    """All answers to all requests that the holder of a link can make, also with ids that the link is not for: status
    lines aside, headers and bodies in one text."""
    answers = [visitor.get(f"/s/{token}"), visitor.get(f"/s/{token}", params={"about": "all"})]
    for homework_id in homework_ids:
        sent: Doc = {"id": new_id(), "homework_id": homework_id, "at": at, "trials": ["correct"]}
        answers += [
            visitor.get(f"/s/{token}/clip", params={"homework": homework_id}),
            visitor.get(f"/s/{token}/clip", params={"homework": homework_id}, headers={"Range": "bytes=0-3"}),
            visitor.post(f"/s/{token}/practice", sent),
            visitor.post(f"/s/{token}/practice", sent),
            visitor.post(f"/s/{token}/practice", {**sent, "trials": []}),
            visitor.post(f"/s/{token}/practice", {**sent, "fas": 9}),
        ]
    answers.append(visitor.get(f"/s/{token}"))
    return "\n".join(f"{dict(answer.headers)}\n{answer.text}" for answer in answers)
