"""Waiting until the registry was told: the page has kept everything on its own device long before."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Error, Page, Response


@contextmanager
def told(page: Page, path: str, *, saying: str = "") -> Iterator[None]:
    """What is done inside ends when the registry has taken something an address that ends like
    the pattern `path`, such as `/sync/push`, with `saying` in what was sent."""

    def taken(answer: Response) -> bool:
        return bool(re.search(f"{path}$", answer.url)) and answer.ok and saying in (answer.request.post_data or "")

    with page.expect_response(taken):
        yield


def wait_until_sent(page: Page) -> None:
    """Waits until a window with a network has sent what waits on its device. What cannot go out (refused, nobody
    signed in, a registry that is away) is what a test may be about, so it goes on after a while."""
    try:
        page.wait_for_function(NOTHING_WAITS, timeout=3_000)
    except Error:
        return  # the window is closed, shows no page of Longline, or something stands in the way


NOTHING_WAITS = """async () => {
    if (!navigator.onLine || !location.protocol.startsWith("http")) return true;
    for (const { name } of await indexedDB.databases()) {
        if (!name.startsWith('longline.')) continue;
        const base = await new Promise((done) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
        });
        const stores = [...base.objectStoreNames];
        let waiting = 0;
        if (stores.includes('records')) {
            const index = base.transaction('records').objectStore('records').index('order');
            waiting = await new Promise((done) => {
                const asked = index.count();
                asked.onsuccess = () => done(asked.result);
            });
        }
        base.close();
        if (waiting > 0) return false;
    }
    return true;
}"""
