import { Component, computed, inject } from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { CopyText } from '../shared/copy-text';
import { LiveSession } from './live-session';

/** Whether what was tapped is stored, and the way out when it was refused. */
@Component({
  selector: 'll-queue-state',
  imports: [CopyText, Icon],
  template: `
    @if (refused(); as problem) {
      <div class="refusal" role="alert">
        <ll-icon name="incident" />
        <div>
          <p><strong>Not stored yet.</strong> {{ problem.detail }}</p>
          @for (error of problem.errors; track error.pointer) {
            <p>{{ error.message }}</p>
          }
          <p>Everything is kept on this device.</p>
          <div class="row">
            <button type="button" class="button" (click)="live.queue.again()">Try again</button>
            @if (problem.status === 412) {
              <button type="button" class="button" (click)="live.queue.overwrite()">
                Store mine over it
              </button>
            }
          </div>
          <details>
            <summary>Take it along as text</summary>
            <ll-copy-text what="session" [text]="asText()" />
          </details>
        </div>
      </div>
    } @else {
      <p class="queue-state" aria-live="polite">
        @if (!live.keeps()) {
          This device is full: taps are not kept. Stay on this page until they are stored.
        } @else if (live.queue.problem()) {
          <ll-icon name="offline" /> Kept on this device; it goes out by itself.
        } @else if (live.unsaved() === 0) {
          Stored
        } @else {
          Kept on this device
        }
      </p>
    }
  `,
})
export class QueueState {
  protected readonly live = inject(LiveSession);
  protected readonly refused = computed(() => {
    const problem = this.live.queue.problem();
    return this.live.queue.blockedId() !== null && problem?.code !== 'acknowledgement-needed'
      ? problem
      : null;
  });

  protected readonly asText = computed(() => {
    const record = this.live.record();
    return JSON.stringify(
      { session: record?.session, sets: record?.sets, observations: record?.observations },
      null,
      1,
    );
  });
}
