// Readings of the dog itself: fear, anxiety and stress (`FAS 1/4/2`), and weight (`23.4kg`).
import { Page } from './lines';
import { isColon, isFreeNumber, readFactor, rounded } from './measures';

const LOOK_BACK = 24; // nodes
const MOST_FAS = 5;
const LEAST_KG = 0.2;
const MOST_KG = 150;
const LONGEST_FAS = 16;
const PARTS = ['start', 'peak', 'end'] as const;
type Parts = Partial<Record<(typeof PARTS)[number], number>>;

/** Adds welfare readings and weights. */
export function readReadings(page: Page): void {
  for (const sentence of page.sentences) {
    let at = sentence.start;
    while (at < sentence.end) {
      const most = Math.min(sentence.end, at + LONGEST_FAS);
      const welfare = page.isA(at, 'welfare') && page.free(at);
      const end = welfare ? readWelfare(page, at, most) : readWeight(page, at, sentence.end);
      at = Math.max(at + 1, end);
    }
  }
}

function readWelfare(page: Page, at: number, most: number): number {
  const values: number[] = [];
  const parts: string[] = [];
  let said = '';
  let end = at + 1;
  for (let place = at + 1; place < most && (page.isNumber(place) || joins(page, place)); place++) {
    const part = page.sense(place, 'welfare_part');
    if (page.isNumber(place)) {
      const { value } = page.node(place);
      if (!page.isCount(place) || value > MOST_FAS || hasUnit(page, place + 1)) return 0;
      values.push(value);
      parts.push(said);
      said = '';
      end = place + 1;
    } else if (part) {
      const behind = values.length > 1 || page.word(place - 1) !== ',';
      if (values.length && parts.at(-1) === '' && behind) {
        parts[parts.length - 1] = part;
        end = place + 1;
      } else if (!parts.includes(part)) said = part;
    }
  }
  const reading = welfareOf(values, parts, page, at);
  if (!reading) return 0;
  page.facts.push({ type: 'welfare', span: page.span(at, end), ...reading });
  page.take(at, end);
  return end;
}

function joins(page: Page, at: number): boolean {
  if (['/', '-', '→', ':', '=', ',', '>', '~'].includes(page.word(at))) return true;
  return page.isAny(at, ['welfare_part', 'welfare_link']);
}

function hasUnit(page: Page, at: number): boolean {
  if (page.isAny(at, ['unit_m', 'unit_s', 'unit_kg', 'unit_steps', 'of'])) return true;
  return ['%', '×'].includes(page.word(at));
}

/** The parts that were said; three values are start, peak and end, two are start and peak, one is the peak. */
function welfareOf(
  values: readonly number[],
  parts: readonly string[],
  page: Page,
  at: number,
): Parts | null {
  if (!values.length || values.length > PARTS.length) return null;
  const said = parts.filter((part) => part !== '');
  if (said.length) {
    if (said.length !== values.length || new Set(said).size !== said.length) return null;
    return Object.fromEntries(said.map((part, index) => [part, values[index]]));
  }
  const [first, second] = values;
  if (values.length === 1 || (values.length === 2 && second === MOST_FAS && isFraction(page, at)))
    return { peak: first ?? 0 };
  return Object.fromEntries(values.map((value, index) => [PARTS[index], value])) as Parts;
}

/** `FAS 3/5`: three on a scale of five. */
function isFraction(page: Page, at: number): boolean {
  return [1, 2, 3].some((ahead) => page.word(at + ahead) === '/');
}

/** `51 lb` alone on its line, or in a sentence that speaks of weight: `it's a girl, 3.2 kilos` is none. */
function isToldOfWeight(page: Page, at: number): boolean {
  if (endsLine(page, at - 1) && endsLine(page, page.ends[at] ?? at)) return true;
  for (let before = at - 1; before > at - 1 - LOOK_BACK; before--) {
    if (endsLine(page, before)) return false;
    if (page.isA(before, 'weight')) return true;
  }
  return false;
}

function endsLine(page: Page, at: number): boolean {
  return ['break', 'end'].includes(page.node(at).kind);
}

function readWeight(page: Page, at: number, most: number): number {
  const named = page.isA(at, 'weight') && page.free(at);
  if (!named && (page.starts[at] !== at || !isToldOfWeight(page, at))) return 0;
  let place = at;
  if (named) {
    place = at + 1;
    while (
      place < most &&
      (isColon(page, place) || page.word(place) === '~' || page.isA(place, 'is'))
    )
      place += 1;
  }
  let kilograms = 0;
  let end = place;
  while (end + 1 < most && isFreeNumber(page, end) && page.free(end + 1)) {
    const factor = readFactor(page, end + 1, 'unit_kg');
    if (factor === 0) break;
    kilograms += page.node(end).value * factor;
    end += 2;
  }
  if (end === place || kilograms < LEAST_KG || kilograms > MOST_KG) return 0;
  if (!named && (end !== page.ends[at] || page.isA(place + 1, 'small_unit'))) return 0;
  page.facts.push({ type: 'weight', span: page.span(at, end), kg: rounded(kilograms) });
  page.take(at, end);
  return end;
}
