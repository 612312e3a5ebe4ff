import { Report, ReportBlock, ReportEdit, ReportKind, ReportSection, Role } from '../api/types';

interface KindWords {
  readonly kind: ReportKind;
  readonly label: string;
  readonly about: string;
}

export const KINDS: readonly KindWords[] = [
  {
    kind: 'owner_progress',
    label: 'Progress for the owner',
    about: 'Plain words and charts. Nothing internal is in it.',
  },
  {
    kind: 'handover',
    label: 'Hand-over',
    about: 'For the next trainer: steps, cautions, what comes next, and the charts.',
  },
  {
    kind: 'vet_referral',
    label: 'For the vet',
    about: 'Who the dog is, weight, health record, what we saw.',
  },
  { kind: 'graduation', label: 'Graduation', about: 'What was learnt, for the owner.' },
  {
    kind: 'court_dossier',
    label: 'Court dossier',
    about: 'Every revision of everything in the period, with proof. Owners of the practice only.',
  },
];

/** What a person in a role may compose. */
export function kindsFor(role: Role): readonly KindWords[] {
  return KINDS.filter((one) => one.kind !== 'court_dossier' || role === 'owner');
}

export function kindLabel(kind: ReportKind): string {
  return KINDS.find((one) => one.kind === kind)?.label ?? kind;
}

/** A section while it is edited. */
export interface SectionDraft {
  readonly key: string;
  readonly title: string;
  readonly words: string;
  readonly leftOut: boolean;
  readonly gone: readonly string[];
}

export interface ReportDraft {
  readonly title: string;
  readonly words: string;
  readonly sections: readonly SectionDraft[];
}

export function draftOf(report: Report): ReportDraft {
  const { title, words, sections } = report.content;
  return { title, words, sections: sections.map(sectionDraft) };
}

function sectionDraft(section: ReportSection): SectionDraft {
  return {
    key: section.key,
    title: section.title,
    words: section.words,
    leftOut: section.left_out,
    gone: section.blocks.filter((block) => block.left_out).map((block) => block.id),
  };
}

export function editOf(draft: ReportDraft): ReportEdit {
  return {
    title: draft.title.trim(),
    words: draft.words,
    sections: draft.sections.map((one) => ({
      key: one.key,
      title: one.title.trim(),
      words: one.words,
      left_out: one.leftOut,
      left_out_blocks: [...one.gone],
    })),
  };
}

/** The draft with one section changed. */
export function withSection(
  draft: ReportDraft,
  key: string,
  change: Partial<Omit<SectionDraft, 'key'>>,
): ReportDraft {
  return {
    ...draft,
    sections: draft.sections.map((one) => (one.key === key ? { ...one, ...change } : one)),
  };
}

/** Leaves a line, quote, chart or table out, or takes it in again. */
export function withBlock(draft: ReportDraft, key: string, id: string, gone: boolean): ReportDraft {
  const before = draft.sections.find((one) => one.key === key)?.gone ?? [];
  const rest = before.filter((one) => one !== id);
  return withSection(draft, key, { gone: gone ? [...rest, id] : rest });
}

export function isSame(one: ReportDraft, other: ReportDraft): boolean {
  return JSON.stringify(editOf(one)) === JSON.stringify(editOf(other));
}

/** What a block says, as one line of text. */
export function blockText(block: ReportBlock): string {
  switch (block.type) {
    case 'sentence':
      return block.pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
    case 'quote':
      return block.text;
    case 'chart':
      return block.alt;
    case 'table':
      return `${block.caption}: ${String(block.rows.length)} rows`;
  }
}

/** `progress-report-juno.pdf` */
export function fileName(report: Report, end: 'pdf' | 'html'): string {
  const plain = report.content.title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `${plain || 'report'}.${end}`;
}
