import { Share } from '../api/types';
import { counted, dateName, momentName } from '../shared/text/moments';

/** Something that a link may lead to. */
export interface ShareChoice {
  readonly scope: string;
  readonly aboutId: string;
  readonly label: string;
}

/** Whether a link still leads anywhere. */
export function works(share: Share, now: Date): boolean {
  return share.revoked_at === null && Date.parse(share.expires_at) > now.getTime();
}

/** `Works until 6 October 2026`, `Withdrawn Today 17:30`, `Ended on 6 October 2026`. */
export function endWords(share: Share, now: Date): string {
  if (share.revoked_at !== null) return `Withdrawn ${momentName(share.revoked_at, now)}`;
  const day = dateName(share.expires_at);
  return works(share, now) ? `Works until ${day}` : `Ended on ${day}`;
}

/** How often it was looked at; looks within ten minutes count once. */
export function viewWords({ views, last_viewed_at }: Share, now: Date): string {
  if (last_viewed_at === null) return 'Not opened yet';
  return `Opened ${counted(views, 'time')}, last ${momentName(last_viewed_at, now)}`;
}

/** What became of the mail with it; null when none was sent, or that was too long ago to be known. */
export function mailWords({ mail }: Share, now: Date): string | null {
  if (!mail) return null;
  const at = momentName(mail.at, now);
  switch (mail.state) {
    case 'waiting': {
      const why = mail.said === '' ? '' : ` The mail server said last: ${mail.said}`;
      return `A mail to ${mail.to} waits since ${at}.${why}`;
    }
    case 'sent':
      return `Mailed to ${mail.to}, ${at}`;
    case 'refused':
      return `The mail to ${mail.to} was refused, ${at}: ${mail.said}`;
    case 'withdrawn':
      return `The mail to ${mail.to} was not sent: the link was dead before`;
  }
}

/** What it shows; what is no longer among the choices is named by its sort. */
export function scopeWords(share: Share, choices: readonly ShareChoice[]): string {
  const known = choices.find((one) => one.scope === share.scope && one.aboutId === share.about_id);
  return known?.label ?? SORTS[share.scope] ?? share.scope;
}

const SORTS: Readonly<Record<string, string>> = {
  dog: 'All open homework',
  homework: 'One homework that is over',
};
