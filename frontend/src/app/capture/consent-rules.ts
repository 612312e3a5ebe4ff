import { Consent } from '../api/types';

/** What a recording needs the household's consent to. */
export type Recorded = 'video' | 'audio';
/** Why a recording is not shared: nobody has agreed, or somebody has withdrawn. */
export type Lock = 'not_given' | 'withdrawn';

/**
 * The registry's rule of the same name: of each household the consent given last counts, and one
 * withdrawal locks. Null while a household agrees.
 */
export function lock(
  kind: Recorded,
  households: readonly (readonly Consent[])[],
  now: number,
): Lock | null {
  const last = households
    .map((said) => said.filter((one) => one.kind === kind && Date.parse(one.given_at) <= now))
    .filter((said) => said.length > 0)
    .map((said) => said.reduce((one, other) => (givenLater(other, one) ? other : one)));
  if (last.some(({ withdrawn_at: at }) => at !== null && Date.parse(at) <= now)) return 'withdrawn';
  return last.length > 0 ? null : 'not_given';
}

function givenLater(one: Consent, other: Consent): boolean {
  return Date.parse(one.given_at) > Date.parse(other.given_at);
}

const NAMES: Readonly<Record<Recorded, string>> = { video: 'videos', audio: 'sound recordings' };

/** What the lock means for whoever is about to record. */
export function sentenceOf(kind: Recorded, why: Lock, known: boolean): string {
  const what = NAMES[kind];
  if (why === 'withdrawn') {
    return `The household has withdrawn its consent to ${what}, so nothing is recorded.`;
  }
  const nobody = known
    ? `The household has not agreed to ${what} yet.`
    : `No household is entered for this dog, so nobody has agreed to ${what}.`;
  return `${nobody} What you record is kept in the practice and not shared.`;
}
