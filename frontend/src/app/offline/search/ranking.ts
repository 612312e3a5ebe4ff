import { Entry, SEPARATOR } from './entry';
import { Match, Matcher } from './matching';

/**
 * Best first, with the registry's own measure (registry/search/ranking.py): how well a record
 * answers a query, as a number from 0 to 1. Most of it is coverage: which units are there, how
 * exactly, how often for the text's length, and how rare each is among the candidates. A little
 * comes from the title, from units standing close together, and from being recent.
 */
export interface Scored {
  readonly score: number;
  readonly created: number;
  readonly number: number;
}

const SCORED_CHARACTERS = 8_000;
const TEXT = 0.65;
const NEAR = 0.08;
const TITLE = 0.07;
const WHOLE_TITLE = 0.15;
const RECENT = 0.05;
const OFTEN = 0.2;
const USUAL_LENGTH = 80;
const BEYOND = 0.3;
const HALF_YEAR_MS = 182 * 86_400_000;

/** What was found of a candidate, by unit. */
interface Seen {
  readonly entry: Entry;
  readonly best: Map<number, number>;
  readonly often: Map<number, number>;
  readonly inTitle: Map<number, number>;
  readonly titleShare: number;
  readonly nearness: number;
  readonly length: number;
}

/** Higher scores first, then what was made later. */
export function inOrder(one: Scored, other: Scored): number {
  return other.score - one.score || laterFirst(one, other);
}

export function laterFirst(one: Omit<Scored, 'score'>, other: Omit<Scored, 'score'>): number {
  return other.created - one.created || other.number - one.number;
}

/** The candidates that have at least `need` units, best first. */
export function rank(
  candidates: readonly Entry[],
  matcher: Matcher,
  need: number,
): readonly Scored[] {
  if (matcher.units.length === 0) return byTime(candidates);
  const seen = candidates
    .map((entry) => look(entry, matcher))
    .filter(({ best }) => best.size >= need);
  const weights = rarity(seen, matcher.units.length);
  const newest = most(seen.map(({ entry }) => entry.occurred));
  return seen.map((found) => scored(found, weights, newest)).sort(inOrder);
}

/** Without words there is nothing but time: newest first. */
function byTime(candidates: readonly Entry[]): readonly Scored[] {
  const times = candidates.map(({ occurred }) => occurred);
  const oldest = -most(times.map((time) => -time));
  const span = Math.max(1, most(times) - oldest);
  return candidates
    .map(({ created, number, occurred }) => {
      return { score: (occurred - oldest) / span, created, number };
    })
    .sort(inOrder);
}

function look(entry: Entry, matcher: Matcher): Seen {
  const title = split(entry.title);
  const read = entry.text.length > SCORED_CHARACTERS ? cut(entry.text) : entry.text;
  const text = split(read);
  const edge = title.length;
  const matches = matcher.matches([...title, SEPARATOR, ...text]);
  const best = new Map<number, number>();
  const often = new Map<number, number>();
  const inTitle = new Map<number, number>();
  for (const { position, unit, quality } of matches) {
    raiseTo(best, unit, quality);
    if (position > edge) often.set(unit, (often.get(unit) ?? 0) + 1);
    else raiseTo(inTitle, unit, quality);
  }
  for (const { unit, quality } of matcher.about(entry.dogId)) raiseTo(best, unit, quality);
  if (read.length >= SCORED_CHARACTERS) {
    // What the index found lies behind what was read.
    for (const unit of matcher.units.keys()) if (!best.has(unit)) best.set(unit, BEYOND);
  }
  const met = new Set(matches.map(({ position }) => position).filter((at) => at < edge));
  return {
    ...{ entry, best, often, inTitle, length: text.length },
    titleShare: inTitle.size > 0 ? met.size / edge : 0,
    nearness: best.size > 1 ? nearnessOf(matches) : 0,
  };
}

/** 1 when different units stand side by side, less with every word between the two closest. */
function nearnessOf(matches: readonly Match[]): number {
  const ordered = [...matches].sort(
    (one, other) =>
      one.position - other.position || one.unit - other.unit || one.quality - other.quality,
  );
  let closest = Infinity;
  for (const [index, after] of ordered.entries()) {
    const before = ordered[index - 1];
    if (!before || before.unit === after.unit || after.position <= before.position) continue;
    closest = Math.min(closest, after.position - before.position);
  }
  return 1 / closest;
}

function rarity(seen: readonly Seen[], units: number): readonly number[] {
  return Array.from({ length: units }, (_, unit) => {
    const frequency = seen.filter(({ best }) => best.has(unit)).length;
    return Math.log(1 + seen.length / (frequency || 1));
  });
}

function scored(found: Seen, weights: readonly number[], newest: number): Scored {
  const usual = 0.5 + (0.5 * found.length) / USUAL_LENGTH;
  let text = 0;
  let titled = 0;
  for (const [unit, quality] of found.best) {
    const times = found.often.get(unit) ?? 1;
    text += (weights[unit] ?? 0) * quality * (1 - OFTEN + (OFTEN * times) / (times + usual));
  }
  for (const [unit, quality] of found.inTitle) titled += (weights[unit] ?? 0) * quality;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const { created, number, occurred } = found.entry;
  const score =
    (TEXT * text) / total +
    ((TITLE + WHOLE_TITLE * found.titleShare) * titled) / total +
    NEAR * found.nearness +
    RECENT * Math.exp((occurred - newest) / HALF_YEAR_MS);
  return { score: rounded(score, 6), created, number };
}

/** To so many places behind the point. */
export function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}

function raiseTo(values: Map<number, number>, unit: number, quality: number): void {
  if (quality > (values.get(unit) ?? 0)) values.set(unit, quality);
}

function split(terms: string): readonly string[] {
  return terms.split(' ').filter((word) => word !== '');
}

function cut(terms: string): string {
  return Array.from(terms).slice(0, SCORED_CHARACTERS).join('');
}

function most(values: readonly number[]): number {
  return values.reduce((high, value) => Math.max(high, value), -Infinity);
}
