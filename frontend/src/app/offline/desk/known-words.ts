// The words that a practice adds to the shorthand's own, out of this device's records: the same as
// registry/notes/known_words.py.
import { Known } from '../../shorthand/known';
import { bodyOf, LocalRecord } from '../local-record';
import { Body } from '../wire';
import { Desk } from './ask';
import { defaultsOf } from './defaults';
import { sortKey } from '../../measures/letters';

const MOST_NAMES = 2_000;

/** The practice's skills, behaviours, dogs and people. */
export async function practiceWords(desk: Desk): Promise<Known> {
  const [skills, behaviors, dogs] = await Promise.all([
    desk.records.ofKind('skill'),
    desk.records.ofKind('behavior'),
    desk.records.ofKind('dog'),
  ]);
  return {
    skills: namesIn(inOrder(skills, 'name')),
    behaviors: namesIn(inOrder(behaviors, 'name')),
    dogs: inOrder(dogs, 'call_name').map((dog) => String(dog['call_name'])),
    members: await namesOfMembers(desk),
  };
}

/** The practice's words with the names of a dog's plans behind them. */
export async function wordsFor(desk: Desk, dogId: string): Promise<Known> {
  const practice = await practiceWords(desk);
  const plans = inOrder(await desk.records.ofDog(dogId, 'target'), 'name');
  const skills: Record<string, string | null> = {};
  const behaviors: Record<string, string | null> = {};
  for (const plan of plans) {
    const name = String(plan['name']);
    const { measure } = { ...defaultsOf('target'), ...plan };
    const isSkill = ['percent_correct', 'latency'].includes(String(measure));
    const [mine, above] = isSkill ? [skills, practice.skills] : [behaviors, practice.behaviors];
    if (!Object.hasOwn(above ?? {}, name) && !Object.hasOwn(mine, name)) mine[name] = keyOf(plan);
  }
  if (plans.length === 0) return practice;
  return { skills, behaviors, beyond: practice };
}

function namesIn(definitions: readonly Body[]): Record<string, string | null> {
  const names: Record<string, string | null> = {};
  for (const definition of definitions) {
    const synonyms = (definition['synonyms'] as readonly string[] | undefined) ?? [];
    for (const name of [String(definition['name']), ...synonyms]) names[name] = keyOf(definition);
  }
  return names;
}

function keyOf(body: Body): string | null {
  return typeof body['key'] === 'string' ? body['key'] : null;
}

async function namesOfMembers(desk: Desk): Promise<string[]> {
  const team = await desk.kept.read<{ items: { name: string; status: string }[] }>('/members');
  const active = team?.items.filter(({ status }) => status === 'active') ?? [];
  return active.map(({ name }) => name).sort((a, b) => (a < b ? -1 : 1));
}

/** By name, and of one name what was written first. */
function inOrder(records: readonly LocalRecord[], name: string): readonly Body[] {
  const rows = records
    .map((record) => ({ body: bodyOf(record) ?? {}, id: record.id, at: record.stored?.created_at }))
    .map((row) => ({ ...row, key: sortKey(String(row.body[name])) }))
    .sort(
      (a, b) => compare(a.key, b.key) || compare(a.at ?? '~', b.at ?? '~') || compare(a.id, b.id),
    );
  return rows.slice(0, MOST_NAMES).map(({ body }) => body);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
