import { Share } from '../api/types';
import { counted, dateName, momentName } from '../shared/text/moments';

/** Something that a link may lead to. */
export interface ShareChoice {
  readonly scope: string;
  readonly aboutId: string;
  readonly label: string;
  /** Of a report: a link leads to this version for good. */
  readonly version?: number;
}

/** What the panel of links says around them. */
export interface ShareText {
  readonly heading: string;
  readonly says: string;
  readonly audienceHint: string;
  readonly withdrawing: string;
}

export const LINKS_TO_HOMEWORK: ShareText = {
  heading: 'Links for the owner',
  says: 'Whoever has a link sees what was written for the owner, and nothing else.',
  audienceHint: 'They read this name on the page, and their rounds carry it.',
  withdrawing: 'It is dead at once, also where it is open. The rounds that came through it stay.',
};

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

/** What it shows; what is no longer among the choices is named by its sort, and a report by its version. */
export function scopeWords(share: Share, choices: readonly ShareChoice[]): string {
  const alike = choices.filter(
    (one) => one.scope === share.scope && one.aboutId === share.about_id,
  );
  const known = alike.find((one) => (one.version ?? null) === share.version);
  if (known) return known.label;
  if (share.version === null) return SORTS[share.scope] ?? share.scope;
  const version = `version ${String(share.version)}`;
  return alike.length > 0 ? `An earlier one, ${version}` : `A report, ${version}`;
}

const SORTS: Readonly<Record<string, string>> = {
  dog: 'All open homework',
  homework: 'One homework that is over',
};
