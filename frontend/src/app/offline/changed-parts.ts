/** What of this device's database was changed, as Dexie names it. */
type Parts = Readonly<Record<string, unknown>>;

/** What pages show. No page is old by a checkpoint, by the search's index or by parts of a file. */
export function isShown(parts: Parts): boolean {
  return Object.keys(parts).some((part) => /\/(?:records|acts|answers)\//.test(part));
}

export function isMark(parts: Parts): boolean {
  return Object.keys(parts).some((part) => part.includes('/marks/'));
}
