import { filterWords, typedFilters, withoutFilter } from './typed-filters';

describe('typedFilters', () => {
  it('finds the operators among the words', () => {
    const found = typedFilters('recall dog:juno "loose leash" -kind:plan after:2026-01');
    expect(found.map(({ name, value, excluded }) => [name, value, excluded])).toEqual([
      ['dog', 'juno', false],
      ['kind', 'plan', true],
      ['after', '2026-01', false],
    ]);
  });

  it('reads values of several words in quotes', () => {
    expect(typedFilters('author:"Lena Brandt"')[0]?.value).toBe('Lena Brandt');
  });

  it('leaves alone what only looks like an operator', () => {
    expect(typedFilters('note:this hotdog:yes time 17:30 dog:')).toEqual([]);
  });

  it('takes one away and leaves the rest', () => {
    const query = 'recall dog:juno  tag:pond';
    const [dog] = typedFilters(query);
    expect(dog && withoutFilter(query, dog)).toBe('recall tag:pond');
  });

  it('puts a filter into words', () => {
    const words = typedFilters('dog:juno -tag:pond before:2026-03').map(filterWords);
    expect(words).toEqual(['about juno', 'not #pond', 'before 2026-03']);
  });
});
