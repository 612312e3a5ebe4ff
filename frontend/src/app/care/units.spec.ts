import { changeName, inUnit, kgOf, weightName, weightUnit } from './units';

describe('units of weight', () => {
  it('follow the practice', () => {
    expect(weightUnit('metric')).toBe('kg');
    expect(weightUnit('us')).toBe('lb');
  });

  it('are read with one digit', () => {
    expect(weightName(23.44, 'kg')).toBe('23.4\u00a0kg');
    expect(weightName(23.1332, 'lb')).toBe('51.0\u00a0lb');
  });

  it('are kept in kilograms, whatever was typed', () => {
    expect(kgOf('23.4', 'kg')).toBe(23.4);
    expect(kgOf(' 23,4 ', 'kg')).toBe(23.4);
    expect(kgOf('51', 'lb')).toBe(23.13);
  });

  it('come back as they were typed', () => {
    for (const pounds of ['4.2', '51.0', '110.5']) {
      expect(inUnit(kgOf(pounds, 'lb') ?? 0, 'lb')).toBe(pounds);
    }
  });

  it.each(['', 'heavy', '0', '-3', '151', '0.001', 'Infinity'])('take no %j', (typed) => {
    expect(kgOf(typed, 'kg')).toBeNull();
  });

  it('say a change by what is read, not by hidden digits', () => {
    expect(changeName(23.4, 23.81, 'kg')).toBe('+0.4\u00a0kg');
    expect(changeName(23.4, 22.9, 'kg')).toBe('−0.5\u00a0kg');
    expect(changeName(23.41, 23.44, 'kg')).toBe('no change');
  });
});
