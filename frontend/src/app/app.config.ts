import { ApplicationConfig, isDevMode, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
} from '@angular/router';
import { provideServiceWorker } from '@angular/service-worker';
import { routes } from './app.routes';
import { PageTitle } from './core/shell/page-title';
import { provideDevice } from './offline/lazy-device';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
    ),
    // Angular's worker with a share target before it: public/sw.js. Whoever has a link and no account gets a small one
    // instead (src/app/link/keep-page.ts), which does not fetch what only trainers use.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Angular's options are an abstract class
    provideServiceWorker('sw.js', {
      enabled: !isDevMode() && !location.pathname.startsWith('/s/'),
      registrationStrategy: 'registerWhenStable:10000',
    }),
    provideDevice(),
    { provide: TitleStrategy, useClass: PageTitle },
  ],
};
