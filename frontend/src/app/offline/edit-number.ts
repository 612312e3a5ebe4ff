/**
 * An edit that the registry has not answered has no revision yet. A page that writes over it names
 * a number made of its push id instead: far above every revision, so that the two are never taken
 * for each other, and the same in every tab.
 */
const FIRST = 2 ** 40;

/** The 48 bits of time and the ten bits behind the version in a UUIDv7; exact until the year 2248. */
export function numberOfEdit(pushId: string): number {
  const signs = pushId.replaceAll('-', '');
  const time = Number.parseInt(signs.slice(0, 12), 16);
  return time * 1024 + (Number.parseInt(signs.slice(13, 16), 16) >> 2);
}

/** Whether a number names an edit, and no revision. */
export function namesEdit(number: number): boolean {
  return number >= FIRST;
}
