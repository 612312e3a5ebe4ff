import { Role } from '../../api/types';
import { EditedElsewhere } from '../local-records';
import { bodyOf, LocalRecord } from '../local-record';
import { sameContent } from '../same-content';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { mergePatch } from './merge-patch';
import { defaultsOf } from './defaults';
import {
  changedMeanwhile,
  deletedHere,
  existsAlready,
  needsConnection,
  notAllowed,
  notHere,
} from './problems';
import { deletedResource, Resource, resourceOf } from './resource';

const WRITERS: readonly Role[] = ['owner', 'trainer', 'assistant'];

/** What is special to a kind of document when it is written on this device. */
export interface KindOnDevice {
  readonly kind: string;
  readonly path: string;
  /** How a sentence calls it. */
  readonly noun: string;
  /** Completes a body before it is kept, as the registry does (a note's facts). */
  prepare?(desk: Desk, body: Body, before: Body | null): Promise<Body>;
  /** Who writes this kind at all; without it, everybody but those who only look. */
  readonly writers?: readonly Role[];
  /** Throws the Problem of a person who may not change this one; `authorId` is null for a new one. */
  mayChange?(desk: Desk, authorId: string | null): void;
  /** The same for deleting and bringing back. */
  mayDelete?(desk: Desk, authorId: string): void;
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
    this.allow(desk, before);
    const body = await this.whole(desk, ask.body as Body, before);
    if (!before || !now) return this.write(desk, ask, before, body);
    if (ask.revision === undefined) {
      if (holds(now, body)) return now;
      throw existsAlready(now);
    }
    return this.write(desk, ask, before, body);
  }

  async patch(desk: Desk, ask: Ask): Promise<Resource> {
    const before = await this.find(desk, ask);
    this.allow(desk, before);
    const patched = mergePatch(bodyOf(before) ?? {}, ask.body as Body);
    return this.write(desk, ask, before, await this.whole(desk, patched, before));
  }

  async remove(desk: Desk, ask: Ask): Promise<Resource> {
    const before = await this.find(desk, ask);
    const body = bodyOf(before) ?? {};
    this.allowDeletion(desk, before);
    await this.guarded(desk, before, () => desk.records.remove(before, ask.revision));
    return deletedResource(desk, before, body);
  }

  /** Brings back what was deleted on this device; what was deleted elsewhere only the registry has. */
  async restore(desk: Desk, ask: Ask): Promise<Resource> {
    const before = await desk.records.read(this.kind.kind, idOf(ask));
    if (before && bodyOf(before)) return this.shown(desk, before);
    if (!before?.lastBody) throw needsConnection();
    this.allowDeletion(desk, before);
    return this.write(desk, ask, before, before.lastBody);
  }

  /** Keeps a whole body; one that says what is here already changes nothing, like the registry's. */
  private async write(
    desk: Desk,
    ask: Ask,
    before: LocalRecord | null,
    body: Body,
  ): Promise<Resource> {
    const held = before && bodyOf(before);
    const defaults = defaultsOf(this.kind.kind);
    if (before && held && sameContent({ ...defaults, ...held }, { ...defaults, ...body })) {
      return this.shown(desk, before);
    }
    await this.kind.check?.(desk, idOf(ask), body, held);
    const { reason } = ask.query;
    const after = await this.guarded(desk, before, () =>
      desk.records.write(
        this.kind.kind,
        idOf(ask),
        body,
        ask.revision ?? before,
        typeof reason === 'string' ? reason : '',
      ),
    );
    return this.shown(desk, after);
  }

  private async whole(desk: Desk, body: Body, before: LocalRecord | null): Promise<Body> {
    return (await this.kind.prepare?.(desk, body, before && bodyOf(before))) ?? body;
  }

  private allow(desk: Desk, record: LocalRecord | null): void {
    if (!(this.kind.writers ?? WRITERS).includes(desk.role)) {
      throw notAllowed(`Your role here is ${desk.role}; it does not change a ${this.kind.noun}.`);
    }
    this.kind.mayChange?.(desk, record && authorOf(desk, record));
  }

  private allowDeletion(desk: Desk, record: LocalRecord): void {
    this.allow(desk, null);
    this.kind.mayDelete?.(desk, authorOf(desk, record));
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

/** Who wrote a record first; one that the registry never had is this person's own. */
function authorOf(desk: Desk, record: LocalRecord): string {
  return record.stored?.author_id ?? desk.person.id;
}

export function idOf(ask: Ask): string {
  return ask.params['id'] ?? '';
}

/** Whether everything that a body says stands in the resource already. */
function holds(resource: Resource, body: Body): boolean {
  return Object.entries(body).every(([field, value]) =>
    sameContent(resource[field] ?? null, value ?? null),
  );
}
