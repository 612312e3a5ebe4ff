import { Report } from '../api/types';
import { blockText, editsOf, isForOwner, kindsFor, shareableOf, withBlock } from './report-words';

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

  it('go out by link where they are for an owner', () => {
    const outside = kindsFor('owner').filter((one) => isForOwner(one.kind));
    expect(outside.map((one) => one.label)).toEqual([
      'Progress, for the owner',
      'Graduation, for the owner',
    ]);
  });

  it('are shared at the version that is in view', () => {
    const at = (version: number): Report =>
      ({ id: 'autumn', version, newest_version: 2 }) as unknown as Report;
    expect(shareableOf(at(2))).toEqual({
      scope: 'report',
      aboutId: 'autumn',
      version: 2,
      label: 'Version 2, the newest',
    });
    expect(shareableOf(at(1)).label).toBe('Version 1');
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
