import { inject } from '@angular/core';
import { ActivatedRouteSnapshot, CanActivateFn, CanMatchFn, Router } from '@angular/router';
import { nextTurn } from '../turn';
import { Session } from './session';

/** Asks who it is while the pages of the signed-in are still being loaded; `signedIn` waits for the answer. */
export const askAhead: CanMatchFn = () => {
  const session = inject(Session);
  const starts = session.person() === null;
  void session.restore();
  return starts ? nextTurn().then(() => true) : true; // the script of those pages is run by itself
};

/** Lets people in who are signed in; sends the others to log in and back here afterwards. */
export const signedIn: CanActivateFn = async (route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  fetchAhead(route);
  await nextTurn();
  if (await session.restore()) {
    await nextTurn(); // the answer has been taken in; the page is made by itself
    return true;
  }
  if (session.problem()) return true; // cannot know: the shell says so and offers to try again
  return router.createUrlTree(['/login'], {
    queryParams: state.url === '/' ? {} : { next: state.url },
  });
};

/** Fetches the parts of the page while the registry is asked who it is, not after it has answered. */
function fetchAhead(from: ActivatedRouteSnapshot): void {
  for (let at: ActivatedRouteSnapshot | null = from; at; at = at.firstChild) {
    const part = Promise.resolve(at.routeConfig?.loadComponent?.());
    part.catch(() => undefined); // the router asks for it again and reports
  }
}

/**
 * Keeps people who are signed in away from the front door. A device that remembers nobody need not
 * ask: its form is there a round trip earlier, and a refusal that everybody expects is not made.
 */
export const signedOut: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await nextTurn(); // the form is made by itself
  if (!session.knowsSomebody()) return true;
  return (await session.restore()) ? router.createUrlTree(['/dogs']) : true;
};
