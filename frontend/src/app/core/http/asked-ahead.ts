/**
 * The questions that public/theme.js put to the registry before the page's script was there, by
 * their address. An answer is taken once, by whoever asks the same, and while the page is opening.
 * It belongs to the session that the page was opened with, so any write (a log-in is one) lets go
 * of what nobody has taken.
 */
declare global {
  interface Window {
    longlineAsked?: Map<string, Promise<Response>>;
  }
}

/** Later an answer might be told that is no longer so. */
const LASTS_MS = 20_000;

/** What was answered, or is being; null when it was not asked ahead. A write lets go of everything. */
export function askedAhead(method: string, url: string): Promise<Response> | null {
  if (method === 'GET') return takeAskedAhead(url);
  window.longlineAsked?.clear();
  return null;
}

function takeAskedAhead(url: string): Promise<Response> | null {
  const answer = window.longlineAsked?.get(url) ?? null;
  window.longlineAsked?.delete(url);
  return performance.now() < LASTS_MS ? answer : null;
}
