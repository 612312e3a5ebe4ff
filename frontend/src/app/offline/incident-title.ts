import { Body } from './wire';

/** What an incident is called by its kind. */
export const INCIDENT_NAMES: Readonly<Record<string, string>> = {
  bite: 'Bite',
  snap: 'Snap',
  near_miss: 'Near miss',
  fight: 'Fight',
  escape: 'Escape',
  injury_dog: 'Injury of a dog',
  injury_person: 'Injury of a person',
  equipment: 'Equipment failed',
  other: 'Incident',
};

/** What lists and the search call it: its kind and place, and nothing of what is told. */
export function incidentTitle(incident: Body): string {
  const { kind, place } = incident;
  const name = INCIDENT_NAMES[typeof kind === 'string' ? kind : 'other'] ?? 'Incident';
  const where = typeof place === 'string' ? place.trim().replace(/\p{White_Space}+/gu, ' ') : '';
  return where === '' ? name : `${name}, ${where}`;
}
