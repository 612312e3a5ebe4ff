import { Incident, IncidentFields, IncidentKind, Victim, Witness } from '../api/types';
import { uuid7 } from '../core/uuid7';
import { fromLocalInput, toLocalInput } from '../shared/text/moments';
import { ChosenLevel } from './bite-level-field';

/** An incident as it is typed: texts for fields, moments as the clock on the wall shows them. */
export interface IncidentDraft {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly at: string;
  readonly place: string;
  readonly facts: string;
  readonly antecedents: string;
  readonly equipment: string;
  readonly victims: readonly Victim[];
  readonly chosen: ChosenLevel;
  readonly witnesses: readonly Witness[];
  readonly measures: string;
  readonly reportedTo: string;
  readonly reportedAt: string;
  readonly interpretation: string;
  readonly followUp: string;
  readonly readers: readonly string[];
}

export function freshDraft(now: Date = new Date()): IncidentDraft {
  return {
    ...{ id: uuid7(), kind: 'bite', at: toLocalInput(now), place: '' },
    ...{ facts: '', antecedents: '', equipment: '', measures: '' },
    ...{ victims: [], chosen: { level: null, level3b: false }, witnesses: [] },
    ...{ reportedTo: '', reportedAt: '', interpretation: '', followUp: '', readers: [] },
  };
}

export function draftOf(incident: Incident): IncidentDraft {
  return {
    ...{ id: incident.id, kind: incident.kind, place: incident.place },
    at: toLocalInput(new Date(incident.occurred_at)),
    ...{ facts: incident.facts, antecedents: incident.antecedents },
    ...{ equipment: incident.equipment, measures: incident.measures },
    ...{ victims: incident.victims, witnesses: incident.witnesses, readers: incident.readers },
    chosen: { level: incident.dunbar_level, level3b: incident.level_3b },
    reportedTo: incident.reported_to,
    reportedAt: incident.reported_at ? toLocalInput(new Date(incident.reported_at)) : '',
    ...{ interpretation: incident.interpretation, followUp: incident.follow_up },
  };
}

/** What the registry is sent; the moments of `before` stay as they are while nobody changes them. */
export function fieldsOf(
  draft: IncidentDraft,
  dogId: string,
  before: Incident | null,
): IncidentFields & { readonly dog_id: string; readonly occurred_at: string } {
  const then = before && draftOf(before);
  const reportedAt = draft.reportedAt === '' ? null : fromLocalInput(draft.reportedAt);
  return {
    dog_id: dogId,
    occurred_at: before && then?.at === draft.at ? before.occurred_at : fromLocalInput(draft.at),
    ...{ kind: draft.kind, place: draft.place.trim() },
    ...{ facts: draft.facts, antecedents: draft.antecedents, equipment: draft.equipment },
    victims: [...draft.victims],
    witnesses: draft.witnesses.filter((one) => one.name.trim() !== ''),
    ...{ dunbar_level: draft.chosen.level, level_3b: draft.chosen.level3b },
    ...{ measures: draft.measures, reported_to: draft.reportedTo },
    reported_at: before && then?.reportedAt === draft.reportedAt ? before.reported_at : reportedAt,
    ...{ interpretation: draft.interpretation, follow_up: draft.followUp },
    readers: [...draft.readers],
  };
}

const PREFIX = 'longline.incident.';

/** What is typed and not saved yet, on this device, for this person alone. */
export class KeptDraft {
  private readonly key: string;

  constructor(personId: string, place: string) {
    this.key = `${PREFIX}${personId}.${place}`;
  }

  read(): IncidentDraft | null {
    const kept = localStorage.getItem(this.key);
    if (kept === null) return null;
    try {
      return JSON.parse(kept) as IncidentDraft;
    } catch {
      return null; // half a draft, cut off by a full disk: nothing to show
    }
  }

  /** False when this device has no room for it. */
  keep(draft: IncidentDraft): boolean {
    try {
      localStorage.setItem(this.key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  forget(): void {
    localStorage.removeItem(this.key);
  }
}
