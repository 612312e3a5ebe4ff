import { OwnersReminders, WantedReminders } from '../api/types';

/** `Reminders come from 07:00 on`. */
export function wantedWords({ on, hour }: WantedReminders): string {
  if (!on) return 'You get no reminders';
  return `Reminders come from ${String(hour).padStart(2, '0')}:00 on`;
}

/** Whom a dog's reminders reach, and why they do not reach the others; a sentence for each household. */
export function reachWords({ households }: OwnersReminders): readonly string[] {
  if (households.length === 0) return ['No household is entered for this dog yet.'];
  return households.map(({ name, has_address: reachable, stopped }) => {
    if (stopped) return `${name} has ended its reminders and gets no more of them.`;
    return reachable ? `${name} is written to.` : `${name} has no e-mail address.`;
  });
}
