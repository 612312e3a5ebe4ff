import { Report, ReportBlock } from '../api/types';
import {
  blockText,
  draftOf,
  editOf,
  fileName,
  isSame,
  kindsFor,
  withBlock,
  withSection,
} from './report-words';

const LINE: ReportBlock = {
  type: 'sentence',
  id: 'line',
  left_out: false,
  pieces: ['Right ', { text: '4', what: 'correct', value: 4, records: ['s1'] }, ' times.'],
};
const REPORT = {
  id: 'r1',
  version: 1,
  content: {
    title: 'Progress report: Ärla & Co',
    words: 'Dear family',
    sections: [
      { key: 'a', title: 'What we did', words: '', left_out: false, blocks: [LINE] },
      {
        key: 'b',
        title: 'Recall',
        words: '',
        left_out: false,
        blocks: [{ ...LINE, left_out: true }],
      },
    ],
  },
} as unknown as Report;

describe('the draft of a report', () => {
  it('is what the report says, and sends the same back', () => {
    const draft = draftOf(REPORT);
    expect(editOf(draft)).toEqual({
      title: 'Progress report: Ärla & Co',
      words: 'Dear family',
      sections: [
        { key: 'a', title: 'What we did', words: '', left_out: false, left_out_blocks: [] },
        { key: 'b', title: 'Recall', words: '', left_out: false, left_out_blocks: ['line'] },
      ],
    });
    expect(isSame(draft, draftOf(REPORT))).toBe(true);
  });

  it('changes one section and leaves the others', () => {
    const draft = withSection(draftOf(REPORT), 'a', { words: 'We met twice.', leftOut: true });
    expect(draft.sections.map((one) => [one.words, one.leftOut])).toEqual([
      ['We met twice.', true],
      ['', false],
    ]);
    expect(isSame(draft, draftOf(REPORT))).toBe(false);
  });

  it('leaves a line out once, and takes it in again', () => {
    const out = withBlock(withBlock(draftOf(REPORT), 'a', 'line', true), 'a', 'line', true);
    expect(out.sections[0]?.gone).toEqual(['line']);
    expect(isSame(withBlock(out, 'a', 'line', false), draftOf(REPORT))).toBe(true);
  });
});

describe('words of reports', () => {
  it('tells a line with its numbers', () => {
    expect(blockText(LINE)).toBe('Right 4 times.');
  });

  it('offers the court dossier to owners only', () => {
    expect(kindsFor('owner').map((one) => one.kind)).toContain('court_dossier');
    expect(kindsFor('trainer').map((one) => one.kind)).not.toContain('court_dossier');
  });

  it('names files by the title, without signs that folders dislike', () => {
    expect(fileName(REPORT, 'pdf')).toBe('progress-report-arla-co.pdf');
  });
});
