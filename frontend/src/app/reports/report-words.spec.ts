import { Report } from '../api/types';
import { blockText, editsOf, kindsFor, withBlock } from './report-words';

const figure = { text: '4', what: 'correct', value: 4, records: [] };
const sentence = {
  type: 'sentence',
  id: 'total',
  pieces: ['Right ', figure, ' times.'],
  left_out: true,
} as const;
const section = {
  key: 'target.1',
  title: 'Recall',
  words: 'Well done.',
  left_out: false,
  about: null,
  blocks: [sentence],
};

describe('reports', () => {
  it('leave the dossier to owners', () => {
    const kinds = (role: 'owner' | 'trainer') => kindsFor(role).map((one) => one.kind);
    expect(kinds('owner')).toContain('court_dossier');
    expect(kinds('trainer')).not.toContain('court_dossier');
    expect(kinds('trainer')).toContain('owner_progress');
  });

  it('say their sentences with the numbers in them', () => {
    expect(blockText({ ...sentence, pieces: [...sentence.pieces] })).toBe('Right 4 times.');
  });

  it('are edited from what they are, block by block', () => {
    const report = { content: { sections: [section] } } as unknown as Report;
    const edits = editsOf(report);
    const start = {
      key: 'target.1',
      title: 'Recall',
      words: 'Well done.',
      left_out: false,
      left_out_blocks: ['total'],
    };
    expect(edits).toEqual([start]);
    const shown = withBlock(start, 'total', true);
    expect(shown.left_out_blocks).toEqual([]);
    expect(withBlock(shown, 'total', false).left_out_blocks).toEqual(['total']);
  });
});
