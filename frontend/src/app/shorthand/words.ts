// From tokens to nodes: phrases of the grammar become one node with their classes, spoken numbers become numbers.
import { Lexicon, NO_TAGS, Phrase, Tags } from './grammar';
import { Token } from './lexing';

/** A token or a phrase, with what it may stand for. `spoken`: a number in words. */
export interface Node extends Token {
  readonly spoken: boolean;
  readonly tags: Tags;
}

export const NOTHING: Node = {
  kind: 'end',
  start: 0,
  end: 0,
  word: '',
  gap: true,
  value: 0,
  whole: false,
  spoken: false,
  tags: NO_TAGS,
};

/** All nodes of a text, in order. */
export function readNodes(tokens: readonly Token[], lexicon: Lexicon): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  while (at < tokens.length) {
    const [node, end] = phraseAt(tokens, at, lexicon);
    nodes.push(node);
    at = end;
  }
  return nodes;
}

function phraseAt(tokens: readonly Token[], at: number, lexicon: Lexicon): [Node, number] {
  const first = tokens[at] ?? NOTHING;
  if (['break', 'tag', 'mention', 'mark'].includes(first.kind))
    return [asNode(first, NO_TAGS), at + 1];
  let tags = NO_TAGS;
  let end = at + 1;
  for (const phrase of lexicon.phrases.get(first.word) ?? []) {
    const behind = endOf(phrase, tokens, at);
    if (behind > 0) {
      tags = phrase.tags;
      end = behind;
      break;
    }
  }
  if (end - at === 1) {
    const spoken = spokenAt(tokens, at, lexicon, tags);
    if (spoken) return spoken;
    return [asNode(first, tags), end];
  }
  const word = tokens
    .slice(at, end)
    .map((token) => token.word)
    .filter((part) => part !== '-')
    .join(' ');
  const last = tokens[end - 1] ?? NOTHING;
  return [
    { ...NOTHING, kind: 'word', start: first.start, end: last.end, word, gap: first.gap, tags },
    end,
  ];
}

function asNode(token: Token, tags: Tags): Node {
  return { ...token, spoken: false, tags };
}

/** Behind the phrase if it stands at `at`, else 0. A hyphen may join two of its words. */
function endOf(phrase: Phrase, tokens: readonly Token[], at: number): number {
  let end = at + 1;
  for (const word of phrase.words.slice(1)) {
    const hyphen = tokens[end];
    const next = tokens[end + 1];
    if (hyphen && next && hyphen.word === '-' && !hyphen.gap && !next.gap) end += 1;
    const token = tokens[end];
    if (token?.word !== word || token.kind === 'break') return 0;
    end += 1;
  }
  return end;
}

/** `four`, `twenty`, `twenty five`, `twenty-five`. */
function spokenAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  tags: Tags,
): [Node, number] | null {
  const token = tokens[at] ?? NOTHING;
  if (token.kind !== 'word') return null;
  let value = lexicon.numbers.get(token.word);
  let end = at + 1;
  if (value === undefined) {
    value = lexicon.tens.get(token.word);
    if (value === undefined) return null;
    const hyphen = tokens[end];
    const behind = tokens[end + 1] && hyphen?.word === '-' && !hyphen.gap ? end + 1 : end;
    const ones = lexicon.numbers.get(tokens[behind]?.word ?? '') ?? 0;
    if (ones >= 1 && ones <= 9) {
      value += ones;
      end = behind + 1;
    }
  }
  const { start, word, gap } = token;
  return [
    {
      kind: 'number',
      start,
      end: (tokens[end - 1] ?? NOTHING).end,
      word,
      gap,
      value,
      whole: true,
      spoken: true,
      tags,
    },
    end,
  ];
}
