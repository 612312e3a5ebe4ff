/**
 * Letters compared as the registry compares them: without case, and in the order of code points.
 * Cherokee, which Python folds to its capitals, is the one script that differs.
 */
export function casefold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\0-\x7f]*$/.test(lower)) return lower;
  // Up and down again makes ss of ß, and letter by letter no sigma knows that it is the last one.
  return Array.from(text, (letter) => (letter === 'ı' ? letter : folded(letter))).join('');
}

function folded(letter: string): string {
  return letter.toUpperCase().toLowerCase();
}

/** As lists of names are ordered: without case and accents. */
export function sortKey(name: string): string {
  const bare = name.normalize('NFKD').replace(/\p{M}/gu, '');
  return casefold(bare).trim() || '-';
}

export function compareCodePoints(one: string, other: string): number {
  const [letters, others] = [Array.from(one), Array.from(other)];
  for (const [i, letter] of letters.entries()) {
    const difference = (letter.codePointAt(0) ?? 0) - (others[i]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return letters.length - others.length;
}
