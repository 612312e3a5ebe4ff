import { TimelineItem, UnitSystem } from '../api/types';
import { itemLabel, kindIcon } from '../notes/kinds';
import { ICONS } from '../shared/icon/icons';
import { timeOf } from '../shared/text/moments';

/** An entry of the timeline as it is drawn: words and addresses, nothing left to be worked out. */
export interface TimelineRow {
  readonly item: TimelineItem;
  /** What it is told by, for the eye: a session or a kind of note. */
  readonly kind: string;
  /** The path of its icon. */
  readonly icon: string;
  /** Where it is read whole; null for what has no page of its own. */
  readonly address: string | null;
  readonly label: string;
  readonly time: string;
  readonly title: string;
  readonly results: string;
}

/** Notes, sessions and incidents have a page of their own. */
const PAGES: Readonly<Record<string, string>> = {
  note: 'notes',
  session: 'sessions',
  incident: 'incidents',
};

export function rowOf(item: TimelineItem, units: UnitSystem): TimelineRow {
  const isSession = item.kind === 'session';
  const page = PAGES[item.kind];
  const label = itemLabel(item);
  return {
    item,
    kind: isSession ? 'session' : item.detail_kind,
    icon: ICONS[isSession ? 'session' : kindIcon(item.detail_kind)],
    address: page === undefined ? null : `/dogs/${item.dog_id}/${page}/${item.id}`,
    label,
    time: timeOf(item.occurred_at),
    title: titleOf(item, label),
    results: item.results?.[units] ?? '',
  };
}

/** What the kind says already is not said twice, nor the first words of a note without a title. */
function titleOf({ title, summary }: TimelineItem, label: string): string {
  if (title === label) return '';
  return summary.startsWith(title.replace(/(…|\.\.\.)$/, '')) ? '' : title;
}
