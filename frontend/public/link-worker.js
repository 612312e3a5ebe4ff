// The service worker of links (/s/...), for people without an account. The page's other one (sw.js) fetches everything that
// trainers use; a dog's owner needs one page of it. This one answers for the files that src/app/link/keep-page.ts put into
// the cache, the same ones that the page has loaded anyway, and asks the network first wherever a name may stand for
// something newer. The API is left alone: what a link shows and what was tapped are kept by the page itself.
const KEPT = 'longline-link';
const PATIENCE_MS = 6000;
// A build's file: its name ends in a hash of its content, so it never changes.
const HASHED = /-[A-Za-z0-9_-]{8}\.(?:js|css|woff2)$/;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/'))
    return;
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request, pathname));
});

/** The page as it is now; as it was kept where the network or the registry does not answer. */
async function page(request) {
  try {
    const answer = await fetch(request.url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status < 500) return answer;
  } catch (error) {
    // no network: what was kept, below
  }
  return (await caches.match('/index.html', { cacheName: KEPT })) ?? Response.error();
}

async function file(request, pathname) {
  const kept = await caches.match(request, { cacheName: KEPT });
  if (kept && HASHED.test(pathname)) return kept;
  return fetch(request).catch(() => kept ?? Response.error());
}
