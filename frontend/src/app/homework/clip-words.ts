import { Recorded } from '../capture/consent-rules';
import { Locked } from '../capture/consents';

/** What a file needs the household's consent to; null for what needs none. */
export function recordedIn(mediaType: string): Recorded | null {
  if (mediaType.startsWith('video/')) return 'video';
  return mediaType.startsWith('audio/') ? 'audio' : null;
}

/** Why a clip is not on the owner's link, and what puts it there. */
export function lockedWords(kind: Recorded, { why, householdIds }: Locked): string {
  const what = kind === 'video' ? 'video' : 'sound recording';
  if (why === 'withdrawn') {
    return `The household has withdrawn its consent, so the ${what} stays off the owner’s link.`;
  }
  if (householdIds.length === 0) {
    return `The ${what} stays off the owner’s link: no household is entered that could consent to it.`;
  }
  return `The ${what} stays off the owner’s link until the household’s consent is entered.`;
}
