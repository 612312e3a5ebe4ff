import { Directive, inject } from '@angular/core';
import { Router } from '@angular/router';

/**
 * Follows the plain links inside of an element within the page, as `routerLink` would each of them:
 * for long lists, where a directive for each link costs more than the link. What is opened in a new
 * tab or was dealt with by something inside of the link is left alone.
 */
@Directive({ selector: '[llFollowedLinks]', host: { '(click)': 'follow($event)' } })
export class FollowedLinks {
  private readonly router = inject(Router);

  protected follow(event: MouseEvent): void {
    const { ctrlKey, shiftKey, altKey, metaKey, button, defaultPrevented, target } = event;
    if (button !== 0 || ctrlKey || shiftKey || altKey || metaKey || defaultPrevented) return;
    const address = (target as Element).closest('a')?.getAttribute('href');
    if (!address?.startsWith('/')) return;
    event.preventDefault();
    void this.router.navigateByUrl(address);
  }
}
