import { inject } from '@angular/core';
import { CanActivateFn, Router } from '@angular/router';
import { Desk } from '../../notes/desk';
import { Session } from '../session/session';

/** Where the device's shortcut "New note" leads: the composer is open, over the dogs. */
export const beginNote: CanActivateFn = () => {
  if (inject(Session).mayWrite()) inject(Desk).begin(null);
  return inject(Router).createUrlTree(['/dogs']);
};
