import { Draft } from '../notes/draft-box';
import { handoverDraft, isBlank, mark, marksAloud, standing } from './handover-words';
import { HANDOVER, setOf } from '../../testing/care-examples';

const fresh: Draft = {
  noteId: 'n1',
  dogId: 'd1',
  body: '',
  title: '',
  kind: 'general',
  tags: [],
  visibility: 'team',
  occurredAt: null,
  touchedAt: '2026-10-06T15:30:00Z',
  revision: null,
};

describe('marks of sets', () => {
  it('are written as trainers write them', () => {
    expect(mark(setOf(4, 5))).toBe('4/5');
  });

  it('are told aloud in full', () => {
    expect(marksAloud([])).toBe('No sets yet');
    expect(marksAloud([setOf(4, 5)])).toBe('Last set: 4 of 5');
    expect(marksAloud([setOf(4, 5), setOf(3, 5)])).toBe(
      'Last sets, the newest at the end: 3 of 5, 4 of 5',
    );
  });

  it('stand high, in the middle or low', () => {
    expect([5, 4, 3, 2].map((correct) => standing(setOf(correct, 5)))).toEqual([
      'high',
      'high',
      'middle',
      'low',
    ]);
    expect(standing(setOf(0, 0))).toBe('middle');
  });
});

describe('the hand-over as a draft', () => {
  it('begins with the card in words', () => {
    const draft = handoverDraft(null, fresh, 'Recall: 4/5.');
    expect(draft).toMatchObject({ noteId: 'n1', kind: 'handover', body: 'Recall: 4/5.' });
  });

  it('keeps what was begun above it, under the same note', () => {
    const kept = { ...fresh, noteId: 'n0', body: 'Ate well.' };
    expect(handoverDraft(kept, fresh, 'Recall: 4/5.')).toMatchObject({
      noteId: 'n0',
      body: 'Ate well.\n\nRecall: 4/5.',
    });
  });

  it('goes on with a hand-over that is being written', () => {
    const kept = { ...fresh, kind: 'handover' as const, body: 'Half of it' };
    expect(handoverDraft(kept, fresh, 'Recall: 4/5.')).toBe(kept);
  });
});

describe('a card with nothing on it', () => {
  it('is told from one with anything', () => {
    expect(isBlank(HANDOVER)).toBe(false);
    const blank = {
      ...HANDOVER,
      plans: [],
      maintenance: [],
      cautions: [],
      facts_since: null,
      do_not: [],
      told_owner: [],
      next_actions: [],
      health: [],
      last: null,
    };
    expect(isBlank(blank)).toBe(true);
    expect(isBlank({ ...blank, health: HANDOVER.health })).toBe(false);
  });
});
