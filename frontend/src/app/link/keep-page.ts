import { isDevMode } from '@angular/core';

/** Both as in public/link-worker.js. */
const KEPT = 'longline-link';
const INDEX = '/index.html';
const FILES = /\.(?:js|css|woff2|svg)$/;

/**
 * Has the page of a link open without a network: keeps the files that it has loaded, and no other of the trainer's app.
 * To be called once the page is there and the registry has answered.
 */
export async function keepPage(): Promise<void> {
  if (isDevMode() || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/link-worker.js', { scope: '/s/' });
    await document.fonts.ready;
    await keepFiles();
  } catch {
    // A private window, or storage that is closed to this page: it needs a network then, and rounds go out at once.
  }
}

async function keepFiles(): Promise<void> {
  const index = await fetch(INDEX, { cache: 'no-cache' });
  const main = document.querySelector('script[src^="main"]')?.getAttribute('src') ?? '';
  // The registry has another build by now: its files are kept when the page is opened the next time.
  if (!index.ok || !(await index.clone().text()).includes(main)) return;
  const files = loadedFiles();
  const cache = await caches.open(KEPT);
  await cache.addAll(files);
  await cache.put(INDEX, index);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== INDEX && !files.includes(pathname)) await cache.delete(request);
  }
}

/** The paths of the page's own files that this page has fetched. */
function loadedFiles(): string[] {
  const urls = performance.getEntriesByType('resource').map((entry) => new URL(entry.name));
  const own = urls.filter(({ origin, pathname }) => {
    return origin === location.origin && !pathname.startsWith('/api/') && FILES.test(pathname);
  });
  return [...new Set(own.map(({ pathname }) => pathname))];
}
