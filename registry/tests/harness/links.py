"""Everything that comes back through a link, byte for byte."""

import io
from typing import Final

import httpx
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tests.harness.person import Doc, Person, new_id

DOORS: Final = {
    ("GET", "/s/{token}"), ("GET", "/s/{token}/clip"), ("POST", "/s/{token}/practice"), ("GET", "/s/{token}/report"),
}  # fmt: skip
"""All that the holder of a link can ask; `everything_behind` asks all of it."""


_FORMS: Final[tuple[dict[str, str], ...]] = (
    {}, {"as": "pdf"}, {"as": "pdf", "paper": "letter"}, {"as": "data"}, {"version": "1"},
)  # fmt: skip


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
    answers += [visitor.get(f"/s/{token}/report", params=params) for params in _FORMS]
    answers.append(visitor.get(f"/s/{token}"))
    return "\n".join(f"{dict(answer.headers)}\n{_told(answer)}" for answer in answers)


def _told(answer: httpx.Response) -> str:
    """What an answer says; of a PDF the words of its pages, where its links lead, what it says of itself and names the
    files in it."""
    if answer.headers.get("content-type") != "application/pdf" or not answer.content.startswith(b"%PDF"):
        return answer.text
    try:
        paper = PdfReader(io.BytesIO(answer.content))
    except PyPdfError:  # a clip that only calls itself one
        return answer.text
    leads = [str(link.get_object()) for page in paper.pages for link in page.get("/Annots") or []]
    words = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    files = [f"{name}: {content!r}" for name, content in paper.attachments.items()]
    return "\n".join([words, *leads, str(paper.metadata), str(paper.xmp_metadata), *files])
