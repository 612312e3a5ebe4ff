import { fold } from './folding';
import { Matcher } from './matching';
import { cutPlace, extendsCharacter } from './text-cuts';
import { places } from './words';

/**
 * The part of a text that shows best why it was found, as HTML with `<mark>` around the words, as
 * the registry makes it (registry/search/snippet.py). Made from the original text; only the places
 * of the words come from the folded one.
 */
const LENGTH = 240;
const LEAD = 40;
const MOST_MARKS = 500;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly unit: number;
  readonly quality: number;
}

export function snippetOf(text: string, matcher: Matcher): string {
  const spans = spansIn(text, matcher);
  const { start, end } = windowIn(text, spans);
  const parts = [text.slice(0, start).trim() === '' ? '' : '…'];
  let at = start;
  for (const span of spans) {
    if (span.start < at || span.end > end) continue;
    parts.push(escaped(text.slice(at, span.start)));
    parts.push('<mark>', escaped(text.slice(span.start, span.end)), '</mark>');
    at = span.end;
  }
  parts.push(escaped(text.slice(at, end)), text.slice(end).trim() === '' ? '' : '…');
  return parts.join('').replace(/\s+/g, ' ').trim();
}

function spansIn(text: string, matcher: Matcher): readonly Span[] {
  if (matcher.units.length === 0) return [];
  const original = new Origin(text);
  const { words, joined } = places(original.folded);
  const spans: Span[] = [];
  for (const { position, unit, quality } of matcher.matches(words.map(({ word }) => word))) {
    const place = words[position];
    if (place) spans.push({ ...original.span(place.start, place.end), unit, quality });
  }
  for (const { word, start, end } of joined) {
    for (const { unit, quality } of matcher.matches([word]).slice(0, 1)) {
      spans.push({ ...original.span(start, end), unit, quality });
    }
  }
  spans.sort((one, other) => one.start - other.start || other.end - one.end);
  return spans.slice(0, MOST_MARKS);
}

/** From places in the folded text to places in the original. */
class Origin {
  readonly folded: string;
  /** For each sign of the folded text, the place in the original that it comes from. */
  private readonly from: number[] = [];

  constructor(private readonly text: string) {
    let folded = '';
    let at = 0;
    for (const sign of text) {
      const piece = fold(sign);
      folded += piece;
      this.from.push(...Array<number>(piece.length).fill(at));
      at += sign.length;
    }
    this.folded = folded;
  }

  /** The original's signs behind a place, with the marks that belong to them. */
  span(start: number, end: number): { readonly start: number; readonly end: number } {
    const last = this.from[end - 1] ?? 0;
    let finish = last + lengthAt(this.text, last);
    while (finish < this.text.length && extendsCharacter(this.text, finish)) {
      finish += lengthAt(this.text, finish);
    }
    return { start: this.from[start] ?? 0, end: finish };
  }
}

function windowIn(
  text: string,
  spans: readonly Span[],
): { readonly start: number; readonly end: number } {
  if (text.length <= LENGTH) return { start: 0, end: text.length };
  const first = densest(spans)?.start ?? 0;
  const lead = first <= LEAD ? 0 : first - LEAD;
  const start = cutPlace(text, Math.min(lead, Math.max(0, text.length - LENGTH)));
  const full = start + LENGTH >= text.length;
  const end = full ? text.length : Math.max(cutPlace(text, start + LENGTH), start + 1);
  const over = spans.filter((span) => start <= span.start && span.start < end && end < span.end);
  return { start, end: Math.max(end, ...over.map((span) => span.end)) };
}

/** The span with which the best window begins: most units, then the best fitting words. */
function densest(spans: readonly Span[]): Span | null {
  let best: { readonly value: number; readonly span: Span } | null = null;
  for (const [index, first] of spans.entries()) {
    const units = new Map<number, number>();
    let extra = 0;
    for (const span of spans.slice(index)) {
      if (span.end > first.start + LENGTH - LEAD) break;
      units.set(span.unit, Math.max(units.get(span.unit) ?? 0, span.quality));
      extra += 0.02;
    }
    const value = [...units.values()].reduce((sum, one) => sum + one, 0) + Math.min(extra, 0.2);
    if (best === null || value > best.value + 1e-9) best = { value, span: first };
  }
  return best?.span ?? null;
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
