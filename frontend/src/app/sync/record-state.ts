import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Waiting } from '../offline/waiting';
import { Icon } from '../shared/icon/icon';

/** Where a record is: on this device only, refused, in two versions; on the registry when asked to say so. */
@Component({
  selector: 'll-record-state',
  imports: [Icon, RouterLink],
  template: `
    @switch (state()) {
      @case ('on-device') {
        <span class="record-state"><ll-icon name="device" /> on this device</span>
      }
      @case ('refused') {
        <a class="record-state record-state-stop" routerLink="/sync"
          ><ll-icon name="incident" /> refused: see why</a
        >
      }
      @case ('contradicted') {
        <span class="record-state record-state-stop"><ll-icon name="incident" /> two versions</span>
      }
      @default {
        @if (always()) {
          <span class="record-state"><ll-icon name="check" /> on the server</span>
        }
      }
    }
  `,
})
export class RecordStateLabel {
  readonly kind = input.required<string>();
  readonly recordId = input.required<string>();
  /** Says it also when there is nothing to worry about. */
  readonly always = input(false);

  private readonly waiting = inject(Waiting);
  protected readonly state = computed(() => this.waiting.stateOf(this.kind(), this.recordId()));
}
