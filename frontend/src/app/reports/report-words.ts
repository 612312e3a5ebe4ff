import { Report, ReportBlock, ReportKind, ReportSection, SectionEdit } from '../api/types';
import { Role } from '../api/types';

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

/** Who may compose which: a dossier holds everything, so it is for owners alone. */
export function kindsFor(role: Role): readonly KindOfReport[] {
  return KINDS.filter((one) => one.kind !== 'court_dossier' || role === 'owner');
}

export function kindLabel(kind: ReportKind): string {
  return KINDS.find((one) => one.kind === kind)?.label ?? kind;
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
