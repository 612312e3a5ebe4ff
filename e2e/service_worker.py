"""The page's service worker, as a test sees it: when it holds the whole page, and what it keeps."""

from playwright.sync_api import Page

from waiting import until

_ENDED = "async () => (await navigator.serviceWorker.getRegistrations()).length === 0"
_HOLDS = """async () => {
  if (!navigator.serviceWorker.controller) return false;
  const version = await (await fetch('/ngsw.json', {cache: 'no-store'})).json();
  const [page] = version.assetGroups;
  const kept = await Promise.all(page.urls.map((url) => caches.match(url)));
  return kept.every((answer) => answer !== undefined);
}"""
_LINK_HOLDS = """async () => {
  if (!navigator.serviceWorker.controller?.scriptURL.endsWith('/link-worker.js')) return false;
  return (await caches.match('/index.html', { cacheName: 'longline-link' })) !== undefined;
}"""
_KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) kept.push(new URL(request.url).pathname);
  }
  return kept;
}"""


def wait_until_kept(page: Page) -> None:
    """After the first visit: the service worker answers for the page and holds every file of the newest version."""
    assert until(page, _HOLDS), "the service worker does not hold the page"


def wait_until_link_kept(page: Page) -> None:
    """After the first visit to a link: its own small service worker answers, and holds the page."""
    assert until(page, _LINK_HOLDS), "the service worker of links does not hold the page"


def wait_until_ended(page: Page) -> None:
    """After a build without one was served: no service worker is left."""
    assert until(page, _ENDED), "the service worker is still there"


def kept_paths(page: Page) -> list[str]:
    """The path of everything that any cache of this page holds."""
    paths: list[str] = page.evaluate(_KEPT)
    return paths


def running_script(page: Page) -> str:
    """The name of the main script that runs: it differs from build to build."""
    name: str = page.evaluate("document.querySelector('script[src^=main]').getAttribute('src')")
    return name
