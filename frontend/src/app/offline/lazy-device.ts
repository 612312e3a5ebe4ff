import {
  EnvironmentProviders,
  Injector,
  effect,
  inject,
  provideEnvironmentInitializer,
} from '@angular/core';
import { ApiClient, DeviceDoor } from '../core/http/api-client';
import { whenIdle } from '../core/idle';
import { Session } from '../core/session/session';
import { DATABASE_PREFIX } from './database-prefix';
import type { Device } from './device';

/** A device without records loads their part of the page by then, also where nothing was read. */
const LATEST_MS = 2_000;

/**
 * Puts the records on this device before the registry. They are loaded once somebody is signed in,
 * so the front door does not wait for them; nor does what is read on a device that has no records
 * yet, where their part of the page is loaded when it is idle. Where the browser has no database,
 * the registry answers.
 */
export function provideDevice(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const injector = inject(Injector);
    const api = inject(ApiClient);
    const session = inject(Session);
    let device: Promise<Device | null> | null = null;
    const load = (): Promise<Device | null> => (device ??= start(injector));
    if (!('indexedDB' in window)) return;
    const empty = hasNoRecords();
    let asking = 0; // questions that the registry has not answered yet
    const door: DeviceDoor = {
      answer: async (...asked) => {
        if (api.personId() === null) return null;
        const [method, , , network] = asked;
        if (method !== 'GET' || device !== null || !(await empty)) {
          return (await load())?.answer(...asked) ?? null;
        }
        asking += 1;
        try {
          return { value: await network() };
        } finally {
          asking -= 1;
          if (asking === 0) whenIdle(() => void load());
        }
      },
    };
    api.device = door;
    effect(() => {
      if (!session.person()) return;
      void empty.then((nothing) =>
        nothing ? setTimeout(() => void load(), LATEST_MS) : void load(),
      );
    });
  });
}

/** Whether nobody's records are on this device. A browser that cannot tell may have some. */
async function hasNoRecords(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).every(({ name }) => !name?.startsWith(DATABASE_PREFIX));
  } catch {
    return false;
  }
}

async function start(injector: Injector): Promise<Device | null> {
  try {
    const { Device } = await import('./device');
    const device = injector.get(Device);
    device.start();
    return device;
  } catch {
    return null; // this part of the page could not be loaded: the registry answers meanwhile
  }
}
