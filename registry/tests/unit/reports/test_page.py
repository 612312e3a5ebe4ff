"""Reports as web pages: escaped, without a script, with a rule that forbids one; every mark leads somewhere."""

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given, settings

from registry.reports.layout import laid_out
from registry.reports.page import rendered
from tests.factories.reports import a_report
from tests.unit.reports.nasty import ANY_TEXT

ADDRESS = "https://longline.example"
ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "h1", "h2", "p", "strong",
    "br", "b", "a", "dl", "div", "dt", "dd", "blockquote", "figure", "figcaption", "svg", "path", "text", "circle",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "ol", "li",
}  # fmt: skip


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _page(text: str = "settles on the mat") -> tuple[str, _Elements, dict[str, str]]:
    laid = laid_out(a_report(text), public_url=ADDRESS, version=1, fingerprint="ab" * 32)
    body, headers = rendered(laid)
    elements = _Elements()
    elements.feed(body.decode())
    return body.decode(), elements, dict(headers)


def _shape(text: str) -> list[str]:
    return [tag for tag, _ in _page(text)[1].found]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=ANY_TEXT)
def test_any_words_are_words_and_nothing_else(text: str) -> None:
    _, elements, _ = _page(text)
    assert {tag for tag, _ in elements.found} <= ALLOWED
    for _, attributes in elements.found:
        assert not any(name.startswith("on") or name in ("style", "srcdoc", "src") for name in attributes)
        assert (attributes.get("href") or "#").startswith(("#", f"{ADDRESS}/"))


def test_markup_in_words_changes_nothing_of_the_page() -> None:
    assert _shape("<b>x</b></style><script>y</script>") == _shape("plain words")
    assert "<script>" in "".join(_page("<script>")[1].words)


def test_the_pages_own_rule_allows_its_style_and_nothing_else() -> None:
    body, _, headers = _page()
    policy = headers["Content-Security-Policy"]
    style = re.search("<style>(.*)</style>", body, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "script" not in policy
    assert "#7a1f2b" in style[1]


def test_every_mark_leads_to_a_source_and_every_source_to_records() -> None:
    _, elements, _ = _page()
    ids = {attributes["id"] for _, attributes in elements.found if "id" in attributes}
    marks = [a["href"] or "" for tag, a in elements.found if tag == "a" and a.get("class") == "mark"]
    assert len(marks) >= 4
    assert {mark.removeprefix("#") for mark in marks} <= ids
    assert any((a.get("href") or "").startswith(f"{ADDRESS}/dogs/") for tag, a in elements.found if tag == "a")


def test_headings_language_and_pictures_are_there_for_those_who_do_not_see() -> None:
    _, elements, _ = _page()
    tags = [tag for tag, _ in elements.found]
    assert (tags.count("h1"), tags.count("h2")) == (1, 2)
    assert dict(elements.found)["html"] == {"lang": "en"}
    assert [a["aria-label"] for tag, a in elements.found if tag == "svg"] == ["Line chart of recall from 40 % to 90 %"]
    assert all(a.get("scope") == "col" for tag, a in elements.found if tag == "th")
