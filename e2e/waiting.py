"""Waiting until the registry was told: the page has kept everything on its own device long before."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Response


@contextmanager
def told(page: Page, path: str, *, saying: str = "") -> Iterator[None]:
    """What is done inside ends when the registry has taken something an address that ends like
    the pattern `path`, such as `/sync/push`, with `saying` in what was sent."""

    def taken(answer: Response) -> bool:
        return bool(re.search(f"{path}$", answer.url)) and answer.ok and saying in (answer.request.post_data or "")

    with page.expect_response(taken):
        yield
