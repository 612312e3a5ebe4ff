import {
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
  OnDestroy,
} from '@angular/core';
import { holdTheVersion } from '../../core/updates/in-the-making';
import { Icon } from '../icon/icon';

let dialogs = 0;

/**
 * A dialog on the browser's own <dialog>: it keeps the focus inside, makes the rest inert, closes
 * on Escape and gives the focus back to where it came from.
 */
@Component({
  selector: 'll-dialog',
  imports: [Icon],
  template: `
    <dialog
      #box
      class="dialog"
      [class.dialog-wide]="wide()"
      [attr.aria-labelledby]="titleId"
      (cancel)="cancel($event)"
      (mousedown)="maybeOutside($event)"
    >
      <header class="dialog-head">
        <h2 [id]="titleId" tabindex="-1">{{ heading() }}</h2>
        <button type="button" class="button-icon" (click)="closed.emit()" aria-label="Close">
          <ll-icon name="close" />
        </button>
      </header>
      <ng-content />
    </dialog>
  `,
})
export class Dialog implements OnDestroy {
  readonly heading = input.required<string>();
  readonly wide = input(false);
  readonly closed = output();

  /** Its own, because one dialog may open over another. */
  protected readonly titleId = `dialog-title-${++dialogs}`;
  private readonly box = viewChild.required<ElementRef<HTMLDialogElement>>('box');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly before = document.activeElement;

  constructor() {
    holdTheVersion();
    afterNextRender(() => {
      this.box().nativeElement.showModal();
      const first = this.host.nativeElement.querySelector<HTMLElement>('[data-first]');
      (first ?? this.box().nativeElement.querySelector<HTMLElement>('h2'))?.focus();
    });
  }

  ngOnDestroy(): void {
    this.box().nativeElement.close();
    if (this.before instanceof HTMLElement && this.before.isConnected) this.before.focus();
  }

  protected cancel(event: Event): void {
    event.preventDefault(); // who opened it takes it away
    this.closed.emit();
  }

  protected maybeOutside(event: MouseEvent): void {
    if (event.target === this.box().nativeElement) this.closed.emit();
  }
}
