// Exposures to triggers, thresholds, and recoveries that are told apart.
//
// An exposure needs a trigger with its distance and something that happened, or a list of numbered exposures; a distance
// alone is no exposure.
import { candidateAt } from './candidates';
import { Encounter, isLinked, readEncounter, recoveryAt } from './encounters';
import { ExposureFact, TookFood, TriggerKind } from './facts';
import { Page, Sentence } from './lines';
import { isColon, readDistance, skipApproximation } from './measures';
import { skillAt, typedLower } from './skills';

/** An exposure at nodes [start, end), before a later line may tell of the recovery. */
interface Draft {
  start: number;
  end: number;
  encounter: Encounter;
  line: number;
  threshold: boolean;
}

/** What one exposure leaves to the next: the decoy, a numbering, what `same` refers to. */
class Run {
  readonly drafts: Draft[] = [];
  decoy = '';
  numberedLine = -1;

  /** Whether a list of exposures is being told on this line or the one before. */
  numbered(line: number): boolean {
    return this.numberedLine >= 0 && line - this.numberedLine <= 1;
  }
}

/** Adds the exposures of the page. */
export function readExposures(page: Page): void {
  const run = new Run();
  for (const sentence of page.sentences) {
    for (let at = sentence.start; at < sentence.end; at++)
      if (page.isA(at, 'decoy')) run.decoy = page.sense(at, 'decoy');
    readThresholds(page, sentence, run);
    if (!readLoneRecovery(page, sentence, run) && !namesThreshold(page, sentence))
      for (const [start, end] of parts(page, sentence))
        readPart(page, { ...sentence, start, end, question: false }, run);
  }
  page.facts.push(...run.drafts.map((draft) => finish(page, draft)));
}

/** What stands in a sentence on the threshold is no single encounter. */
function namesThreshold(page: Page, sentence: Sentence): boolean {
  for (let at = sentence.start; at < sentence.end; at++) if (page.isA(at, 'threshold')) return true;
  return false;
}

/** A sentence may tell of several encounters: a new one begins where another trigger and distance do. */
function parts(page: Page, sentence: Sentence): [number, number][] {
  const found: [number, number][] = [];
  let start = sentence.start;
  let at = sentence.start;
  let distances = 0;
  while (at < sentence.end) {
    const end = Math.max(page.ends[at] ?? at, at);
    const here = readEncounter(page, at, end);
    distances += here.distance ? 1 : 0;
    if (distances > 1 && here.distance && opensEncounter(page, here, at)) {
      found.push([start, at]);
      start = at;
      distances = 1;
    }
    at = end + 1;
  }
  return [...found, [start, sentence.end]];
}

function opensEncounter(page: Page, here: Encounter, start: number): boolean {
  if (isLinked(page, here)) return true;
  const opens = skipApproximation(page, start) === skipApproximation(page, here.distanceAt);
  return opens && here.recovery === null;
}

function readPart(page: Page, part: Sentence, run: Run): void {
  const { start } = part;
  const numbered = run.numbered(part.line) && page.isCount(start) && page.word(start + 1) === ':';
  const encounter = readEncounter(page, numbered ? start + 2 : start, part.end);
  if (numbered) encounter.reach(start, start + 2);
  if (encounter.marked || numbered) run.numberedLine = part.line;
  if (!isExposure(page, encounter, part, encounter.marked || run.numbered(part.line))) return;
  const last = run.drafts.at(-1)?.encounter;
  if (encounter.same && last) copyLast(encounter, last);
  if (!encounter.trigger && run.numbered(part.line))
    encounter.trigger = run.decoy || (last?.trigger ?? '');
  run.drafts.push(claim(page, encounter, part.line));
}

function isExposure(page: Page, encounter: Encounter, part: Sentence, listed: boolean): boolean {
  const something = encounter.reacted || encounter.fixed;
  const { distance, recovery } = encounter;
  if (listed && (distance || something)) return distance !== null || encounter.marked;
  const ate = encounter.food !== '';
  if (tellsOfOthers(page, part)) return false;
  if (hasSets(page, part)) return something && isLinked(page, encounter);
  if (!encounter.trigger) return distance !== null && something && ate;
  if (isOneOfSeveral(page, encounter)) return false;
  if (!distance) return something && (ate || recovery !== null);
  if (!isLinked(page, encounter)) return isToldApart(page, encounter);
  return something || ate || recovery !== null || isMarked(encounter);
}

function isMarked(encounter: Encounter): boolean {
  return encounter.same || encounter.atSign || encounter.planned === false;
}

/** `Momo growled at Fig`, `dog barked at her: one woof back`: the record is not about this dog alone. */
function tellsOfOthers(page: Page, part: Sentence): boolean {
  const named = new Set<string>();
  for (let at = part.start; at < part.end; at++) {
    if (page.isA(at, 'by_other')) return true;
    named.add(page.sense(at, 'dog_name'));
  }
  named.delete('');
  return named.size > 1;
}

/** `2x w/ dog 5m bark 3x`: several encounters, and what was told is of all of them together. */
function isOneOfSeveral(page: Page, { triggerAt }: Encounter): boolean {
  const start = page.starts[triggerAt] ?? triggerAt;
  if (!page.isNumber(start) || page.node(start).value <= 1) return false;
  return page.word(start + 1) === '×' || page.isA(start + 1, 'times_word');
}

/** `cat next door: stared, 12m`, but not `the spaniel she barked at 70 m`. */
function isToldApart(page: Page, encounter: Encounter): boolean {
  const at = encounter.distanceAt;
  return (encounter.reacted || encounter.fixed) && page.starts[at] === at;
}

function hasSets(page: Page, part: Sentence): boolean {
  for (let at = part.start; at < part.end; at++)
    if (candidateAt(page, at) || (page.free(at) && skillAt(page, at))) return true;
  return false;
}

/** `same`: reaction and food as the time before, unless told anew. */
function copyLast(encounter: Encounter, last: Encounter): void {
  if (!encounter.reacted && !encounter.fixed) {
    encounter.responses = [...last.responses];
    encounter.fixed = last.fixed;
    encounter.onCue = last.onCue;
    encounter.cameBack = last.cameBack;
    encounter.helped = last.helped;
  }
  encounter.food ||= last.food;
}

function claim(page: Page, encounter: Encounter, line: number): Draft {
  const { start } = encounter;
  let end = start;
  while (end < encounter.end && page.free(end)) end += 1;
  page.take(start, end);
  return { start, end, encounter, line, threshold: false };
}

/** `threshold 28-30m`, `Threshold for dogs today about 28 m` */
function readThresholds(page: Page, sentence: Sentence, run: Run): void {
  for (let at = sentence.start; at < sentence.end; at++) {
    if (!page.isA(at, 'threshold') || !page.free(at)) continue;
    const encounter = new Encounter();
    encounter.reach(at, at + 1);
    triggerOfThreshold(page, at - 1, encounter);
    let place = at + 1;
    while (
      isColon(page, place) ||
      page.word(place) === '~' ||
      page.isAny(place, ['is', 'trigger'])
    ) {
      triggerOfThreshold(page, place, encounter);
      place += 1;
    }
    encounter.distance = readDistance(page, place);
    if (!encounter.distance) continue;
    encounter.reach(at, encounter.distance.end);
    run.drafts.push({ ...claim(page, encounter, sentence.line), threshold: true });
  }
}

function triggerOfThreshold(page: Page, at: number, encounter: Encounter): void {
  if (!page.isA(at, 'trigger') || !page.free(at)) return;
  encounter.trigger = page.sense(at, 'trigger');
  encounter.triggerText = typedLower(page, at, at + 1);
  encounter.reach(at, at + 1);
}

/** `recovery 50s` as a sentence of its own: of the exposure before, else by itself. */
function readLoneRecovery(page: Page, sentence: Sentence, run: Run): boolean {
  const { start, end, line } = sentence;
  const found = page.isA(start, 'recovery') && page.free(start) ? recoveryAt(page, start) : null;
  if (found?.end !== end) return false;
  const last = run.drafts.at(-1);
  if (last && mayRecover(last, line)) {
    last.encounter.recovery = found.value;
    page.take(start, end);
    if (last.end >= start - 1) last.end = end;
    return true;
  }
  const encounter = new Encounter();
  encounter.recovery = found.value;
  encounter.reach(start, end);
  run.drafts.push(claim(page, encounter, line));
  return true;
}

/** Whether an exposure on this line or the one before has no recovery yet. */
function mayRecover(draft: Draft, line: number): boolean {
  return line - draft.line <= 1 && !draft.threshold && draft.encounter.recovery === null;
}

function finish(page: Page, draft: Draft): ExposureFact {
  const seen = draft.encounter;
  return {
    type: 'exposure',
    span: page.span(draft.start, draft.end),
    ...(seen.trigger && { trigger: seen.trigger as TriggerKind }),
    ...(seen.triggerText !== null && { trigger_text: seen.triggerText }),
    ...(seen.distance && { distance_m: seen.distance.value }),
    ...(seen.distance?.most !== undefined && { distance_max_m: seen.distance.most }),
    ...(seen.response !== null && { response: seen.response }),
    ...(seen.food && { took_food: seen.food as TookFood }),
    ...(seen.recovery !== null && { recovery_s: seen.recovery }),
    ...(draft.threshold && { threshold: true }),
    ...(seen.times && { times: seen.times }),
    ...(seen.planned !== null && { planned: seen.planned }),
  };
}
