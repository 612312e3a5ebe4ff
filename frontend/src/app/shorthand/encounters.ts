// The parts of an encounter with a trigger: who, how far, what the dog did, whether it ate, how soon it recovered.
import { Page } from './lines';
import { Reading, isColon, readDistance, readTime } from './measures';
import { typedLower } from './skills';

const MOST_MODIFIERS = 3;
const MOST_BETWEEN = 5;
const FIXED = 3;
const NOT_MET = ['response', 'response_fixed', 'negation'];
const ALONE = 1;
const ON_CUE = 2;
const HELPS_BEFORE = 'before';

/** What one part of a sentence tells of one encounter, at nodes [start, end). */
export class Encounter {
  start = -1;
  end = -1;
  trigger = '';
  triggerText: string | null = null;
  triggerAt = -1;
  distance: Reading | null = null;
  distanceAt = -1;
  responses: number[] = [];
  fixed = false;
  onCue = false;
  cameBack = false;
  helped = false;
  food = '';
  recovery: number | null = null;
  times = 0;
  planned: boolean | null = null;
  marked = false;
  same = false;
  atSign = false;

  /** These nodes belong to the encounter; gives the node behind them. */
  reach(start: number, end: number): number {
    this.start = this.start < 0 ? start : Math.min(this.start, start);
    this.end = Math.max(this.end, end);
    return end;
  }

  /** Whether anything is told of what the dog did. */
  get reacted(): boolean {
    return this.responses.length > 0 || this.onCue;
  }

  /**
   * The strongest reaction; a dog that fixed and came away on cue is a 2. Null: nothing told, or a dog that fixed and
   * came away by itself, which is none of the anchors: 1 is without fixing, 3 without coming away. `kids 8 m, tug, looked`:
   * nor is one that came away with the handler's help and not alone.
   */
  get response(): number | null {
    let strongest = Math.max(-1, ...this.responses);
    if (this.onCue) strongest = Math.max(strongest, ON_CUE);
    else if (this.fixed && this.cameBack && strongest < FIXED) return null;
    else if (this.fixed) strongest = Math.max(strongest, FIXED);
    return strongest < 0 || (this.helped && strongest === ALONE) ? null : strongest;
  }
}

type Reader = (page: Page, at: number, encounter: Encounter) => number;
const READERS: readonly Reader[] = [readRecovery, readPlace, readTrigger, readResponse, readRest];

/** Everything that nodes [start, end) tell of an encounter. */
export function readEncounter(page: Page, start: number, end: number): Encounter {
  const encounter = new Encounter();
  let at = start;
  while (at < end) at = page.free(at) ? readPart(page, at, encounter) : at + 1;
  return encounter;
}

function readPart(page: Page, at: number, encounter: Encounter): number {
  for (const read of READERS) {
    const end = read(page, at, encounter);
    if (end > at) return end;
  }
  return at + 1;
}

/** `recovery 50s`, `back in position 6 s`, `50 s until sniffing`, `2 min 40 to recover` */
function readRecovery(page: Page, at: number, encounter: Encounter): number {
  const found = recoveryAt(page, at);
  if (!found) return 0;
  encounter.recovery = found.value;
  return encounter.reach(at, found.end);
}

/** A time of recovery at this node. */
export function recoveryAt(page: Page, at: number): Reading | null {
  if (page.isA(at, 'recovery_before')) {
    let place = at + 1;
    while (
      isColon(page, place) ||
      page.word(place) === '~' ||
      page.isAny(place, ['is', 'observed_in'])
    )
      place += 1;
    const time = readTime(page, place, true);
    if (time) return time;
  }
  const time = readTime(page, at);
  if (time && page.isA(time.end, 'recovery_after') && page.free(time.end))
    return { value: time.value, end: time.end + 1 };
  return null;
}

function readPlace(page: Page, at: number, encounter: Encounter): number {
  const distance = readDistance(page, at);
  const listed = [',', '/'].includes(page.word(at - 1)) && page.isNumber(at - 2); // `Exposures 52, 48, 44 m`
  if (!distance || listed) return 0;
  if (!encounter.distance) {
    encounter.distance = distance;
    encounter.distanceAt = at;
    encounter.atSign = page.word(at - 1) === '@';
  }
  return encounter.reach(at, distance.end);
}

function readTrigger(page: Page, at: number, encounter: Encounter): number {
  const kind = page.sense(at, 'trigger');
  const owner = page.word(at + 1) === "'" && page.glued(at + 1); // `visitors' dog`
  if (!kind || owner) return 0;
  let first = at;
  while (
    at - first < MOST_MODIFIERS &&
    page.isA(first - 1, 'trigger_modifier') &&
    page.free(first - 1)
  )
    first -= 1;
  // `no dogs`, `dogs don't know each other`, `dog barked`: nobody was met, or what the other one did.
  if (page.isA(first - 1, 'negation') || page.isAny(at + 1, NOT_MET)) return 0;
  if (!encounter.trigger) {
    encounter.trigger = kind;
    encounter.triggerAt = at;
    encounter.triggerText = typedLower(page, first, at + 1);
  }
  return encounter.reach(first, at + 1);
}

/** A reaction, and how long it lasted. */
function readResponse(page: Page, at: number, encounter: Encounter): number {
  const level = page.sense(at, 'response');
  const fixed = page.isA(at, 'response_fixed');
  const onCue = page.isA(at, 'on_cue');
  const cameBack = encounter.fixed && page.isA(at, 'came_back');
  if (!level && !fixed && !onCue && !cameBack) return 0;
  // `Biscuit barked at a scooter`
  if (isDenied(page, at) || isAtADog(page, at) || page.isName(at - 1)) return at + 1;
  if (level) encounter.helped ||= !encounter.reacted && encounter.food !== '';
  if (level) encounter.responses.push(Number(level));
  encounter.fixed ||= fixed;
  encounter.onCue ||= onCue;
  encounter.cameBack ||= cameBack;
  const lasted = readTime(page, at + 1);
  const recovers = lasted !== null && page.isA(lasted.end, 'recovery_after');
  return encounter.reach(at, lasted === null || recovers ? at + 1 : lasted.end);
}

/** `Momo growled at Fig`: among dogs that are known by name. */
function isAtADog(page: Page, at: number): boolean {
  return page.isA(at + 1, 'dog_name') || page.isA(at + 2, 'dog_name');
}

/** `no barking`, `did not bark`, `0 barks`, `no barking or lunging`. */
function isDenied(page: Page, at: number): boolean {
  const none = page.isNumber(at - 1) && page.node(at - 1).value === 0 && !page.glued(at - 1);
  if (none || page.isA(at - 1, 'negation')) return true;
  const joined = page.isA(at - 1, 'or') || page.word(at - 1) === '/';
  return joined && page.isA(at - 3, 'negation');
}

function readRest(page: Page, at: number, encounter: Encounter): number {
  const clean = page.isCount(at) ? at + 1 : at;
  if (page.isA(at, 'food')) encounter.food = page.sense(at, 'food');
  else if (page.isA(at, 'unplanned')) encounter.planned = false;
  else if (page.isA(at, 'same')) encounter.same = true;
  else if (page.isA(clean, 'clean')) {
    encounter.responses.push(Number(page.sense(clean, 'clean')));
    if (clean > at) encounter.times = page.node(at).value;
    return encounter.reach(at, clean + 1);
  } else if (page.isA(at, 'exposure')) return readMarker(page, at, encounter);
  else return readHelp(page, at, encounter);
  return encounter.reach(at, at + 1);
}

/** `tug` between the trigger and the look; `moved him` wherever it is told. */
function readHelp(page: Page, at: number, encounter: Encounter): number {
  const sense = page.sense(at, 'help');
  if (sense === HELPS_BEFORE) encounter.helped ||= encounter.start >= 0 && !encounter.reacted;
  else if (sense) encounter.helped = true;
  return sense ? at + 1 : 0;
}

/** `Exposure 1:` */
function readMarker(page: Page, at: number, encounter: Encounter): number {
  const apart = [',', '-', '.'].includes(page.word(at + 2)) && !page.isNumber(at + 3);
  const numbered = page.isCount(at + 1) && (apart || page.word(at + 2) === ':');
  const end = numbered ? at + 2 : at + 1;
  encounter.marked = end > at + 1 || page.word(end) === ':';
  return encounter.reach(at, end);
}

/** Whether the distance is the trigger's: `dog @28m`, `dog passing at ~10 m`, `28 m from a dog`. */
export function isLinked(page: Page, encounter: Encounter): boolean {
  if (!encounter.distance || !encounter.trigger) return false;
  let start = encounter.triggerAt + 1;
  let end = encounter.distanceAt;
  let names = ['trigger_state', 'approx', 'article'];
  if (encounter.triggerAt >= encounter.distanceAt) {
    start = encounter.distance.end;
    end = encounter.triggerAt;
    names = ['from', 'article', 'trigger_modifier'];
    if (!page.isA(start, 'from')) return false;
  }
  if (end - start > MOST_BETWEEN) return false;
  for (let at = start; at < end; at++)
    if (!['@', '~', ':', '≥'].includes(page.word(at)) && !page.isAny(at, names)) return false;
  return true;
}
