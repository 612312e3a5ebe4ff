import { computed, signal } from '@angular/core';
import { ImportReport, ImportTable, TableReport } from '../api/types';
import { isOneTable, ImportWish } from './exchange-store';

type Columns = ReadonlyMap<string, string>;

/** One column of a CSV and the field it is taken for; '' leaves it out. */
export interface Column {
  readonly heading: string;
  readonly field: string;
}

/**
 * An import on its way from the file to "Import now". Only what a dry run has said of exactly this
 * file, these columns and this table may be imported: any change makes it necessary to check again.
 */
export class ImportDraft {
  private readonly chosen = signal<File | null>(null);
  private readonly said = signal<ImportReport | null>(null);
  private readonly changes = signal<ReadonlyMap<ImportTable, Columns>>(new Map());
  private readonly changed = signal(false);
  private readonly named = signal<ImportTable | ''>('');

  readonly file = this.chosen.asReadonly();
  readonly report = this.said.asReadonly();
  readonly table = this.named.asReadonly();
  /** Something was changed since the dry run. */
  readonly stale = this.changed.asReadonly();
  readonly oneTable = computed(() => {
    const file = this.chosen();
    return file !== null && isOneTable(file);
  });
  readonly applied = computed(() => {
    const said = this.said();
    return said?.archive?.applied ?? said?.tables?.applied ?? false;
  });
  /** A file of the set of which nothing can be taken: the registry then imports none of it. */
  readonly stuck = computed(() => (this.said()?.tables?.tables ?? []).some((one) => one.problem));
  /** Whether there is something that the dry run said could be taken. */
  readonly ready = computed(() => {
    const said = this.said();
    if (!said || this.changed() || this.applied() || this.stuck()) return false;
    return said.archive !== null || (said.tables?.tables ?? []).some((one) => one.taken > 0);
  });

  choose(file: File | null): void {
    this.chosen.set(file);
    this.said.set(null);
    this.changes.set(new Map());
    this.named.set('');
    this.changed.set(false);
  }

  /** Says what a single CSV holds. What its columns were taken for belongs to another table. */
  nameTable(table: ImportTable | ''): void {
    this.named.set(table);
    this.changes.set(new Map());
    this.changed.set(true);
  }

  change(table: ImportTable, heading: string, field: string): void {
    this.changes.update((all) => {
      const own = new Map(all.get(table)).set(heading, field);
      return new Map(all).set(table, own);
    });
    this.changed.set(true);
  }

  /** The registry has looked at it, or taken it in. */
  take(report: ImportReport): void {
    this.said.set(report);
    this.changed.set(false);
  }

  /** It is not known any more what an import would do. */
  doubt(): void {
    this.changed.set(true);
  }

  /** The columns of a table with what each is taken for; what a person chose comes before what was recognised. */
  columns(report: TableReport): readonly Column[] {
    const own = (report.table && this.changes().get(report.table)) ?? new Map<string, string>();
    const recognised = new Map(Object.entries(report.mapping));
    const wanted = new Set(own.values());
    return [...recognised.keys(), ...report.ignored].map((heading) => {
      const found = recognised.get(heading) ?? '';
      return { heading, field: own.get(heading) ?? (wanted.has(found) ? '' : found) };
    });
  }

  wish(apply: boolean): ImportWish {
    return { table: this.named(), mapping: this.mapping(), apply };
  }

  private mapping(): string | null {
    const all = [...this.changes()].map(([table, own]) => [table, Object.fromEntries(own)]);
    return all.length === 0 ? null : JSON.stringify(Object.fromEntries(all));
  }
}
