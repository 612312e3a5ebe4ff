import { aimOf, aimProblems, typedAim } from './aim-draft';

const SLOPE = { value: '90', by: '2026-12-01', startValue: '40', startOn: '2026-10-01' };

describe('an aim while it is typed', () => {
  it('is nothing, a level or a slope', () => {
    const none = { value: '', by: '', startValue: '', startOn: '' };
    expect(aimOf(none, 'rate', 'metric')).toBeNull();
    expect(aimOf({ ...none, value: '90' }, 'percent_correct', 'metric')).toEqual({
      value: 90,
      by: null,
      start_on: null,
      start_value: null,
    });
    expect(aimOf(SLOPE, 'percent_correct', 'metric')).toEqual({
      value: 90,
      by: '2026-12-01',
      start_on: '2026-10-01',
      start_value: 40,
    });
    for (const typed of [none, { ...none, value: '90' }, SLOPE])
      expect(aimProblems(typed, 'percent_correct')).toEqual({});
  });

  it('starts from zero where zero was typed', () => {
    expect(aimOf({ ...SLOPE, startValue: '0' }, 'rate', 'metric')?.start_value).toBe(0);
  });

  it('says at each field what is wrong', () => {
    expect(Object.keys(aimProblems({ ...SLOPE, startOn: '', by: '' }, 'rate'))).toEqual([
      'aim/start_on',
      'aim/by',
    ]);
    expect(aimProblems({ ...SLOPE, startValue: '' }, 'rate')['aim/start_value']).toContain('value');
    expect(aimProblems({ ...SLOPE, by: '2026-10-01' }, 'rate')['aim/by']).toContain('two dates');
    expect(aimProblems({ ...SLOPE, value: '' }, 'rate')['aim/value']).toContain('which value');
    expect(aimProblems({ ...SLOPE, value: '120' }, 'percent_correct')['aim/value']).toContain(
      '100',
    );
    expect(aimProblems({ ...SLOPE, value: '120' }, 'rate')).toEqual({});
  });

  it('keeps metres while the practice types feet', () => {
    const typed = { value: '100', by: '', startValue: '', startOn: '' };
    const aim = aimOf(typed, 'threshold_distance', 'us');
    expect(aim?.value).toBeCloseTo(30.48);
    expect(typedAim(aim, 'threshold_distance', 'us').value).toBe('100');
  });
});
