// The page of a note: its nodes, its sentences, and what has been read or must not be read as data.
//
// Matchers claim nodes (`take`) so that no digit counts twice, and leave alone what is muted: goals, questions,
// quotations, what others report.
import { Fact, Span } from './facts';
import { Lexicon } from './grammar';
import { lower } from './lexing';
import { NOTHING, Node } from './words';

const MAY_BE_NAMES: readonly string[] = ['reinforcer'];

/** Nodes [start, end) of the page; `line` counts the lines, `first` says that it opens its line. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly first: boolean;
  readonly question: boolean;
}

/** A text being read. `starts` and `ends` tell for each node where its segment begins and ends. */
export class Page {
  readonly sentences: Sentence[] = [];
  readonly taken: boolean[];
  readonly muted: boolean[];
  readonly starts: number[];
  readonly ends: number[];
  readonly facts: Fact[] = [];

  constructor(
    readonly chars: readonly string[],
    readonly lexicon: Lexicon,
    readonly nodes: readonly Node[],
  ) {
    this.taken = nodes.map(() => false);
    this.muted = nodes.map(() => false);
    this.starts = nodes.map((_, at) => at);
    this.ends = nodes.map((_, at) => at);
    layOut(this);
  }

  /** The node, or one that is nothing outside of the text. */
  node(at: number): Node {
    return this.nodes[at] ?? NOTHING;
  }

  /** The node's word, in lower case. */
  word(at: number): string {
    return this.node(at).word;
  }

  /** Whether the node belongs to a class of the grammar. */
  isA(at: number, name: string): boolean {
    return this.node(at).tags.has(name);
  }

  /** Whether a word stands here of which the grammar knows nothing. */
  isPlain(at: number): boolean {
    const { kind, tags } = this.node(at);
    return kind === 'word' && tags.size === 0;
  }

  /** Whether a word with a capital stands here that is nothing else; a dog may be called after a treat. */
  isName(at: number): boolean {
    const { kind, tags, start } = this.node(at);
    if (kind !== 'word' || [...tags.keys()].some((name) => !MAY_BE_NAMES.includes(name)))
      return false;
    const first = this.chars[start] ?? '';
    return lower(first) !== first;
  }

  /** Whether it belongs to one of several classes. */
  isAny(at: number, names: readonly string[]): boolean {
    const { tags } = this.node(at);
    return names.some((name) => tags.has(name));
  }

  /** What the node means in a class; empty when it has no meaning of its own there. */
  sense(at: number, name: string): string {
    return this.node(at).tags.get(name) ?? '';
  }

  /** Whether a number stands here, in digits or in words. */
  isNumber(at: number): boolean {
    return this.node(at).kind === 'number';
  }

  /** Whether a whole number stands here that nobody read yet. */
  isCount(at: number): boolean {
    const node = this.node(at);
    return node.kind === 'number' && node.whole && this.free(at);
  }

  /** Whether the node follows its neighbour without white space. */
  glued(at: number): boolean {
    return at > 0 && at < this.nodes.length && !this.node(at).gap;
  }

  /** Whether the node may still be read as data. */
  free(at: number): boolean {
    return at >= 0 && at < this.nodes.length && !this.taken[at] && !this.muted[at];
  }

  /** Whether all of [start, end) may still be read. */
  allFree(start: number, end: number): boolean {
    for (let at = start; at < end; at++) if (!this.free(at)) return false;
    return true;
  }

  /** Nobody else reads [start, end). */
  take(start: number, end: number): void {
    for (let at = start; at < end; at++) this.taken[at] = true;
  }

  /** [start, end) holds no data. */
  mute(start: number, end: number): void {
    for (let at = start; at < end; at++) this.muted[at] = true;
  }

  /** From nodes [start, end) to code points. */
  span(start: number, end: number): Span {
    return [this.node(start).start, this.node(end - 1).end];
  }

  /** The text of nodes [start, end) as typed. */
  typed(start: number, end: number): string {
    const [first, behind] = this.span(start, end);
    return this.chars.slice(first, behind).join('');
  }

  /** Whether a segment ends here: a comma, a bracket, an arrow, a dash between spaces, the end of a line. */
  isBound(at: number): boolean {
    const node = this.node(at);
    if (node.kind === 'break' || node.kind === 'end') return true;
    if (node.kind !== 'mark') return false;
    if (this.lexicon.marks.bounds.includes(node.word)) return true;
    return node.word === '-' && node.gap && this.node(at + 1).gap;
  }
}

/** Divides the page into sentences; full stops, question and exclamation marks and line breaks end them. */
function layOut(page: Page): void {
  let [start, line, first] = [0, 0, true];
  for (let at = 0; at <= page.nodes.length; at++) {
    const node = page.node(at);
    const endsLine = node.kind === 'break' || node.kind === 'end';
    if (endsLine || endsSentence(page, at)) {
      if (at > start) {
        page.sentences.push({ start, end: at, line, first, question: node.word === '?' });
        first = false;
      }
      start = at + 1;
    }
    if (endsLine) {
      line += 1;
      first = true;
    }
  }
  divide(page);
}

/** Divides sentences into segments; a bound is a segment of its own, without length. */
function divide(page: Page): void {
  for (const sentence of page.sentences) {
    let start = sentence.start;
    for (let at = sentence.start; at <= sentence.end; at++) {
      if (at !== sentence.end && !page.isBound(at)) continue;
      for (let inside = start; inside < at; inside++) {
        page.starts[inside] = start;
        page.ends[inside] = at;
      }
      start = at + 1;
    }
  }
}

function endsSentence(page: Page, at: number): boolean {
  const node = page.node(at);
  if (node.kind !== 'mark' || !page.lexicon.marks.sentence.includes(node.word)) return false;
  const behind = page.node(at + 1);
  const closed =
    ['break', 'end'].includes(behind.kind) || [')', '"', ']', '*'].includes(behind.word);
  if (node.word !== '?' && !behind.gap && !closed) return false;
  return node.word !== '.' || !isAbbreviation(page, at);
}

/** `approx.`, `M. Okafor`; a unit behind a number ends its sentence all the same. */
function isAbbreviation(page: Page, at: number): boolean {
  const before = page.node(at - 1);
  if (before.kind !== 'word' || !page.glued(at) || page.isNumber(at - 2)) return false;
  return page.lexicon.abbreviations.has(before.word) || before.end - before.start === 1;
}
