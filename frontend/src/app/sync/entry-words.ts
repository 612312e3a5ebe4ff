import type { LocalRecord } from '../offline/local-record';
import type { Body } from '../offline/wire';

/** What a record is called where it waits: its kind, its first words, its page. */
export interface EntryWords {
  readonly label: string;
  readonly text: string;
  readonly link: readonly string[] | null;
}

interface KindWords {
  readonly label: string;
  /** The field that tells most. */
  readonly says: string;
  readonly link: (
    record: { readonly id: string; readonly dogId: string | null },
    body: Body,
  ) => string[];
}

const ofDog =
  (...rest: readonly string[]) =>
  ({ dogId }: { readonly dogId: string | null }): string[] => ['/dogs', dogId ?? '', ...rest];

const KINDS: Readonly<Record<string, KindWords>> = {
  note: {
    ...{ label: 'Note', says: 'body' },
    link: ({ id, dogId }) => ['/dogs', dogId ?? '', 'notes', id],
  },
  dog: { label: 'Dog', says: 'call_name', link: ({ id }) => ['/dogs', id] },
  guardian: { label: 'Household', says: 'name', link: ({ id }) => ['/guardians', id] },
  target: {
    ...{ label: 'Plan', says: 'name' },
    link: ({ id, dogId }) => ['/dogs', dogId ?? '', 'plans', id],
  },
  session: {
    ...{ label: 'Session', says: 'summary' },
    link: ({ id, dogId }) => ['/dogs', dogId ?? '', 'sessions', id],
  },
  exercise_set: { label: 'Set', says: 'skill', link: linkOfSession },
  observation: { label: 'Observation', says: 'behavior', link: linkOfSession },
  safety_flag: { label: 'Safety flag', says: 'instruction', link: ofDog('care') },
  health_item: { label: 'Health', says: 'name', link: ofDog('care') },
  skill: { label: 'Skill', says: 'name', link: () => ['/library'] },
  behavior: { label: 'Behaviour', says: 'name', link: () => ['/library'] },
  incident: {
    ...{ label: 'Incident', says: 'place' },
    link: ({ id, dogId }) => ['/dogs', dogId ?? '', 'incidents', id],
  },
  attachment: { label: 'File', says: 'caption', link: ofDog() },
};

const MOST_SIGNS = 140;

export function entryWords(
  record: Pick<LocalRecord, 'kind' | 'id' | 'dogId'>,
  body: Body | null,
): EntryWords {
  const words = KINDS[record.kind];
  const says = words && body ? body[words.says] : null;
  const text = typeof says === 'string' ? says.trim() : '';
  return {
    label: words?.label ?? record.kind,
    text: text.length > MOST_SIGNS ? `${text.slice(0, MOST_SIGNS)}…` : text,
    link: words && body ? words.link(record, body) : null,
  };
}

/** A set or an observation is read on the page of its session, one without on its dog's. */
function linkOfSession(record: { readonly dogId: string | null }, body: Body): string[] {
  const session = body['session_id'];
  const dog = ['/dogs', record.dogId ?? ''];
  return typeof session === 'string' ? [...dog, 'sessions', session] : dog;
}
