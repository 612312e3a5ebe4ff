import { Table } from 'dexie';

/** An answer of the registry that is not made of documents, as it was given last. */
export interface KeptAnswer {
  readonly path: string;
  readonly value: unknown;
  readonly at: number;
}

/**
 * What the registry answered last where this device has no documents to answer from: the library,
 * the rules, who is on the team. Kept per person and practice like everything else here.
 */
export class KeptAnswers {
  constructor(private readonly answers: Table<KeptAnswer, string>) {}

  async read<T>(path: string): Promise<T | null> {
    return ((await this.answers.get(path))?.value as T | undefined) ?? null;
  }

  /** Keeps what is made of the answer held, or of null. */
  async change(path: string, change: (held: unknown) => unknown): Promise<void> {
    const { db } = this.answers;
    await db.transaction('rw', this.answers, async () => {
      await this.keep(path, change(await this.read(path)));
    });
  }

  async keep(path: string, value: unknown): Promise<void> {
    await this.answers.put({ path, value, at: Date.now() });
  }
}
