// From characters to tokens: words, numbers, times of day, marks, line breaks, tags, mentions; and what is blind.
//
// A token is blind when its digits can never be data: an address of the web, an e-mail address, a date, a telephone
// number, a fraction. Characters are told apart by lists (the grammar's) and ranges, so that both interpreters agree on
// every character there is. One pass, no regular expressions. Positions are code points.

export type Kind =
  'word' | 'number' | 'clock' | 'mark' | 'break' | 'blind' | 'tag' | 'mention' | 'end';

const LONGEST_NUMBER = 6;
const LONGEST_LABEL = 64;

/** Which characters are what. */
export interface Alphabet {
  readonly spaces: ReadonlySet<string>;
  readonly breaks: ReadonlySet<string>;
  readonly marks: ReadonlySet<string>;
  readonly same: ReadonlyMap<string, string>;
  readonly fractions: ReadonlySet<string>;
  readonly decimal: string;
}

/** A piece of text, [start, end) in code points. `gap`: white space or nothing stands before it. */
export interface Token {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly word: string;
  readonly gap: boolean;
  readonly value: number;
  readonly whole: boolean;
}

/** All tokens of a text, given as its code points. */
export function lex(chars: readonly string[], alphabet: Alphabet): Token[] {
  const lexer = new Lexer(chars, alphabet);
  lexer.run();
  return lexer.tokens;
}

/** Lower case, of letters whose case is the same in every version of Unicode. */
export function lower(char: string): string {
  if ((char.codePointAt(0) ?? 0) >= 0x530) return char;
  const small = char.toLowerCase();
  return Array.from(small).length === 1 ? small : char;
}

/** 0 to 9 and nothing else. */
export function isDigit(char: string): boolean {
  return char.length === 1 && char >= '0' && char <= '9';
}

class Lexer {
  readonly tokens: Token[] = [];
  private at = 0;
  private gap = true;

  constructor(
    private readonly text: readonly string[],
    private readonly alphabet: Alphabet,
  ) {}

  run(): void {
    while (this.at < this.text.length) {
      const char = this.char(this.at);
      if (this.alphabet.breaks.has(char)) {
        this.add('break', this.at + 1, '\n');
        this.gap = true;
      } else if (this.isSpace(char)) {
        this.at += 1;
        this.gap = true;
      } else if (isDigit(char)) this.number();
      else if (this.isLetter(char)) this.word();
      else this.mark(char);
    }
  }

  private isSpace(char: string): boolean {
    const code = char.codePointAt(0) ?? 0;
    return this.alphabet.spaces.has(char) || code < 0x20 || code === 0x7f;
  }

  private isLetter(char: string): boolean {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x80) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
    const { marks, same, spaces, breaks } = this.alphabet;
    return !(marks.has(char) || same.has(char) || spaces.has(char) || breaks.has(char));
  }

  private char(at: number): string {
    return this.text[at] ?? '\n';
  }

  private slice(start: number, end: number): string {
    return this.text.slice(start, end).join('');
  }

  private isName(at: number): boolean {
    const char = this.char(at);
    return isDigit(char) || this.isLetter(char);
  }

  private add(kind: Kind, end: number, word: string, value = 0, whole = false): void {
    this.tokens.push({ kind, start: this.at, end, word, gap: this.gap, value, whole });
    this.at = end;
    this.gap = false;
  }

  private addBlind(end: number): void {
    this.add('blind', end, this.slice(this.at, end));
  }

  /** Where the next white space is. */
  private chunkEnd(at: number): number {
    while (
      at < this.text.length &&
      !this.isSpace(this.char(at)) &&
      !this.alphabet.breaks.has(this.char(at))
    )
      at += 1;
    return at;
  }

  private word(): void {
    let end = this.at;
    while (this.isLetter(this.char(end)) || (this.isApostrophe(end) && end > this.at)) end += 1;
    let written = this.text
      .slice(this.at, end)
      .map((char) => lower(this.alphabet.same.get(char) ?? char))
      .join('');
    if (/[\u0300-\u036f]/.test(written)) written = written.normalize('NFC');
    if (this.isAddress(end, written)) this.addBlind(this.chunkEnd(end));
    else this.add('word', end, written);
  }

  private isApostrophe(at: number): boolean {
    const char = this.char(at);
    return (this.alphabet.same.get(char) ?? char) === "'" && this.isLetter(this.char(at + 1));
  }

  /** `https://...`, `www....`, `example.org/...` */
  private isAddress(end: number, written: string): boolean {
    if (this.char(end) === ':') return this.char(end + 1) === '/' && this.char(end + 2) === '/';
    if (this.char(end) !== '.' || !this.isLetter(this.char(end + 1))) return false;
    if (written === 'www') return true;
    let at = end;
    while (at - end < LONGEST_LABEL && (this.isName(at) || '.-'.includes(this.char(at)))) at += 1;
    return (
      this.char(at) === '/' && this.isLetter(this.char(at - 1)) && this.isLetter(this.char(at - 2))
    );
  }

  private number(): void {
    const end = this.digits(this.at);
    if (this.char(end) === ':' && isDigit(this.char(end + 1))) {
      this.clock(end);
      return;
    }
    if (isPoint(this.char(end)) && isDigit(this.char(end + 1))) {
      this.decimal(end);
      return;
    }
    const digits = this.slice(this.at, end);
    if (digits.length > LONGEST_NUMBER || this.alphabet.fractions.has(this.char(end)))
      this.addBlind(end);
    else this.add('number', end, digits, Number(digits), digits === '0' || !digits.startsWith('0'));
  }

  private digits(at: number): number {
    while (isDigit(this.char(at))) at += 1;
    return at;
  }

  /** `1.5`, and by lenience `1,5`; a chain such as `10.10.2026` or `1,500` is blind. */
  private decimal(point: number): void {
    let end = this.digits(point + 1);
    const grouped = this.char(point) !== this.alphabet.decimal && end - point === 4;
    const chained = isPoint(this.char(end)) && isDigit(this.char(end + 1));
    if (grouped || chained || end - this.at > 2 * LONGEST_NUMBER) {
      while (isPoint(this.char(end)) && isDigit(this.char(end + 1))) end = this.digits(end + 1);
      this.addBlind(end);
      return;
    }
    const written = `${this.slice(this.at, point)}.${this.slice(point + 1, end)}`;
    this.add('number', end, written, Number(written));
  }

  /** `4:30`: minutes and seconds behind a word that says so, else a time of day. */
  private clock(colon: number): void {
    const end = this.digits(colon + 1);
    const minutes = this.slice(this.at, colon);
    const seconds = this.slice(colon + 1, end);
    if (minutes.length > 3 || seconds.length !== 2 || this.char(end) === ':') this.addBlind(end);
    else this.add('clock', end, `${minutes}:${seconds}`, Number(minutes) * 60 + Number(seconds));
  }

  private mark(char: string): void {
    const mark = this.alphabet.same.get(char) ?? char;
    const named = this.isName(this.at + 1) && !(this.at > 0 && this.isName(this.at - 1));
    if (mark === '#' && named) this.tag();
    else if (mark === '@' && this.isLetter(this.char(this.at + 1))) this.mention(named);
    else if (this.alphabet.fractions.has(char)) this.addBlind(this.at + 1);
    else if ('-='.includes(mark) && this.char(this.at + 1) === '>')
      this.add('mark', this.at + 2, '→');
    else this.add('mark', this.at + 1, mark);
  }

  private nameEnd(at: number): number {
    while (this.isName(at) || ('-_'.includes(this.char(at)) && this.isName(at + 1))) at += 1;
    return at;
  }

  private tag(): void {
    const end = this.nameEnd(this.at + 1);
    const name = this.text.slice(this.at + 1, end);
    if (name.some((char) => this.isLetter(char))) this.add('tag', end, name.join(''));
    else this.addBlind(end);
  }

  private mention(named: boolean): void {
    const end = this.nameEnd(this.at + 1);
    if (named) this.add('mention', end, this.slice(this.at + 1, end));
    else if (this.char(end) === '.' && this.isLetter(this.char(end + 1)))
      this.mail(this.chunkEnd(end));
    else this.add('mark', this.at + 1, '@');
  }

  /** Everything before the @ that belongs to the address is blind, too. */
  private mail(end: number): void {
    while (this.tokens.length && !this.gap && this.tokens.at(-1)?.kind !== 'break') {
      const last = this.tokens.pop();
      if (!last) break;
      this.at = last.start;
      this.gap = last.gap;
    }
    this.addBlind(end);
  }
}

function isPoint(char: string): boolean {
  return char === '.' || char === ',';
}
