// The page's service worker: Angular's keeps the built files, these lines add what it does not do.
//
// - The API is left alone: its answers are never kept here, and a request that fails must fail as it would without a
//   service worker (Angular's would answer 504 in its place).
// - What the system of a device shares with Longline arrives as a POST to /share. It is put into IndexedDB before the
//   page opens, so nothing of it is sent anywhere and nothing is lost. src/app/sharing/shelf.ts reads it there and must
//   agree with `openShelf`.
//
// Listeners are asked in the order in which they were added, so these come before Angular's script.
const SHARE_TARGET = '/share';

self.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  if (pathname.startsWith('/api/')) {
    event.stopImmediatePropagation();
  } else if (event.request.method === 'POST' && pathname === SHARE_TARGET) {
    event.stopImmediatePropagation();
    event.respondWith(takeShared(event.request));
  }
});

async function takeShared(request) {
  let missed = '';
  try {
    await shelve(thingsIn(await request.formData()));
  } catch (error) {
    missed =
      error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unreadable';
  }
  return Response.redirect(SHARE_TARGET + (missed && `?missed=${missed}`), 303);
}

/** One thing for the words, one for each file; both in the order in which they were shared. */
function thingsIn(form) {
  const words = ['title', 'text', 'url'].map((name) => String(form.get(name) ?? '').trim());
  const text = words.filter((word, at) => word !== '' && words.indexOf(word) === at).join('\n');
  const files = form.getAll('files').filter((file) => file instanceof File && file.size > 0);
  return [
    ...(text === '' ? [] : [{ kind: 'text', text }]),
    ...files.map((file) => ({ kind: 'file', name: file.name, type: file.type, content: file })),
  ];
}

async function shelve(things) {
  const shelf = await openShelf();
  try {
    const transaction = shelf.transaction(['things', 'device'], 'readwrite');
    const done = ended(transaction);
    const asked = transaction.objectStore('device').get('person');
    asked.onsuccess = () => {
      const known = { personId: asked.result ?? null, sharedAt: new Date().toISOString() };
      for (const thing of things) {
        transaction.objectStore('things').add({ id: crypto.randomUUID(), ...known, ...thing });
      }
    };
    await done;
  } finally {
    shelf.close();
  }
}

function openShelf() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('longline-shared', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('things', { keyPath: 'id' });
      opening.result.createObjectStore('device');
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

function ended(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

importScripts('./ngsw-worker.js');
