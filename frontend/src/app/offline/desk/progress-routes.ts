import { bodyOf } from '../local-record';
import { Ask, Desk, Route } from './ask';
import { idOf } from './documents';
import { dogInPractice } from './dog-records';
import { deletedHere, needsConnection, notHere } from './problems';
import type { Asked } from './progress';

/** Charts. What computes them is loaded when somebody looks at them. */
export const PROGRESS_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/dogs/:id/progress', handle: progress },
];

async function progress(desk: Desk, ask: Ask): Promise<unknown> {
  // A part of the calendar is asked for by scripts and never by the page.
  if (ask.query['from'] ?? ask.query['to']) throw needsConnection();
  const dog = await desk.records.read('dog', idOf(ask));
  if (!dog) throw notHere('dog');
  if (!bodyOf(dog)) throw deletedHere('dog');
  const [{ progressOf }, { records, practice }] = await Promise.all([
    import('./progress'),
    dogInPractice(desk, dog.id),
  ]);
  return progressOf(records, practice, askedFor(ask));
}

function askedFor({ query: { per, skill, behavior } }: Ask): Asked {
  return {
    per: per === 'day' || per === 'session' ? per : null,
    skill: typeof skill === 'string' ? skill : null,
    behavior: typeof behavior === 'string' ? behavior : null,
  };
}
