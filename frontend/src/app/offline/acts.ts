import { uuid7 } from '../core/uuid7';
import { asProblem, Problem } from '../core/http/problem';
import {
  Act,
  Acknowledged,
  CHANGED_BEFORE_SIGNING,
  CHANGED_SINCE,
  refusedAct,
  revisionOf,
} from './act';
import { addAcknowledgement } from './known-acknowledgements';
import { LocalDatabase } from './local-database';
import { keyOf } from './local-record';
import { Refusal, SyncDoor } from './wire';

/** The person's role, or the request itself: it will never be taken as it is. */
const FINAL = new Set([400, 403, 404, 409, 410, 412, 413, 422, 428]);

/** What a person did on this device that is no record, until the registry was told. */
export class Acts {
  constructor(private readonly database: LocalDatabase) {}

  /** Keeps an acknowledgement; an earlier one of the same record that waits or was refused goes. */
  acknowledge(kind: Act['kind'], documentId: string, seen: number, at: Date): Promise<Act> {
    return this.keep({ kind, documentId, seen, at: at.toISOString() });
  }

  /** Keeps that this person co-signed a note as it stood, in the place of an earlier try. */
  cosign(documentId: string, seen: number, at: Date): Promise<Act> {
    return this.keep({ kind: 'note', deed: 'cosign', documentId, seen, at: at.toISOString() });
  }

  private keep(what: Omit<Act, 'id' | 'order' | 'refused'>): Promise<Act> {
    const { records, acts } = this.database;
    return this.database.transaction('rw', records, acts, async () => {
      const { documentId, deed, seen } = what;
      const before = (await this.about(documentId)).filter((act) => act.deed === deed);
      const same = before.find((act) => act.refused === null && act.seen === seen);
      if (same) return same;
      await acts.bulkDelete(before.map(({ id }) => id));
      const order = await this.database.nextOrder();
      const act: Act = { id: uuid7(), ...what, order, refused: null };
      await acts.put(act);
      return act;
    });
  }

  /** Those that wait and those that were refused, by the record that they are about. */
  async about(documentId: string): Promise<readonly Act[]> {
    return (await this.all()).filter((act) => act.documentId === documentId);
  }

  /** Everything that the registry was not told or did not take. */
  all(): Promise<readonly Act[]> {
    return this.database.acts.toArray();
  }

  /** The person has seen that it was refused. */
  async giveUp(id: string): Promise<void> {
    await this.database.acts.delete(id);
  }

  /** The place of the oldest one that waits; what was written behind it goes out after it. */
  async firstOrder(): Promise<number> {
    return (await this.database.acts.orderBy('order').first())?.order ?? Infinity;
  }

  /** Tells the registry of the oldest one; false when none waits. Throws what stands in the way. */
  async sendNext(door: SyncDoor): Promise<boolean> {
    const act = await this.database.acts.orderBy('order').first();
    if (!act) return false;
    const record = await this.database.records.get(keyOf(act.kind, act.documentId));
    const revision = revisionOf(act, record);
    if (revision === null) {
      await this.database.acts.put(refusedAct(act, changedSince(act)));
      return true;
    }
    try {
      await this.tell(door, act, revision);
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (!FINAL.has(problem.status) || isOfThePerson(problem)) throw thrown;
      const { title, detail, status } = problem;
      await this.database.acts.put(refusedAct(act, { title, detail, status }));
    }
    return true;
  }

  private async tell(door: SyncDoor, act: Act, revision: number): Promise<void> {
    if (act.deed !== 'cosign') {
      await this.done(act, await door.acknowledge(act.kind, act.documentId, revision));
      return;
    }
    await door.cosign(act.documentId, revision);
    await this.database.acts.delete(act.id);
  }

  private async done(act: Act, answer: Acknowledged): Promise<void> {
    const { acts, answers } = this.database;
    await this.database.transaction('rw', acts, answers, async () => {
      await acts.delete(act.id);
      await addAcknowledgement(answers, { ...answer, kind: act.kind, document_id: act.documentId });
    });
  }
}

/** It is not about this act: who was let go, or has an old token, can send nothing at all. */
function isOfThePerson({ notAMember, code }: Problem): boolean {
  return notAMember || code.startsWith('csrf');
}

function changedSince(act: Act): Refusal {
  return act.deed === 'cosign' ? CHANGED_BEFORE_SIGNING : CHANGED_SINCE;
}
