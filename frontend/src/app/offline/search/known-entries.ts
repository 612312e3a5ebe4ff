import { LocalDatabase } from '../local-database';
import { Entry } from './entry';
import { shelfOf } from './shelves';

/** About two searches with the most candidates. */
const MOST = 1_500;
/** One request for a row costs as much as reading past some of its neighbours. */
const WIDEST_GAP = 4;

/** Numbers from first to last that are read at once, the gaps between them too. */
interface Run {
  readonly first: number;
  last: number;
}

/** Entries as they were read, the latest of them kept: most of a search's time goes into reading them. */
export class KnownEntries {
  private readonly kept = new Map<number, Entry>();

  constructor(private readonly database: LocalDatabase) {}

  forget(shelves: readonly number[]): void {
    const gone = new Set(shelves);
    for (const number of this.kept.keys()) if (gone.has(shelfOf(number))) this.kept.delete(number);
  }

  /** In the order of the numbers; those that have no entry are left out. */
  async read(numbers: readonly number[]): Promise<readonly Entry[]> {
    const missing = numbers.filter((number) => !this.kept.has(number));
    const rows = await Promise.all(runsOf(missing).map((run) => this.readRun(run)));
    const wanted = new Set(missing);
    for (const row of rows.flat()) if (wanted.has(row.number)) this.kept.set(row.number, row);
    const found = numbers.flatMap((number) => this.kept.get(number) ?? []);
    for (const number of this.kept.keys()) {
      if (this.kept.size <= MOST) break;
      this.kept.delete(number);
    }
    return found;
  }

  private async readRun({ first, last }: Run): Promise<readonly Entry[]> {
    const { searchEntries } = this.database;
    if (first !== last)
      return searchEntries.where('number').between(first, last, true, true).toArray();
    const entry = await searchEntries.get(first);
    return entry ? [entry] : [];
  }
}

function runsOf(numbers: readonly number[]): readonly Run[] {
  const runs: Run[] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && number - run.last <= WIDEST_GAP) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs;
}
