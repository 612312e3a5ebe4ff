import { EditedElsewhere } from '../local-records';
import { bodyOf, LocalRecord } from '../local-record';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { mergePatch } from './merge-patch';
import { changedMeanwhile, deletedHere, existsAlready, needsConnection, notHere } from './problems';
import { deletedResource, Resource, resourceOf } from './resource';

/** What is special to a kind of document when it is written on this device. */
export interface KindOnDevice {
  readonly kind: string;
  readonly path: string;
  /** How a sentence calls it. */
  readonly noun: string;
  /** Completes a body before it is kept, as the registry does (a note's facts). */
  prepare?(desk: Desk, body: Body, before: Body | null): Promise<Body>;
  /** Throws the Problem that speaks against a write; what only the registry can know is refused later. */
  check?(desk: Desk, id: string, body: Body, before: Body | null): Promise<void>;
}

/** The verbs that every kind of document has: PUT, GET, PATCH, DELETE and restore. */
export function documentRoutes(kind: KindOnDevice): readonly Route[] {
  const path = `${kind.path}/:id`;
  const verbs = new Verbs(kind);
  return [
    { method: 'GET', path, handle: (desk, ask) => verbs.get(desk, ask) },
    { method: 'PUT', path, handle: (desk, ask) => verbs.put(desk, ask) },
    { method: 'PATCH', path, handle: (desk, ask) => verbs.patch(desk, ask) },
    { method: 'DELETE', path, handle: (desk, ask) => verbs.remove(desk, ask) },
    { method: 'POST', path: `${path}/restore`, handle: (desk, ask) => verbs.restore(desk, ask) },
  ];
}

class Verbs {
  constructor(private readonly kind: KindOnDevice) {}

  async get(desk: Desk, ask: Ask): Promise<Resource> {
    return this.shown(desk, await this.find(desk, ask));
  }

  /** Creates or replaces; the same body again changes nothing, like the registry's. */
  async put(desk: Desk, ask: Ask): Promise<Resource> {
    const before = await desk.records.read(this.kind.kind, idOf(ask));
    const now = before && resourceOf(desk, before);
    const body = ask.body as Body;
    if (!before || !now) return this.write(desk, before, idOf(ask), body, null);
    if (ask.revision === undefined) {
      if (holds(now, body)) return now;
      throw existsAlready(now);
    }
    return this.write(desk, before, before.id, body, ask.revision);
  }

  async patch(desk: Desk, ask: Ask): Promise<Resource> {
    const before = await this.find(desk, ask);
    const body = mergePatch(bodyOf(before) ?? {}, ask.body as Body);
    return this.write(desk, before, before.id, body, ask.revision ?? null);
  }

  async remove(desk: Desk, ask: Ask): Promise<Resource> {
    const before = await this.find(desk, ask);
    const body = bodyOf(before) ?? {};
    await this.guarded(desk, before, () => desk.records.remove(before, ask.revision));
    return deletedResource(desk, before, body);
  }

  /** Brings back what was deleted on this device; what was deleted elsewhere only the registry has. */
  async restore(desk: Desk, ask: Ask): Promise<Resource> {
    const before = await desk.records.read(this.kind.kind, idOf(ask));
    if (before && bodyOf(before)) return this.shown(desk, before);
    if (!before?.lastBody) throw needsConnection();
    return this.write(desk, before, before.id, before.lastBody, null);
  }

  private async write(
    desk: Desk,
    before: LocalRecord | null,
    id: string,
    body: Body,
    seen: number | null,
  ): Promise<Resource> {
    const held = before && bodyOf(before);
    const whole = (await this.kind.prepare?.(desk, body, held)) ?? body;
    await this.kind.check?.(desk, id, whole, held);
    const after = await this.guarded(desk, before, () =>
      desk.records.write(this.kind.kind, id, whole, seen ?? before),
    );
    return this.shown(desk, after);
  }

  private async guarded<T>(
    desk: Desk,
    before: LocalRecord | null,
    act: () => Promise<T>,
  ): Promise<T> {
    try {
      return await act();
    } catch (thrown) {
      if (!(thrown instanceof EditedElsewhere)) throw thrown;
      throw changedMeanwhile(resourceOf(desk, thrown.current));
    }
  }

  private async find(desk: Desk, ask: Ask): Promise<LocalRecord> {
    const record = await desk.records.read(this.kind.kind, idOf(ask));
    if (!record) throw notHere(this.kind.noun);
    if (!bodyOf(record)) throw deletedHere(this.kind.noun);
    return record;
  }

  private shown(desk: Desk, record: LocalRecord): Resource {
    const resource = resourceOf(desk, record);
    if (!resource) throw deletedHere(this.kind.noun);
    return resource;
  }
}

export function idOf(ask: Ask): string {
  return ask.params['id'] ?? '';
}

/** Whether everything that a body says stands in the resource already. */
function holds(resource: Resource, body: Body): boolean {
  return Object.entries(body).every(
    ([field, value]) => JSON.stringify(resource[field]) === JSON.stringify(value),
  );
}
