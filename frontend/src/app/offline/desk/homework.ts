import { HomeworkFields, HomeworkStanding } from '../../api/types';
import { bodyOf } from '../local-record';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { pageByName } from './by-name';
import { completed } from './completed';
import { documentRoutes, idOf } from './documents';
import { defaultsOf } from './defaults';
import { deletedHere, invalidAt, notHere } from './problems';
import { needsDog, needsOwn, requireDog } from './references';
import { Resource } from './resource';

const DAY_MS = 86_400_000;
/** Days from 1970 to the last that the registry knows. */
const LATEST = 2_932_896;
const NAMED = [
  { field: 'plan_id', kind: 'target', noun: 'plan' },
  { field: 'note_id', kind: 'note', noun: 'note' },
  { field: 'clip_id', kind: 'attachment', noun: 'attachment' },
] as const;

/** Homework, as the registry's room `homework` keeps it. Links to it are made by the registry alone. */
export const HOMEWORK_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/dogs/:id/homework', handle: homeworkOfDog },
  { method: 'GET', path: '/homework/:id/standing', handle: standing },
  ...documentRoutes({
    ...{ kind: 'homework', path: '/homework', noun: 'homework' },
    writers: ['owner', 'trainer'],
    prepare: (_desk, body, before) =>
      Promise.resolve(withItsLog(completed('homework', body), before)),
    check: async (desk, _id, body, before) => {
      await needsDog(desk, String(body['dog_id']));
      staysWithItsDog(body, before);
      await namesItsOwn(desk, body, before);
    },
  }),
];

async function homeworkOfDog(desk: Desk, ask: Ask): Promise<unknown> {
  await requireDog(desk, idOf(ask));
  const { status } = ask.query;
  const all = await desk.records.ofDog(idOf(ask), 'homework');
  return pageByName(desk, ask, all, newestFirst, (one) => !status || one['status'] === status);
}

/** How it goes. What computes that is loaded when somebody looks. */
async function standing(desk: Desk, ask: Ask): Promise<HomeworkStanding> {
  const record = await desk.records.read('homework', idOf(ask));
  if (!record) throw notHere('homework');
  const body = bodyOf(record);
  if (!body) throw deletedHere('homework');
  const practice = await desk.records.read('organization', desk.organizationId);
  const known = practice && bodyOf(practice);
  if (!known) throw notHere('practice');
  const { standingOf } = await import('./homework-standing');
  const at = { timeZone: String(known['time_zone']), now: desk.now() };
  const homework = completed('homework', { ...defaultsOf('homework'), ...body });
  return standingOf(homework as unknown as HomeworkFields, { homeworkId: record.id, ...at });
}

/** What began last stands first; on one day, by name. */
function newestFirst(homework: Resource): string {
  const day = Date.parse(String(homework['starts_on'])) / DAY_MS;
  return `${String(LATEST - day).padStart(7, '0')} ${nameOf(homework)}`;
}

function nameOf(homework: Resource): string {
  const [firstLine = ''] = String(homework['instruction']).trim().split('\n');
  return String(homework['title']).trim() || firstLine.slice(0, 120);
}

/** The log is the owner's: no write of a member takes an entry from it or changes one. */
function withItsLog(body: Body, before: Body | null): Body {
  const kept = entriesOf(before);
  if (kept.length === 0) return body;
  const known = new Set(kept.map((entry) => entry['id']));
  return {
    ...body,
    practice: [...kept, ...entriesOf(body).filter((one) => !known.has(one['id']))],
  };
}

function entriesOf(body: Body | null): readonly Body[] {
  return (body?.['practice'] as readonly Body[] | undefined) ?? [];
}

function staysWithItsDog(body: Body, before: Body | null): void {
  if (!before || before['dog_id'] === body['dog_id']) return;
  const message = 'Homework stays with its dog: links to it may be out. Give new homework.';
  throw invalidAt('/dog_id', message);
}

async function namesItsOwn(desk: Desk, body: Body, before: Body | null): Promise<void> {
  for (const { field, kind, noun } of NAMED) {
    const id = body[field];
    if (typeof id !== 'string' || before?.[field] === id) continue;
    await needsOwn(desk, String(body['dog_id']), { pointer: `/${field}`, kind, id, noun });
    if (field === 'clip_id') await mayBeShown(desk, id);
  }
}

async function mayBeShown(desk: Desk, clipId: string): Promise<void> {
  const record = await desk.records.read('attachment', clipId);
  const clip = record && bodyOf(record);
  const about = clip && (await desk.records.anyOf(String(clip['about_id'])));
  const owner = about && bodyOf(about);
  if (
    clip?.['visibility'] !== 'private' &&
    !clip?.['keep_place'] &&
    owner?.['visibility'] !== 'private'
  )
    return;
  const message =
    'This clip is private, or tells where it was taken. Choose one that may be shown.';
  throw invalidAt('/clip_id', message);
}
