import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { Session } from './session';

/** Lets people in who are signed in; sends the others to log in and back here afterwards. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  if (await session.restore()) return true;
  if (session.problem()) return true; // cannot know: the shell says so and offers to try again
  return router.createUrlTree(['/login'], {
    queryParams: state.url === '/' ? {} : { next: state.url },
  });
};

/**
 * Keeps people who are signed in away from the front door. A device that remembers nobody need not
 * ask: its form is there a round trip earlier, and a refusal that everybody expects is not made.
 */
export const signedOut: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  if (!session.knowsSomebody()) return true;
  return (await session.restore()) ? router.createUrlTree(['/dogs']) : true;
};
