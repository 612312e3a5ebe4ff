/** The old value when the new one says the same, so that nothing that shows it moves. */
export function unlessSame<T>(old: T | undefined, now: T): T {
  return old !== undefined && JSON.stringify(old) === JSON.stringify(now) ? old : now;
}

/** A list in which every item that says the same as before is the item from before; the old list when all are. */
export function keepSame<T>(old: readonly T[], now: readonly T[]): readonly T[] {
  const before = new Map(old.map((item) => [JSON.stringify(item), item]));
  const kept = now.map((item) => before.get(JSON.stringify(item)) ?? item);
  return kept.length === old.length && kept.every((item, place) => item === old[place])
    ? old
    : kept;
}
