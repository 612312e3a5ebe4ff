// How long: `whining 25 s`, `duration settle 4:30`.
import { Page } from './lines';
import { isColon, readTime } from './measures';
import { Named, namedAt } from './skills';

/** `whining 25 s`, `barked for 2 min`; where it ends, 0 for none. */
export function readDurationBehind(page: Page, at: number): number {
  const place = page.isA(at + 1, 'lasting') || page.word(at + 1) === ':' ? at + 2 : at + 1;
  const time = readTime(page, place);
  if (!time || !page.allFree(at, time.end)) return 0;
  return add(page, at, time.end, namedAt(page, at, 'behavior'), time.value);
}

/** `duration settle 4:30`, `settle duration 2 min`; where it ends, 0 for none. */
export function readNamedDuration(page: Page, at: number): number {
  const behind = isColon(page, at + 1) || page.isA(at + 1, 'of') ? at + 2 : at + 1;
  let start = at;
  let place: number;
  let named = behaviorOrSkill(page, behind);
  if (named)
    place = isColon(page, behind + 1) || page.isA(behind + 1, 'is') ? behind + 2 : behind + 1;
  else {
    start = at - 1;
    named = behaviorOrSkill(page, at - 1);
    place = page.isA(behind, 'is') ? behind + 1 : behind;
  }
  const time = readTime(page, place, true);
  if (!named || !time || !page.allFree(start, time.end)) return 0;
  return add(page, start, time.end, named, time.value);
}

function add(page: Page, start: number, end: number, named: Named, seconds: number): number {
  page.facts.push({
    type: 'duration',
    span: page.span(start, end),
    behavior: named.text,
    ...(named.key && { key: named.key }),
    seconds,
  });
  page.take(start, end);
  return end;
}

function behaviorOrSkill(page: Page, at: number): Named | null {
  for (const name of ['behavior', 'skill', 'weak_skill'])
    if (page.isA(at, name) && page.free(at)) return namedAt(page, at, name);
  return null;
}
