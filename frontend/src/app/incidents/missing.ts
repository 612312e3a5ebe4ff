import { IncidentFields } from '../api/types';

const NEEDS_VICTIM = ['bite', 'snap', 'fight', 'injury_dog', 'injury_person'];
const PEOPLE = ['person_adult', 'person_child', 'staff'];

/** What must be said before anybody signs, as the registry says it; facts first. */
export function missing(incident: IncidentFields): readonly string[] {
  const victims = incident.victims ?? [];
  const level = incident.dunbar_level ?? null;
  const personBitten =
    level !== null && level >= 2 && victims.some((one) => PEOPLE.includes(one.who));
  const said: readonly (readonly [boolean, string])[] = [
    [blank(incident.facts), 'Say what happened, in order, as a camera would have seen it.'],
    [blank(incident.place), 'Say where it happened.'],
    [blank(incident.antecedents), 'Say what happened just before.'],
    [
      NEEDS_VICTIM.includes(incident.kind ?? '') && victims.length === 0,
      'Say who was hurt or threatened.',
    ],
    [incident.kind === 'bite' && level === null, 'Choose the level on the bite scale.'],
    [
      victims.some((one) => !one.medical_care),
      'Say for each who was hurt whether medical care was needed.',
    ],
    [blank(incident.measures), 'Say what was done at once.'],
    [
      personBitten && blank(incident.reported_to),
      'Say to whom it was reported, or write “nobody”.',
    ],
  ];
  return said.filter(([isMissing]) => isMissing).map(([, sentence]) => sentence);
}

function blank(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}
