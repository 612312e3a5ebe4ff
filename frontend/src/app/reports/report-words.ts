import { Report, ReportBlock, ReportKind, ReportSection, SectionEdit } from '../api/types';
import { Role } from '../api/types';
import { ShareChoice, ShareText } from '../shares/share-words';

/** What reports are called, and what of one can be edited. */
interface KindOfReport {
  readonly kind: ReportKind;
  readonly label: string;
}

const KINDS: readonly KindOfReport[] = [
  { kind: 'owner_progress', label: 'Progress, for the owner' },
  { kind: 'handover', label: 'Hand-over, for a colleague' },
  { kind: 'vet_referral', label: 'Letter, for the vet' },
  { kind: 'graduation', label: 'Graduation, for the owner' },
  { kind: 'court_dossier', label: 'Dossier, for a court' },
];

/** What is composed on the page of an incident, and of that one alone. */
const OF_AN_INCIDENT: KindOfReport = { kind: 'incident_dossier', label: 'Dossier of an incident' };

/** Who may compose which: a dossier holds everything, so it is for owners alone. */
export function kindsFor(role: Role): readonly KindOfReport[] {
  return KINDS.filter((one) => one.kind !== 'court_dossier' || role === 'owner');
}

/** Whether it goes out by link: only what is composed for an owner does. */
export function isForOwner(kind: ReportKind): boolean {
  return kind === 'owner_progress' || kind === 'graduation';
}

/** What a link to a report shows for good: the version that is in view. */
export function shareableOf({ id, version, newest_version }: Report): ShareChoice {
  const newest = version === newest_version ? ', the newest' : '';
  return { scope: 'report', aboutId: id, version, label: `Version ${String(version)}${newest}` };
}

export const LINKS_TO_REPORT: ShareText = {
  heading: 'Links to this report',
  says: 'Whoever has a link reads this version, as a page and as a PDF. What you edit later stays inside until you make another link.',
  audienceHint: 'They read this name on the page.',
  withdrawing: 'It is dead at once, also where it is open.',
};

export function kindLabel(kind: ReportKind): string {
  return [...KINDS, OF_AN_INCIDENT].find((one) => one.kind === kind)?.label ?? kind;
}

const CLIPS = { picture: 'Picture', video: 'Video', sound: 'Sound' } as const;

/** A block as it can be read while editing; what it looks like is on the paper. */
export function blockText(block: ReportBlock): string {
  switch (block.type) {
    case 'sentence':
      return block.pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
    case 'quote':
      return `“${block.text}”`;
    case 'table':
      return `Table: ${block.caption}`;
    case 'chart':
      return `Chart: ${block.title}`;
    case 'clip':
      return `${CLIPS[block.form]}: ${block.caption || 'without a caption'}`;
  }
}

/** What has been edited of each section so far, in the order of reading. */
export function editsOf(report: Report): readonly SectionEdit[] {
  return report.content.sections.map(editOf);
}

function editOf(section: ReportSection): SectionEdit {
  return {
    key: section.key,
    title: section.title,
    words: section.words,
    left_out: section.left_out,
    left_out_blocks: section.blocks.filter((block) => block.left_out).map((block) => block.id),
  };
}

/** With a block left out, or taken in again. */
export function withBlock(edit: SectionEdit, block: string, shown: boolean): SectionEdit {
  const others = edit.left_out_blocks.filter((id) => id !== block);
  return { ...edit, left_out_blocks: shown ? others : [...others, block] };
}
