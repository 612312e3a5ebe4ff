/** A file's size in words: `640 kB`, `3.4 MB`; decimal, as phones show it. */
export function sizeName(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
