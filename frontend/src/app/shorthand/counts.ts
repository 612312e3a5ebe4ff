// How often and how long: `barking 14 in 10min`, `whining 25 s`, `3 opt-outs`.
import { readDurationBehind, readNamedDuration } from './durations';
import { isTimes } from './errors';
import { Comparison } from './facts';
import { Page, Sentence } from './lines';
import {
  Reading,
  isColon,
  isFreeNumber,
  readDistance,
  readFactor,
  readTime,
  rounded,
} from './measures';
import { readOptOut } from './opt-outs';
import { namedAt } from './skills';

const POSSESSIVE = "'s";
const MOST_BETWEEN = 3;
const MOST_COUNT = 10_000;
const NOT_BEFORE_COUNT = ['of', 'negation', 'weekday'];

/** Adds counts whose time of observation is told, before anybody takes the behaviour for a reaction. */
export function readTimedCounts(page: Page): void {
  for (let at = 0; at < page.nodes.length; at++)
    if (page.isA(at, 'behavior') && page.free(at) && !isNegated(page, at))
      if (!readCountBehind(page, at, true)) readCountBefore(page, at, true);
}

/** Adds other counts, durations and opt-outs of every sentence. */
export function readCounts(page: Page): void {
  for (const sentence of page.sentences) {
    let at = sentence.start;
    let offers = -1;
    while (at < sentence.end) {
      if (page.isA(at, 'offers') && page.isCount(at - 1)) offers = at - 1;
      at = Math.max(at + 1, page.free(at) ? readAt(page, at, offers, sentence) : 0);
    }
  }
}

function readAt(page: Page, at: number, offers: number, sentence: Sentence): number {
  if (page.isA(at, 'opt_out')) return readOptOut(page, at, offers, sentence);
  if (page.isA(at, 'duration_of')) return readNamedDuration(page, at);
  if (!page.isA(at, 'behavior') || isNegated(page, at)) return 0;
  if (isUnsure(page, at, sentence)) return 0;
  return (
    readCountBehind(page, at, false) ||
    readDurationBehind(page, at) ||
    readCountBefore(page, at, false)
  );
}

/**
 * `adult 0 bark, 2x with dog bark 3x`: the rounds without any alone would mislead. Nor is it sure who barked where
 * another one is told of: `dog barked at her: barked once`.
 */
function isUnsure(page: Page, at: number, sentence: Sentence): boolean {
  for (let other = sentence.start; other < sentence.end; other++)
    if (page.isA(other, 'by_other')) return true;
  const none = [at - 1, at + 1].some((by) => page.isCount(by) && page.node(by).value === 0);
  if (!none) return false;
  const kind = page.sense(at, 'behavior');
  for (let other = sentence.start; other < sentence.end; other++)
    if (other !== at && page.isA(other, 'behavior') && page.sense(other, 'behavior') === kind)
      return true;
  return false;
}

/** `Fig's dad pulled the leash once`, `Odo howl 3×` */
function isOfAnother(page: Page, at: number): boolean {
  if (page.isName(at - 1) && page.starts[at - 1] === page.starts[at]) return true;
  const owned = page.word(at - 2).endsWith(POSSESSIVE) && page.isPlain(at - 2);
  return owned && page.starts[at - 2] === page.starts[at];
}

/** `no barking`, `did not bark`, `no barking or whining`. */
function isNegated(page: Page, at: number): boolean {
  if (isOfAnother(page, at)) return true;
  if (page.isA(at - 1, 'negation')) return page.node(at - 1).kind !== 'number';
  const joined = page.isA(at - 1, 'or') || page.word(at - 1) === '/';
  return joined && page.isA(at - 3, 'negation');
}

/** A count and its nodes [start, end). */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/** `barking 14 in 10min`, `barked at scooter 11×/5 min`, `barked 3 times`, `whined twice`. */
function readCountBehind(page: Page, at: number, timed: boolean): number {
  let place = at + 1;
  while (place - at <= MOST_BETWEEN && mayStandBetween(page, place)) place += 1;
  const times = page.sense(place, 'times');
  if (times && page.free(place)) {
    const observed = readObserved(page, place + 1);
    if (timed && !observed) return 0;
    return addCount(page, at, { start: at, end: place + 1, count: Number(times) }, observed);
  }
  const count = page.node(place).value;
  if (!page.isCount(place) || !isFreeNumber(page, place) || count > MOST_COUNT) return 0;
  const marked = isTimes(page, place + 1);
  const end = marked ? place + 2 : place + 1;
  const observed = readObserved(page, end);
  const alone =
    place <= at + 2 &&
    page.ends[at] === end &&
    (page.starts[at] === at || page.word(place - 1) === ':');
  if (!observed && (timed || !(marked || alone))) return 0;
  return addCount(page, at, { start: at, end, count }, observed);
}

function mayStandBetween(page: Page, at: number): boolean {
  if (page.isBound(at) || page.isNumber(at) || page.isA(at, 'times')) return false;
  return page.node(at).kind === 'word' || isColon(page, at);
}

/** `3 barks in 10 min`, `twice growled` */
function readCountBefore(page: Page, at: number, timed: boolean): number {
  const observed = readObserved(page, at + 1);
  const times = page.sense(at - 1, 'times');
  if (timed && !observed) return 0;
  const place = { start: at - 1, end: at + 1 };
  if (times && page.free(at - 1))
    return addCount(page, at, { ...place, count: Number(times) }, observed);
  if (!page.isCount(at - 1) || !isFreeNumber(page, at - 1) || !page.isA(at, 'countable')) return 0;
  if (['/', '-'].includes(page.word(at - 2)) || page.isAny(at - 2, NOT_BEFORE_COUNT)) return 0;
  if (!observed && page.node(at - 1).spoken) return 0;
  return addCount(page, at, { ...place, count: page.node(at - 1).value }, observed);
}

/** `in 10min`, `/5 min` */
function readObserved(page: Page, at: number): Reading | null {
  const slash = page.word(at) === '/';
  if (!slash && !page.isA(at, 'observed_in')) return null;
  if (!slash || !page.isNumber(at + 1)) return readTime(page, at + 1);
  const seconds = readFactor(page, at + 2, 'unit_s');
  if (!seconds || !page.free(at + 1)) return null;
  return { value: rounded(page.node(at + 1).value * seconds), end: at + 3 };
}

function addCount(page: Page, at: number, place: Place, observed: Reading | null): number {
  const behavior = namedAt(page, at, 'behavior');
  const end = observed?.end ?? place.end;
  if (!page.allFree(place.start, end) || ['%', '?'].includes(page.word(end))) return 0;
  if (isRate(page, end) || isFirstOfMany(page, end)) return 0;
  const seconds = observed && observed.value > 0 ? observed.value : null;
  const factor = seconds === null ? 0 : readFactor(page, end - 1, 'unit_s');
  const [compared, behind] = readComparison(page, end, factor);
  page.facts.push({
    type: 'count',
    span: page.span(place.start, end),
    behavior: behavior.text,
    ...(behavior.key && { key: behavior.key }),
    count: place.count,
    ...(seconds !== null && {
      observed_s: seconds,
      rate_per_min: rounded((place.count / seconds) * 60),
    }),
    ...(compared && { compared }),
  });
  page.take(place.start, behind);
  return behind;
}

/** `14/min`, `3 per minute`, `4 per walk`, `twice a day`: a rate, whose count nobody told. */
function isRate(page: Page, at: number): boolean {
  if (page.isA(at, 'each') || page.sense(at, 'per') === 'each') return true;
  return (page.word(at) === '/' || page.isA(at, 'per')) && page.isA(at + 1, 'unit_s');
}

/** `barked 3×, 1×, 0×`, `40 m bark 4×, 30 m 1×`: several rounds, of which one alone would mislead. */
function isFirstOfMany(page: Page, end: number): boolean {
  if (page.word(end) !== ',') return false;
  const at = readDistance(page, end + 1)?.end ?? end + 1;
  return page.isNumber(at) && page.ends[at] === at + 2 && isTimes(page, at + 1);
}

/** `(last week 19 in 15)` right behind a count: what it is compared with. A time without a unit means the same one. */
function readComparison(page: Page, at: number, factor: number): [Comparison | null, number] {
  if (page.word(at) !== '(') return [null, at];
  let place = at + 1;
  while (page.node(place).kind === 'word' && place - at <= MOST_BETWEEN) place += 1;
  const node = page.node(place);
  if (place === at + 1 || node.kind !== 'number' || !node.whole) return [null, at];
  let end = isTimes(page, place + 1) ? place + 2 : place + 1;
  let observed = 0;
  if (page.isA(end, 'observed_in') && page.isNumber(end + 1)) {
    const unit = readFactor(page, end + 2, 'unit_s');
    observed = rounded(page.node(end + 1).value * (unit || factor));
    end += unit ? 3 : 2;
  }
  if (page.word(end) !== ')') return [null, at];
  const words = page.typed(at + 1, place);
  return [
    {
      count: node.value,
      ...(observed && { observed_s: observed }),
      ...(words && { words }),
    },
    end + 1,
  ];
}
