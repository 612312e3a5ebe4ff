import {
  EnvironmentProviders,
  Injector,
  effect,
  inject,
  provideEnvironmentInitializer,
} from '@angular/core';
import { ApiClient, DeviceDoor } from '../core/http/api-client';
import { Session } from '../core/session/session';
import type { Device } from './device';

/**
 * Puts the records on this device before the registry. They are loaded once somebody is signed in,
 * so the front door does not wait for them. Where the browser has no database, the registry answers.
 */
export function provideDevice(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const injector = inject(Injector);
    const api = inject(ApiClient);
    const session = inject(Session);
    let device: Promise<Device | null> | null = null;
    const load = (): Promise<Device | null> => (device ??= start(injector));
    const door: DeviceDoor = {
      answer: async (...asked) =>
        api.personId() === null ? null : ((await load())?.answer(...asked) ?? null),
    };
    if (!('indexedDB' in window)) return;
    api.device = door;
    effect(() => void (session.person() && load()));
  });
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
