import { SearchHit } from '../../api/types';
import { LocalDatabase } from '../local-database';
import { bodyOf, keyOf, LocalRecord } from '../local-record';
import { facetsOf } from './facets';
import { IndexReader } from './index-reading';
import { Matcher } from './matching';
import { People } from './planner';
import { rounded, Scored } from './ranking';
import { snippetOf } from './snippet';

interface Known {
  readonly matcher: Matcher;
  readonly people: People;
}

/** From matches to what is shown: title, snippet, author and dog of the hits of one page. */
export async function present(
  database: LocalDatabase,
  index: IndexReader,
  found: readonly Scored[],
  { matcher, people }: Known,
): Promise<SearchHit[]> {
  const entries = await index.entries(found.map(({ number }) => number));
  const dogKeys = entries.flatMap(({ dogId }) => (dogId === null ? [] : [keyOf('dog', dogId)]));
  const keys = [...new Set([...entries.map(({ key }) => key), ...dogKeys])];
  const rows = await database.records.bulkGet(keys);
  const records = new Map(keys.map((key, at) => [key, rows[at]]));
  const names = new Map([people.me, ...people.all].map(({ id, name }) => [id, name]));
  return entries.flatMap(({ key, created, dogId, number }) => {
    const record = records.get(key);
    const score = found.find((each) => each.number === number)?.score ?? 0;
    const dog = dogId === null ? undefined : records.get(keyOf('dog', dogId));
    const hit = record && hitOf(record, created, dog, matcher);
    if (!hit) return [];
    const authorId = record.stored?.author_id ?? people.me.id;
    const author = { id: authorId, name: names.get(authorId) ?? '' };
    return [{ ...hit, author, score: rounded(Math.min(1, Math.max(0, score)), 4) }];
  });
}

function hitOf(
  record: LocalRecord,
  created: number,
  dog: LocalRecord | undefined,
  matcher: Matcher,
): Omit<SearchHit, 'author' | 'score'> | null {
  const body = bodyOf(record);
  const facets = body && facetsOf(record.kind, body);
  if (!facets) return null;
  const dogName = dog && bodyOf(dog)?.['call_name'];
  return {
    kind: record.kind,
    id: record.id,
    dog_id: typeof dogName === 'string' ? record.dogId : null,
    dog_name: typeof dogName === 'string' ? dogName : null,
    occurred_at: facets.occurredAt ?? new Date(created).toISOString(),
    title: facets.title,
    snippet: snippetOf(facets.texts.join('\n'), matcher),
    detail_kind: facets.detailKind,
    tags: [...facets.tags],
  };
}
