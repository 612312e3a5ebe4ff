import { Method, Query } from '../../core/http/api-client';
import { Role } from '../../api/types';
import { Acts } from '../acts';
import { KeptAnswers } from '../kept-answers';
import { LocalRecords } from '../local-records';

/** What a page asks of the registry, taken apart. */
export interface Ask {
  /** What stands in the path's `:names`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: unknown;
  /** The revision that a write was made over (If-Match). */
  readonly revision: number | undefined;
}

/** Who asks, and what is on this device for them. */
export interface Desk {
  readonly records: LocalRecords;
  /** What the registry answered last where there are no documents to answer from. */
  readonly kept: KeptAnswers;
  /** What this person did that is no record, until the registry was told. */
  readonly acts: Acts;
  readonly person: { readonly id: string; readonly name: string };
  readonly organizationId: string;
  readonly role: Role;
  now(): Date;
  /** Somebody wrote here whose name this device does not know: asks the registry for it, for the next time. */
  learnNames?(): void;
}

export type Handle = (desk: Desk, ask: Ask) => Promise<unknown>;

/** A path that the device can answer like the registry does. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly handle: Handle;
  /** The registry knows better and is asked first; the device stands in for it without a network. */
  readonly prefer?: 'registry';
  /** It is sent as a write and changes nothing. */
  readonly asksOnly?: true;
  /** Whether the device can answer well just now; where it cannot, the registry is asked first. */
  isReady?(desk: Desk, ask: Ask): Promise<boolean>;
  /** Keeps what the registry took past this device, where no replication brings it. */
  took?(desk: Desk, ask: Ask, answer: unknown): Promise<void>;
  /** Adds to the registry's answer what only this device knows. */
  amend?(desk: Desk, ask: Ask, answer: unknown): Promise<unknown>;
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route of a path such as `/dogs/:id/timeline`; null when the device has none. */
export function findRoute(routes: readonly Route[], method: Method, path: string): Found | null {
  const parts = path.split('/');
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = paramsOf(route.path.split('/'), parts);
    if (params) return { route, params };
  }
  return null;
}

function paramsOf(
  wanted: readonly string[],
  parts: readonly string[],
): Readonly<Record<string, string>> | null {
  if (wanted.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [place, name] of wanted.entries()) {
    const part = parts[place] ?? '';
    if (name.startsWith(':')) params[name.slice(1)] = decodeURIComponent(part);
    else if (name !== part) return null;
  }
  return params;
}

/** Whether this device is asked before the registry, once it has everything. */
export async function answersBest(
  { prefer, isReady }: Route,
  desk: Desk,
  ask: Ask,
): Promise<boolean> {
  return prefer !== 'registry' && ((await isReady?.(desk, ask)) ?? true);
}
