import { Routes } from '@angular/router';
import { beginNote } from './core/shell/begin-note';
import { Shell } from './core/shell/shell';
import { signedIn } from './core/session/guards';
import { DogList } from './dogs/dog-list';
import { DogPage } from './dogs/dog-page';

/**
 * The pages of somebody who is signed in. What nearly every visit shows (what stands around the
 * pages, the dogs, a dog) comes as one file; the other pages are loaded from here, so that the
 * builder knows what is there by then and does not cut it up for them.
 */
export const practiceRoutes: Routes = [
  {
    path: '',
    canActivate: [signedIn],
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'dogs' },
      {
        path: 'dogs',
        title: 'Dogs',
        component: DogList,
      },
      {
        path: 'dogs/:dogId/care',
        title: 'Care',
        loadComponent: () => import('./care/care-page').then((m) => m.CarePage),
      },
      {
        path: 'dogs/:dogId/incidents',
        title: 'Incidents',
        loadComponent: () => import('./incidents/incident-list').then((m) => m.IncidentList),
      },
      {
        path: 'dogs/:dogId/incidents/new',
        title: 'Report an incident',
        loadComponent: () => import('./incidents/incident-form').then((m) => m.IncidentForm),
      },
      {
        path: 'dogs/:dogId/incidents/:incidentId',
        title: 'Incident',
        loadComponent: () => import('./incidents/incident-page').then((m) => m.IncidentPage),
      },
      {
        path: 'dogs/:dogId/incidents/:incidentId/edit',
        title: 'Report an incident',
        loadComponent: () => import('./incidents/incident-form').then((m) => m.IncidentForm),
      },
      {
        path: 'dogs/:dogId/handover',
        title: 'Hand-over',
        loadComponent: () => import('./handover/handover-page').then((m) => m.HandoverPage),
      },
      {
        path: 'dogs/:dogId/session',
        title: 'Train',
        loadComponent: () => import('./training/session-page').then((m) => m.SessionPage),
      },
      {
        path: 'dogs/:dogId/sessions/:sessionId',
        title: 'Session',
        loadComponent: () => import('./training/finished-session').then((m) => m.FinishedSession),
      },
      {
        path: 'dogs/:dogId',
        title: 'Dog',
        component: DogPage,
        children: [
          { path: '', pathMatch: 'full', children: [] },
          {
            path: 'notes/:noteId',
            title: 'Note',
            loadComponent: () => import('./notes/note-page').then((m) => m.NotePage),
          },
        ],
      },
      {
        path: 'dogs/:dogId/progress',
        title: 'Progress',
        loadComponent: () => import('./progress/progress-page').then((m) => m.ProgressPage),
      },
      {
        path: 'dogs/:dogId/plans',
        title: 'Plans',
        loadComponent: () => import('./plans/plan-list').then((m) => m.PlanList),
      },
      {
        path: 'dogs/:dogId/plans/:planId',
        title: 'Plan',
        loadComponent: () => import('./plans/plan-page').then((m) => m.PlanPage),
      },
      {
        path: 'dogs/:dogId/homework',
        title: 'Homework',
        loadComponent: () => import('./homework/homework-page').then((m) => m.HomeworkPage),
      },
      {
        path: 'dogs/:dogId/reports',
        title: 'Reports',
        loadComponent: () => import('./reports/reports-page').then((m) => m.ReportsPage),
      },
      {
        path: 'dogs/:dogId/reports/:reportId',
        title: 'Report',
        loadComponent: () => import('./reports/report-page').then((m) => m.ReportPage),
      },
      {
        path: 'library',
        title: 'Library',
        loadComponent: () => import('./plans/library-page').then((m) => m.LibraryPage),
      },
      {
        path: 'new-note',
        canActivate: [beginNote],
        children: [],
      },
      {
        path: 'new-session',
        title: 'New session',
        loadComponent: () => import('./training/new-session').then((m) => m.NewSession),
      },
      {
        path: 'share',
        title: 'Shared',
        loadComponent: () => import('./sharing/share-page').then((m) => m.SharePage),
      },
      {
        path: 'sync',
        title: 'This device',
        loadComponent: () => import('./sync/sync-page').then((m) => m.SyncPage),
      },
      {
        path: 'notes/:noteId',
        title: 'Note',
        loadComponent: () => import('./notes/note-finder').then((m) => m.NoteFinder),
      },
      {
        path: 'search',
        title: 'Search',
        loadComponent: () => import('./search/search-page').then((m) => m.SearchPage),
      },
      {
        path: 'guardians',
        title: 'Guardians',
        loadComponent: () => import('./guardians/guardian-list').then((m) => m.GuardianList),
      },
      {
        path: 'guardians/:guardianId',
        title: 'Guardian',
        loadComponent: () => import('./guardians/guardian-page').then((m) => m.GuardianPage),
      },
      {
        path: 'overview',
        title: 'Overview',
        loadComponent: () => import('./calendar/overview-page').then((m) => m.OverviewPage),
      },
      {
        path: 'calendar',
        title: 'Calendar',
        loadComponent: () => import('./calendar/week-page').then((m) => m.WeekPage),
      },
      {
        path: 'team',
        title: 'Team',
        loadComponent: () => import('./accounts/team').then((m) => m.Team),
      },
      {
        path: 'audit',
        title: 'Audit log',
        loadComponent: () => import('./accounts/audit-log').then((m) => m.AuditLog),
      },
      {
        path: 'exchange',
        title: 'Export and import',
        loadComponent: () => import('./exchange/exchange-page').then((m) => m.ExchangePage),
      },
      {
        path: 'settings',
        title: 'Settings',
        loadComponent: () => import('./accounts/settings').then((m) => m.Settings),
      },
      {
        path: '**',
        title: 'Not found',
        loadComponent: () => import('./core/shell/not-found').then((m) => m.NotFound),
      },
    ],
  },
];
