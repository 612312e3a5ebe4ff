import { Component, inject } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { UpdateNotice } from '../updates/update-notice';
import { Toast, Toasts } from './toasts';

@Component({
  selector: 'll-toast-stack',
  imports: [Icon, UpdateNotice],
  template: `
    <div class="toasts" role="status" aria-live="polite">
      <ll-update-notice />
      @for (toast of toasts.all(); track toast.id) {
        <div class="toast">
          <span>{{ toast.text }}</span>
          @if (toast.action; as action) {
            <button type="button" class="toast-action" (click)="act(toast)">
              {{ action.label }}
            </button>
          }
          <button
            type="button"
            class="button-icon"
            aria-label="Dismiss"
            (click)="toasts.drop(toast.id)"
          >
            <ll-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
})
export class ToastStack {
  protected readonly toasts = inject(Toasts);

  protected act(toast: Toast): void {
    this.toasts.drop(toast.id);
    toast.action?.run();
  }
}
