import { Routes } from '@angular/router';
import { LogIn } from './accounts/log-in';
import { askAhead, signedOut } from './core/session/guards';

export const routes: Routes = [
  {
    path: 'login',
    title: 'Log in',
    canActivate: [signedOut],
    component: LogIn,
  },
  {
    path: 'register',
    title: 'Create account',
    canActivate: [signedOut],
    loadComponent: () => import('./accounts/register').then((m) => m.Register),
  },
  {
    path: 'forgotten-password',
    title: 'Forgotten password',
    loadComponent: () => import('./accounts/forgotten-password').then((m) => m.ForgottenPassword),
  },
  {
    path: 'reset-password/:token',
    title: 'New password',
    loadComponent: () => import('./accounts/reset-password').then((m) => m.ResetPassword),
  },
  {
    path: 'invitations/:token',
    title: 'Invitation',
    loadComponent: () => import('./accounts/accept-invitation').then((m) => m.AcceptInvitation),
  },
  {
    path: 's/:token',
    title: 'Homework',
    loadComponent: () => import('./link/link-page').then((m) => m.LinkPage),
  },
  {
    path: '',
    canMatch: [askAhead],
    loadChildren: () => import('./practice.routes').then((m) => m.practiceRoutes),
  },
];
