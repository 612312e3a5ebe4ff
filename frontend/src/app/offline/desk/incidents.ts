import { BITE_SCALE } from '../../incidents/bite-scale';
import { Problem } from '../../core/http/problem';
import { sameContent } from '../same-content';
import { Body } from '../wire';
import { Ask, Desk, Route } from './ask';
import { mayChange, mayDelete } from './authorship';
import { pageByName } from './by-name';
import { completed } from './completed';
import { defaultsOf } from './defaults';
import { documentRoutes, idOf } from './documents';
import { invalidAt } from './problems';
import { needsDog, requireDog } from './references';
import { Resource } from './resource';
import { isoMoment, parts, text } from './values';

/** What only the registry fills in. */
const BY_THE_REGISTRY = ['status', 'signatures', 'closed_at'];
/** What changes after a signature. */
const AFTER_SIGNING = ['readers', 'addenda'];
const SIGNED =
  'This incident is signed and stays as it is. Add what you know now as an addendum; nothing that was signed changes.';

/**
 * Incidents as the registry's room answers them. Signing and closing are not here: a signature is
 * given for what the registry holds, so it needs a network.
 */
export const INCIDENT_ROUTES: readonly Route[] = [
  {
    ...{ method: 'GET', path: '/incidents/scale' },
    handle: () => Promise.resolve(BITE_SCALE),
  },
  { method: 'GET', path: '/dogs/:id/incidents', handle: incidentsOfDog },
  ...documentRoutes({
    ...{ kind: 'incident', path: '/incidents', noun: 'incident' },
    ...{ mayChange, mayDelete },
    prepare: (desk, body, before) =>
      Promise.resolve(prepared(desk, completed('incident', body), before)),
    check: async (desk, _, body, before) => {
      checkLevel(body);
      checkSigned(body, before);
      await needsDog(desk, String(body['dog_id']));
    },
  }),
];

async function incidentsOfDog(desk: Desk, ask: Ask): Promise<unknown> {
  await requireDog(desk, idOf(ask));
  const records = await desk.records.ofDog(idOf(ask), 'incident');
  const page = pageByName(desk, ask, records, newestFirst);
  return { ...page, items: page.items.map(cardOf) };
}

/** The registry's key: milliseconds counted down, in sixteen digits. */
function newestFirst(incident: Resource): string {
  return String(1e15 - Date.parse(String(incident['occurred_at']))).padStart(16, '0');
}

function cardOf(incident: Resource): unknown {
  return {
    ...{ id: incident.id, revision: incident.revision, author_id: incident.author_id },
    ...{ dog_id: incident['dog_id'], occurred_at: isoMoment(text(incident['occurred_at'])) },
    ...{ kind: incident['kind'], place: incident['place'], status: incident['status'] },
    ...{ dunbar_level: incident['dunbar_level'], level_3b: incident['level_3b'] },
    signed_by: parts(incident['signatures']).length,
  };
}

/** With what the registry will say: its own fields as they were, and who wrote a new addendum. */
function prepared(desk: Desk, body: Body, before: Body | null): Body {
  const known = { ...defaultsOf('incident'), ...before };
  const addenda = parts(body['addenda']).map((one) => ({
    ...one,
    author_id: one['author_id'] ?? desk.person.id,
  }));
  return {
    ...body,
    ...(addenda.length > 0 && { addenda }),
    reported_by: before ? (before['reported_by'] ?? null) : desk.person.id,
    ...Object.fromEntries(BY_THE_REGISTRY.map((field) => [field, known[field]])),
  };
}

function checkLevel(body: Body): void {
  const level = body['dunbar_level'] ?? null;
  if (typeof level === 'number' && (level < 1 || level > 6 || !hasOneDecimal(level))) {
    throw invalidAt('/dunbar_level', 'A level has at most one decimal, such as 2.8.');
  }
  if (body['level_3b'] === true && !(typeof level === 'number' && level >= 3 && level < 4)) {
    const message = '3b means several bites of level 3. Choose level 3, or leave 3b out.';
    throw invalidAt('/level_3b', message);
  }
}

function hasOneDecimal(level: number): boolean {
  return Number(level.toFixed(1)) === level;
}

function checkSigned(body: Body, before: Body | null): void {
  if (!before || parts(before['signatures']).length === 0) return;
  const [now, then] = [body, before].map((one) => fixed({ ...defaultsOf('incident'), ...one }));
  if (sameContent(now, then)) return;
  const title = 'It is signed';
  throw new Problem({ code: 'signed', status: 409, title, detail: SIGNED });
}

function fixed(body: Body): Body {
  return Object.fromEntries(
    Object.entries(body).filter(([field]) => !AFTER_SIGNING.includes(field)),
  );
}
