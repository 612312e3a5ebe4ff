import { SafetyFlag } from '../../api/types';
import { Problem } from '../../core/http/problem';
import { Act, Acknowledged, revisionOf } from '../act';
import { ACKNOWLEDGEMENTS, GivenAcknowledgement, withOne } from '../known-acknowledgements';
import { Ask, Desk } from './ask';
import { idOf } from './documents';
import { changedMeanwhile, notHere } from './problems';
import { Resource, resourceOf } from './resource';

/** Who has read which revision of what: as the registry told it, with what this person did here since. */
export class Readers {
  private constructor(
    private readonly desk: Desk,
    private readonly given: readonly GivenAcknowledgement[],
    private readonly acts: readonly Act[],
  ) {}

  static async of(desk: Desk): Promise<Readers> {
    // In this order: an act that is told to the registry in between is found as an answer, and never as neither.
    const acts = (await desk.acts.all()).filter(({ deed }) => deed === undefined);
    const held = await desk.kept.read<{ items: readonly GivenAcknowledgement[] }>(ACKNOWLEDGEMENTS);
    return new Readers(
      desk,
      held?.items ?? [],
      await Promise.all(acts.map((act) => known(desk, act))),
    );
  }

  /** Everybody's newest acknowledgement of a record, by time. */
  ofRecord(record: Resource): readonly Acknowledged[] {
    const given = this.given
      .filter((one) => one.document_id === record.id)
      .map(({ person_id, person_name, revision, at }) => ({
        person_id,
        person_name,
        revision,
        at,
      }));
    const { id, name } = this.desk.person;
    const mine = this.acts.find((act) => act.documentId === record.id && act.refused === null);
    if (!mine) return given;
    const done = { person_id: id, person_name: name, revision: mine.seen, at: mine.at };
    return [...given.filter((one) => one.person_id !== id), done];
  }

  /** Whether this person has read the record as it stands now. */
  hasRead(record: Resource): boolean {
    return this.ofRecord(record).some(
      (one) => one.person_id === this.desk.person.id && one.revision === record.revision,
    );
  }
}

/** An act with the revision that its words have become by now. */
async function known(desk: Desk, act: Act): Promise<Act> {
  const record = await desk.records.read(act.kind, act.documentId);
  return { ...act, seen: revisionOf(act, record ?? undefined) ?? act.seen };
}

/** Keeps that this person has read a record as it stands now; the registry is told when there is a network. */
export async function acknowledge(desk: Desk, ask: Ask, kind: Act['kind']): Promise<Acknowledged> {
  const record = await desk.records.read(kind, idOf(ask));
  const now = record && resourceOf(desk, record);
  if (!now) throw notHere(kind === 'note' ? 'note' : 'safety flag');
  if (ask.revision !== undefined && ask.revision !== now.revision) throw changedMeanwhile(now);
  const readers = await Readers.of(desk);
  const before = readers.ofRecord(now).find((one) => one.person_id === desk.person.id);
  if (before?.revision === now.revision) return before;
  const { at } = await desk.acts.acknowledge(kind, now.id, now.revision, desk.now());
  const { id, name } = desk.person;
  return { person_id: id, person_name: name, revision: now.revision, at };
}

/**
 * Keeps an acknowledgement that the registry took itself, while this device had not everything yet:
 * a moment later it may have, and must not ask for the same again.
 */
export async function keepTaken(
  desk: Desk,
  ask: Ask,
  { kind, answer }: { readonly kind: Act['kind']; readonly answer: unknown },
): Promise<void> {
  const given = { ...(answer as Acknowledged), kind, document_id: idOf(ask) };
  await desk.kept.change(ACKNOWLEDGEMENTS, (held) => withOne(held, given));
}

/**
 * Throws what the registry answers whoever begins to handle a dog with a danger flag that they have
 * not read. `at` is the moment of the handling (RFC 3339): a flag that ends later still counts.
 */
export async function requireAcknowledged(desk: Desk, dogId: string, at: string): Promise<void> {
  const readers = await Readers.of(desk);
  const flags = await desk.records.ofDog(dogId, 'safety_flag');
  const unread = flags
    .map((record) => resourceOf(desk, record))
    .filter((flag) => flag !== null)
    .filter((flag) => flag['severity'] === 'danger' && !hasEnded(flag, at))
    .filter((flag) => !readers.hasRead(flag))
    .map((flag) => flag as unknown as SafetyFlag);
  const [first] = unread;
  if (!first) return;
  const what = unread.length === 1 ? 'a danger flag' : `${unread.length} danger flags`;
  const words = first.instruction.trim().replace(/\.+$/, '');
  throw new Problem({
    code: 'acknowledgement-needed',
    status: 409,
    title: 'Read this before you handle the dog',
    detail: `This dog has ${what} that you have not acknowledged: “${words}”. Read and acknowledge it, then start again.`,
    extra: {
      flags: unread.map(({ id, revision, instruction, severity }) => ({
        ...{ id, revision, instruction, severity },
      })),
    },
  });
}

/** Whether a flag has ended by a moment. */
export function hasEnded(flag: Resource, at: string): boolean {
  const end = flag['ended_at'];
  return typeof end === 'string' && Date.parse(end) <= Date.parse(at);
}
