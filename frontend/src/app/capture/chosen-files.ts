import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Dialog } from '../shared/dialog/dialog';
import { Icon } from '../shared/icon/icon';
import { sizeName } from '../shared/text/sizes';
import { nowWithOffset } from '../shared/text/moments';
import { About, Capture } from './capture';
import { mayHavePlace, mediaTypeOf, whyNot } from './limits';

/** What was chosen among the device's files: what can be added, and whether it keeps its place. */
@Component({
  selector: 'll-chosen-files',
  imports: [Dialog, Icon],
  template: `
    <ll-dialog heading="Add to the note" (closed)="closed.emit()">
      <div class="form">
        <ul class="chosen">
          @for (one of list(); track $index) {
            <li>
              <strong>{{ one.file.name }}</strong>
              @if (one.why) {
                <span class="chosen-no"><ll-icon name="incident" /> {{ one.why }}</span>
              } @else {
                <span class="quiet">{{ sizeName(one.file.size) }}</span>
              }
            </li>
          }
        </ul>
        @if (placed()) {
          <label class="chosen-place">
            <input type="checkbox" [checked]="keepPlace()" (change)="keepPlace.set(!keepPlace())" />
            <span>
              <strong>Keep where it was taken</strong>
              <span class="quiet">Otherwise Longline takes the place out of the file.</span>
            </span>
          </label>
        }
        <footer class="form-foot">
          <button type="button" class="button" (click)="closed.emit()">Cancel</button>
          <button
            type="button"
            class="button button-main"
            data-first
            [disabled]="good().length === 0 || adding()"
            (click)="add()"
          >
            Add {{ good().length === 1 ? 'it' : good().length + ' files' }}
          </button>
        </footer>
      </div>
    </ll-dialog>
  `,
})
export class ChosenFiles {
  readonly about = input.required<About>();
  readonly files = input.required<readonly File[]>();
  readonly closed = output();

  private readonly capture = inject(Capture);
  protected readonly keepPlace = signal(false);
  protected readonly adding = signal(false);
  protected readonly sizeName = sizeName;
  protected readonly list = computed(() =>
    this.files().map((file) => ({ file, why: whyNot(file) })),
  );
  protected readonly good = computed(() => this.list().filter((one) => one.why === null));
  protected readonly placed = computed(() =>
    this.good().some(({ file }) => mayHavePlace(mediaTypeOf(file.type, file.name) ?? '')),
  );

  protected async add(): Promise<void> {
    this.adding.set(true);
    for (const { file } of this.good()) {
      const type = mediaTypeOf(file.type, file.name) ?? '';
      const capturedAt = nowWithOffset(new Date(file.lastModified));
      const start = this.capture.startOf(this.about(), type, {
        keepPlace: this.keepPlace(),
        capturedAt,
      });
      await this.capture.keep(start, file);
    }
    this.closed.emit();
  }
}
