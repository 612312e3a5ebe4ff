import { Schemas } from '../../api/types';
import { Page } from '../../shared/state/paged';
import { bodyOf, LocalRecord, revisionSeen } from '../local-record';
import { momentOf } from '../place-in-lists';
import { Body } from '../wire';
import { Ask, Desk } from './ask';
import { idOf } from './documents';
import { detailKindOf, facetsOf, folded, tagsOf } from './facets';
import { namesOf, NameOf } from './names';
import { deletedHere, notHere } from './problems';
import { resultsOf, SessionResults } from './session-results';
import { factsOf, SessionFact } from './session-facts';
import { inReadingOrder, isBehind, placeOf, placeText, walk } from './line-walk';
import { spanOf } from './days-asked';
import { isoMoment, text, textOrNull } from './values';

/**
 * The timeline of a dog as the registry answers it. A page reads as many records as it shows, and
 * the sets of the sessions among them; nothing else of the dog is read. A filter reads on until the
 * page is full.
 */
export type TimelineItem = Schemas['TimelineItem'];

const DEFAULT_LIMIT = 50;

interface Shown {
  readonly record: LocalRecord;
  readonly body: Body;
}

/** What is told beside the records themselves. */
interface Known {
  readonly names: NameOf;
  readonly results: ReadonlyMap<string, SessionResults>;
}

export async function timelineOf(desk: Desk, ask: Ask): Promise<Page<TimelineItem>> {
  const limit = Number(ask.query['limit'] ?? DEFAULT_LIMIT);
  const [names, found] = await Promise.all([
    namesOf(desk),
    firstOf(desk, ask, limit + 1),
    dogIsHere(desk, idOf(ask)),
  ]);
  const shown = found.slice(0, limit);
  const results = await resultsBySession(desk, shown);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((one) => itemOf(desk, one, { names, results })),
    next_cursor: last ? placeText(placeOf(last.record)) : null,
  };
}

async function dogIsHere(desk: Desk, id: string): Promise<void> {
  const dog = await desk.records.read('dog', id);
  if (!dog) throw notHere('dog');
  if (!bodyOf(dog)) throw deletedHere('dog');
}

/** The first so many of what is wanted behind the cursor, newest first. */
async function firstOf(desk: Desk, ask: Ask, most: number): Promise<readonly Shown[]> {
  const { cursor } = ask.query;
  const after = typeof cursor === 'string' && cursor !== '' ? cursor : null;
  const wants = wanted(ask);
  const found: Shown[] = [];
  for await (const batch of walk(desk.records, idOf(ask), { ...spanOf(ask.query), after, most })) {
    for (const record of inReadingOrder(batch)) {
      const body = bodyOf(record);
      if (!body || (after !== null && !isBehind(record, after)) || !wants(record, body)) continue;
      found.push({ record, body });
      if (found.length === most) return found;
    }
  }
  return found;
}

function wanted({ query }: Ask): (record: LocalRecord, body: Body) => boolean {
  const kind = query['kind'] ?? '';
  const tag = query['tag'] ? folded(String(query['tag'])) : '';
  return (record, body) =>
    (kind === '' || record.kind === kind || detailKindOf(record.kind, body) === kind) &&
    (tag === '' || tagsOf(record.kind, body).some((one) => folded(one) === tag));
}

function itemOf(desk: Desk, { record, body }: Shown, known: Known): TimelineItem {
  const { title, summary, tags, detail_kind, visibility } = facetsOf(record.kind, body);
  const authorId = record.stored?.author_id ?? desk.person.id;
  return {
    author: { id: authorId, name: known.names(authorId) },
    ...{ kind: record.kind, id: record.id, dog_id: text(body['dog_id']) },
    occurred_at: isoMoment(momentOf(record.kind, body) ?? ''),
    ...{ title, summary, tags: [...tags], detail_kind, visibility },
    revision: revisionSeen(record),
    results: known.results.get(record.id) ?? null,
  };
}

/** What each of the sessions came to; a void one came to nothing. */
async function resultsBySession(
  desk: Desk,
  shown: readonly Shown[],
): Promise<ReadonlyMap<string, SessionResults>> {
  const sessions = shown.filter(
    ({ record, body }) => record.kind === 'session' && body['status'] !== 'void',
  );
  const parts = new Map<string, LocalRecord[]>();
  if (sessions.length > 0) {
    for (const part of await desk.records.partsOf(sessions.map(({ record }) => record.id))) {
      const id = part.sessionId ?? '';
      parts.set(id, [...(parts.get(id) ?? []), part]);
    }
  }
  const results = new Map<string, SessionResults>();
  for (const { record, body } of sessions) {
    const told = resultsOf(factsIn(parts.get(record.id) ?? [], textOrNull(body['ended_at'])));
    if (told) results.set(record.id, told);
  }
  return results;
}

/** In order of time. What nobody stopped lasted until the session's end. */
function factsIn(parts: readonly LocalRecord[], endedAt: string | null): readonly SessionFact[] {
  return inReadingOrder(parts)
    .toReversed()
    .flatMap((part) => factsOf(part.kind, bodyOf(part) ?? {}))
    .sort((a, b) => a.at - b.at)
    .map((fact) => {
      if (fact.type !== 'duration' || !fact.unstopped || endedAt === null) return fact;
      return { ...fact, durationS: Math.max(0, (Date.parse(endedAt) - fact.at) / 1_000) };
    });
}
