import { Component, DestroyRef, inject, input, signal } from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { saveFile } from '../shared/save-file';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { sizeName } from '../shared/text/sizes';
import { ExchangeStore } from './exchange-store';

/** Takes the whole practice out as one zip, and says how much of it has come. */
@Component({
  selector: 'll-export-panel',
  imports: [Icon, Refusal],
  template: `
    <section class="panel" aria-labelledby="export-title">
      <h2 id="export-title">Take everything out</h2>
      <p>
        One zip with every record and its whole history, every file, and the tables as CSV for a
        spreadsheet (in <code>tables/</code>). It is an open format, and Longline can take it in
        again word for word.
      </p>
      <p>
        In it lies <code>verify.py</code>, which needs Python and nothing else: with it anybody can
        verify that no byte was changed since it was written.
      </p>
      <p class="quiet">
        Private notes are in it; passwords and links are not. Keep it as you keep your keys.
      </p>
      <ll-refusal [problem]="taking.problem()" />
      <div class="row">
        <button
          type="button"
          class="button button-main"
          [disabled]="taking.busy() || offline()"
          (click)="take()"
        >
          <ll-icon name="down" /> {{ taking.busy() ? 'Taking it out …' : 'Export everything' }}
        </button>
        @if (taking.busy()) {
          <button type="button" class="button-quiet" (click)="stop()">Stop</button>
        }
      </div>
      @if (taking.busy()) {
        <p class="quiet">
          {{ size(bytes()) }} so far. How large it will be is known at the end; it is saved then.
        </p>
      }
      <p role="status">
        @if (saved(); as file) {
          Saved: <strong>{{ file.name }}</strong>, {{ size(file.bytes) }}.
        }
      </p>
    </section>
  `,
})
export class ExportPanel {
  readonly offline = input(false);

  private readonly store = inject(ExchangeStore);
  protected readonly taking = new Deed();
  protected readonly bytes = signal(0);
  protected readonly saved = signal<{ name: string; bytes: number } | null>(null);
  protected readonly size = sizeName;
  private stopping = new AbortController();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  protected async take(): Promise<void> {
    this.stopping = new AbortController();
    this.bytes.set(0);
    this.saved.set(null);
    const file = await this.taking.get(() =>
      this.store.export((bytes) => this.bytes.set(bytes), this.stopping.signal),
    );
    if (!file) return;
    saveFile(file.content, file.name);
    this.saved.set({ name: file.name, bytes: file.content.size });
  }

  protected stop(): void {
    this.stopping.abort();
  }
}
