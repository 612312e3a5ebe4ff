"""Which form of a report a reader asks for."""

import pytest

from registry.reports.reading_room import HTML, JSON, PDF, NotAcceptable, preferred

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(("accept", "form"), [
    ("*/*", JSON), ("application/json", JSON), ("application/pdf", PDF), ("text/html", HTML), (BROWSER, HTML),
    ("application/*", JSON), ("text/*", HTML), ("application/pdf, application/json;q=0.5", PDF),
    ("application/json;q=0, */*", HTML), ("application/pdf;q=nonsense, text/html;q=0.1", HTML),
    ("APPLICATION/PDF", PDF),
    ("image/png, text/html;q=0.2", HTML),
])  # fmt: skip
def test_the_form_that_is_liked_best(accept: str, form: str) -> None:
    assert preferred(accept) == form


@pytest.mark.parametrize("accept", ["image/png", "application/pdf;q=0", ",", "text/plain"])
def test_no_form_is_not_acceptable(accept: str) -> None:
    with pytest.raises(NotAcceptable):
        preferred(accept)
