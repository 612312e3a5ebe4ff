import { Reinforcer } from '../api/types';
import { forbidden, isListed, moved, offered, withReinforcer, without } from './reinforcer-ranks';

const named = (item: string, part: Partial<Reinforcer> = {}): Reinforcer => ({
  item,
  kind: 'food',
  allergy: false,
  last_assessed_on: null,
  method: 'owner_report',
  comment: '',
  ...part,
});
const items = (list: readonly Reinforcer[]): string[] => list.map((one) => one.item);

const LIST = [named('cheese'), named('chicken', { allergy: true }), named('ball'), named('tug')];

describe('ranks of reinforcers', () => {
  it('never offer what the dog is allergic to', () => {
    expect(items(offered(LIST))).toEqual(['cheese', 'ball', 'tug']);
    expect(items(forbidden(LIST))).toEqual(['chicken']);
  });

  it('move past an allergy as if it were not there', () => {
    expect(items(moved(LIST, 'ball', -1))).toEqual(['ball', 'cheese', 'tug', 'chicken']);
    expect(items(moved(LIST, 'ball', 1))).toEqual(['cheese', 'tug', 'ball', 'chicken']);
  });

  it('stay at the ends', () => {
    expect(items(offered(moved(LIST, 'cheese', -1)))).toEqual(['cheese', 'ball', 'tug']);
    expect(items(offered(moved(LIST, 'tug', 1)))).toEqual(['cheese', 'ball', 'tug']);
  });

  it('lose nobody and double nobody', () => {
    for (const item of ['cheese', 'ball', 'tug', 'chicken', 'unknown']) {
      expect(items(moved(LIST, item, 1)).sort()).toEqual(items(LIST).sort());
    }
  });

  it('drop one that turns out to be an allergy behind the ranks', () => {
    const changed = withReinforcer(LIST, named('cheese', { allergy: true }), 'cheese');
    expect(items(offered(changed))).toEqual(['ball', 'tug']);
    expect(items(forbidden(changed))).toEqual(['cheese', 'chicken']);
  });

  it('take a new one last, and keep the place of a renamed one', () => {
    expect(items(offered(withReinforcer(LIST, named('liver'), null)))).toEqual([
      'cheese',
      'ball',
      'tug',
      'liver',
    ]);
    expect(items(withReinforcer(LIST, named('squeaky ball'), 'ball'))).toContain('squeaky ball');
    expect(items(without(LIST, 'ball'))).toEqual(['cheese', 'chicken', 'tug']);
  });

  it('know a double, but not the one being changed', () => {
    expect(isListed(LIST, ' Cheese', null)).toBe(true);
    expect(isListed(LIST, 'cheese', 'cheese')).toBe(false);
  });
});
