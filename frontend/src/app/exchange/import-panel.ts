import { Component, inject, input } from '@angular/core';
import { ImportTable } from '../api/types';
import { Toasts } from '../core/toasts/toasts';
import { Field } from '../shared/forms/field';
import { valueOf } from '../shared/forms/value-of';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { ExchangeStore } from './exchange-store';
import { TABLES, TABLE_WORDS, archiveInWords } from './exchange-words';
import { ImportDraft } from './import-draft';
import { TableOutcome } from './table-outcome';

/** Brings records in: the file, what the registry would do with it, and only then the import. */
@Component({
  selector: 'll-import-panel',
  imports: [Field, Icon, Refusal, TableOutcome],
  templateUrl: './import-panel.html',
})
export class ImportPanel {
  readonly offline = input(false);

  private readonly store = inject(ExchangeStore);
  private readonly toasts = inject(Toasts);
  protected readonly draft = new ImportDraft();
  /** The dry run and the import: never both at once. */
  protected readonly asking = new Deed();
  protected readonly tables = TABLES;
  protected readonly tableWords = TABLE_WORDS;
  protected readonly archiveInWords = archiveInWords;

  /** The same file may be chosen again after it was put right; a browser would not tell of that. */
  protected letGo(event: Event): void {
    (event.target as HTMLInputElement).value = '';
    this.choose(event);
  }

  protected choose(event: Event): void {
    this.asking.clear();
    this.draft.choose((event.target as HTMLInputElement).files?.[0] ?? null);
  }

  protected nameTable(event: Event): void {
    this.draft.nameTable(valueOf(event) as ImportTable | '');
  }

  protected check(): Promise<void> {
    return this.ask(false);
  }

  protected async importNow(): Promise<void> {
    if (!this.draft.ready()) return;
    await this.ask(true);
    if (this.draft.applied()) this.toasts.say('Imported');
  }

  private async ask(apply: boolean): Promise<void> {
    const file = this.draft.file();
    if (!file) return;
    const wish = this.draft.wish(apply);
    const report = await this.asking.get(() => this.store.import(file, wish));
    if (report) this.draft.take(report);
    else this.draft.doubt();
  }
}
