"""Waiting until the registry was told: the page has kept everything on its own device long before."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Error, Page, Response, expect


@contextmanager
def told(page: Page, path: str, *, saying: str = "") -> Iterator[None]:
    """What is done inside ends when the registry has taken something an address that ends like
    the pattern `path`, such as `/sync/push`, with `saying` in what was sent."""

    def taken(answer: Response) -> bool:
        return bool(re.search(f"{path}$", answer.url)) and answer.ok and saying in (answer.request.post_data or "")

    with page.expect_response(taken):
        yield


def in_step(page: Page) -> None:
    """Waits until the device has everything and everything was sent."""
    page.goto("/sync")
    expect(page.get_by_text("Everything that you wrote is on the server.")).to_be_visible()


def wait_until_complete(page: Page) -> None:
    """Waits until the device has had everything once, and the names of the practice's people."""
    assert until(page, _COMPLETE), "the device does not have everything"


def wait_until_sent(page: Page) -> None:
    """Waits until a window with a network has sent what waits on its device. What cannot go out (refused, nobody
    signed in, a registry that is away) is what a test may be about, so it goes on after a while."""
    try:
        until(page, NOTHING_WAITS, 5_000)
    except Error:
        return  # the window is closed, shows no page of Longline, or goes to another page just now


def until(page: Page, condition: str, patience_ms: float = 10_000) -> bool:
    """Whether an asynchronous condition came to hold in the page while a test is patient. Chromium's own
    `wait_for_function` takes a promise for a true value."""
    holds: bool = page.evaluate(_UNTIL.replace("HOLDS", condition), patience_ms)
    return holds


_UNTIL = """async (patience) => {
  const holds = HOLDS;
  for (let waited = 0; waited < patience; waited += 50) {
    if (await holds()) return true;
    await new Promise((resume) => setTimeout(resume, 50));
  }
  return false;
}"""
NOTHING_WAITS = """async () => {
    if (!navigator.onLine || !location.protocol.startsWith("http")) return true;
    for (const { name } of await indexedDB.databases()) {
        if (!name.startsWith('longline.')) continue;
        const base = await new Promise((done) => {
            const asked = indexedDB.open(name);
            asked.onupgradeneeded = () => asked.transaction.abort(); // it is gone since: never make it anew
            asked.onsuccess = () => done(asked.result);
            asked.onerror = () => done(null);
        });
        if (base === null) continue;
        const stores = [...base.objectStoreNames];
        let waiting = 0;
        for (const store of ['records', 'acts'].filter((name) => stores.includes(name))) {
            const index = base.transaction(store).objectStore(store).index('order');
            waiting += await new Promise((done) => {
                const asked = index.count();
                asked.onsuccess = () => done(asked.result);
            });
        }
        base.close();
        if (waiting > 0) return false;
    }
    return true;
}"""
_COMPLETE = """async () => {
  const [known] = (await indexedDB.databases()).filter(({ name }) => name.startsWith('longline.'));
  if (!known) return false;
  const opened = await new Promise((resolve) => {
    const asked = indexedDB.open(known.name);
    asked.onsuccess = () => resolve(asked.result);
  });
  const read = (table, key) => new Promise((resolve) => {
    const asked = opened.transaction(table).objectStore(table).get(key);
    asked.onsuccess = () => resolve(asked.result);
  });
  const found = [await read('marks', 'done:first-full-pull'), await read('answers', '/authors')];
  opened.close();
  return found.every((one) => one !== undefined);
}"""
