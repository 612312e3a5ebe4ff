import { createApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { nextTurn } from './app/core/turn';

/** In several turns, so that no single one keeps a slow phone from painting or taking a tap. */
async function start(): Promise<void> {
  await nextTurn(); // the script has been run
  const application = await createApplication(appConfig);
  await nextTurn(); // its parts are made
  application.bootstrap(App);
}

start().catch((error: unknown) => {
  console.error(error);
});
