import { Injector, afterNextRender } from '@angular/core';

/** Brings the first problem into view: the form is long, and it may stand far above the button. */
export function showFirstProblem(injector: Injector): void {
  const show = (): void =>
    document.querySelector('.plan .field-problem')?.scrollIntoView({ block: 'center' });
  afterNextRender(show, { injector });
}
