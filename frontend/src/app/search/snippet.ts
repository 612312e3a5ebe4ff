/**
 * A snippet arrives as escaped text with <mark> around the hits. It is taken apart into plain
 * pieces and shown as text, so that nothing a note says can ever become markup.
 */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

export function piecesOf(snippet: string): readonly Piece[] {
  return snippet
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => {
      const hit = part.startsWith('<mark>') && part.endsWith('</mark>');
      return { text: unescaped(hit ? part.slice(6, -7) : part), hit };
    });
}

function unescaped(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code =
      name[1]?.toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
