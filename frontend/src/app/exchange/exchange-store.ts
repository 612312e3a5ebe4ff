import { Injectable, inject } from '@angular/core';
import { ImportReport, ImportTable } from '../api/types';
import { FileDoor, TakenFile } from '../core/http/file-door';

/** What an import is told beside the file. `mapping`: JSON, by table and heading. */
export interface ImportWish {
  readonly table: ImportTable | '';
  readonly mapping: string | null;
  readonly apply: boolean;
}

const ZIP = 'application/zip';
const CSV = 'text/csv';

/** A whole practice out, and records in. */
@Injectable({ providedIn: 'root' })
export class ExchangeStore {
  private readonly door = inject(FileDoor);

  export(told: (bytes: number) => void, signal: AbortSignal): Promise<TakenFile | null> {
    return this.door.take('/export', ZIP, told, signal);
  }

  /** A dry run, or the import itself. */
  import(file: File, wish: ImportWish): Promise<ImportReport> {
    const query = new URLSearchParams();
    if (wish.apply) query.set('apply', 'true');
    if (wish.table !== '' && isOneTable(file)) query.set('table', wish.table);
    if (wish.mapping !== null) query.set('mapping', wish.mapping);
    const text = query.toString();
    const path = text === '' ? '/import' : `/import?${text}`;
    return this.door.bring(path, file, isOneTable(file) ? CSV : ZIP);
  }
}

/** A CSV says which table it is by its headings alone; all else is a zip, or for the registry to refuse. */
export function isOneTable(file: File): boolean {
  return /\.(csv|tsv|txt)$/i.test(file.name);
}
