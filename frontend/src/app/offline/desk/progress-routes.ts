import { bodyOf, LocalRecord } from '../local-record';
import { Ask, Desk, Route } from './ask';
import { idOf } from './documents';
import { deletedHere, needsConnection, notHere } from './problems';
import type { Asked, Practice } from './progress';

/** Charts. What computes them is loaded when somebody looks at them. */
export const PROGRESS_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/dogs/:id/progress', handle: progress },
];

const KINDS = ['target', 'session', 'exercise_set', 'observation', 'note'];

async function progress(desk: Desk, ask: Ask): Promise<unknown> {
  // A part of the calendar is asked for by scripts and never by the page.
  if (ask.query['from'] ?? ask.query['to']) throw needsConnection();
  const dog = await desk.records.read('dog', idOf(ask));
  if (!dog) throw notHere('dog');
  if (!bodyOf(dog)) throw deletedHere('dog');
  const [{ progressOf }, practice, ...records] = await Promise.all([
    import('./progress'),
    practiceOf(desk),
    ...KINDS.map((kind): Promise<readonly LocalRecord[]> => desk.records.ofDog(dog.id, kind)),
  ]);
  return progressOf(records.flat(), practice, askedFor(ask));
}

function askedFor({ query: { per, skill, behavior } }: Ask): Asked {
  return {
    per: per === 'day' || per === 'session' ? per : null,
    skill: typeof skill === 'string' ? skill : null,
    behavior: typeof behavior === 'string' ? behavior : null,
  };
}

interface Members {
  readonly items: readonly { readonly person_id: string; readonly name: string }[];
}

/** The practice's clock and units, and what its people are called. */
async function practiceOf(desk: Desk): Promise<Practice> {
  const record = await desk.records.read('organization', desk.organizationId);
  const body = record && bodyOf(record);
  if (!body) throw notHere('practice');
  const members = (await desk.kept.read<Members>('/members'))?.items ?? [];
  const names = new Map(members.map(({ person_id, name }) => [person_id, name]));
  return {
    timeZone: String(body['time_zone']),
    units: body['unit_system'] === 'us' ? 'us' : 'metric',
    nowMs: desk.now().getTime(),
    me: desk.person.id,
    names: names.set(desk.person.id, desk.person.name),
  };
}
