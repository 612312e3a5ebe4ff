import { HealthItem } from '../../api/types';
import { bodyOf } from '../local-record';
import { Body } from '../wire';
import { acknowledge, hasEnded, keepTaken, Readers } from './acknowledgements';
import { Ask, Desk, Route } from './ask';
import { todayOf } from './calendar';
import { documentRoutes, idOf } from './documents';
import { healthCards } from './health-rules';
import { namesOf } from './names';
import { invalidAt, missingReference, notHere } from './problems';
import { Resource, resourceOf } from './resource';
import { weights } from './weights';

const GRAVITY = ['danger', 'caution', 'info'];

/** Safety flags, health and weight of a dog, as the registry's rooms `care` and `training` answer them. */
export const CARE_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/dogs/:id/safety', handle: safety },
  { method: 'GET', path: '/dogs/:id/health', handle: health },
  { method: 'GET', path: '/dogs/:id/weights', handle: weights },
  {
    ...{ method: 'POST', path: '/safety-flags/:id/acknowledge' },
    handle: (desk, ask) => acknowledge(desk, ask, 'safety_flag'),
    took: (desk, ask, answer) => keepTaken(desk, ask, { kind: 'safety_flag', answer }),
  },
  ...documentRoutes({
    ...{ kind: 'safety_flag', path: '/safety-flags', noun: 'safety flag' },
    writers: ['owner', 'trainer'],
    check: async (desk, _, flag, before) => {
      await checkDog(desk, flag);
      await checkEvidence(desk, flag, before);
    },
  }),
  ...documentRoutes({
    ...{ kind: 'health_item', path: '/vaccinations', noun: 'health item' },
    check: async (desk, _, item) => {
      checkDates(item);
      await checkDog(desk, item);
    },
  }),
];

async function safety(desk: Desk, ask: Ask): Promise<unknown> {
  await dogOf(desk, ask);
  const [today, readers, names] = await Promise.all([
    todayOf(desk),
    Readers.of(desk),
    namesOf(desk),
  ]);
  const at = desk.now().toISOString();
  const acts = await desk.acts.all();
  const running = (await ofDog(desk, ask, 'safety_flag')).filter((flag) => !hasEnded(flag, at));
  const items = running.sort(bySeverity).map((flag) => {
    const due = (flag['review_due_on'] as string | undefined) ?? null;
    const refused = acts.find((act) => act.documentId === flag.id)?.refused;
    return {
      ...{ id: flag.id, revision: flag.revision, dog_id: flag['dog_id'] },
      ...{ instruction: flag['instruction'], category: flag['category'] },
      severity: flag['severity'],
      reported_by_owner: (flag['evidence_ids'] as readonly string[]).length === 0,
      ...{ set_by: names(flag.author_id), set_at: flag.created_at },
      ...{ review_due_on: due, review_overdue: due !== null && due < today },
      acknowledged: readers.hasRead(flag),
      acknowledgements: readers.ofRecord(flag),
      ...(refused && { not_taken: refused.detail ?? refused.title }),
    };
  });
  return { items };
}

async function health(desk: Desk, ask: Ask): Promise<unknown> {
  const dog = await dogOf(desk, ask);
  const today = await todayOf(desk);
  const items = await ofDog(desk, ask, 'health_item');
  return { items: healthCards(items as unknown as HealthItem[], today, dog), today };
}

/** The most severe first, and among those the one that was set last. */
function bySeverity(one: Resource, other: Resource): number {
  const gravity = (flag: Resource): number => GRAVITY.indexOf(String(flag['severity']));
  const set = (flag: Resource): string => `${flag.created_at} ${flag.id}`;
  return gravity(one) - gravity(other) || (set(one) < set(other) ? 1 : -1);
}

async function ofDog(desk: Desk, ask: Ask, kind: string): Promise<Resource[]> {
  const records = await desk.records.ofDog(idOf(ask), kind);
  return records.map((record) => resourceOf(desk, record)).filter((one) => one !== null);
}

/** The dog that the path names. */
export async function dogOf(desk: Desk, ask: Ask): Promise<Resource> {
  const record = await desk.records.read('dog', idOf(ask));
  const dog = record && resourceOf(desk, record);
  if (!dog) throw notHere('dog');
  return dog;
}

async function checkDog(desk: Desk, body: Body): Promise<void> {
  const dog = await desk.records.read('dog', String(body['dog_id']));
  if (!dog || !bodyOf(dog)) throw missingReference('/dog_id', 'dog');
}

/** What a flag names as evidence is there and about its dog; what it named before is not asked again. */
async function checkEvidence(desk: Desk, flag: Body, before: Body | null): Promise<void> {
  const known = before && before['dog_id'] === flag['dog_id'] ? evidenceOf(before) : [];
  for (const [place, id] of evidenceOf(flag).entries()) {
    if (known.includes(id)) continue;
    const found = await desk.records.anyOf(id);
    const pointer = `/evidence_ids/${place}`;
    if (!found || !bodyOf(found)) throw missingReference(pointer, 'record');
    if (found.dogId === null || found.dogId === flag['dog_id']) continue;
    const message = `The record ${id} is about another dog. Name one of this dog.`;
    throw invalidAt(pointer, message);
  }
}

function evidenceOf(flag: Body): readonly string[] {
  return (flag['evidence_ids'] as readonly string[] | undefined) ?? [];
}

function checkDates(item: Body): void {
  const [given, expires, from, to] = ['given_on', 'expires_on', 'from_on', 'to_on'].map(
    (field) => item[field] as string | null | undefined,
  );
  if (given && expires && expires < given) {
    throw invalidAt('/expires_on', 'It expires before it was given. Check the two dates.');
  }
  if (from && to && to < from) {
    throw invalidAt('/to_on', 'It ends before it begins. Check the two dates.');
  }
}
