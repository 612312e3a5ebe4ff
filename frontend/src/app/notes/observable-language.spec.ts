import vectors from '../../../../registry/tests/unit/measures/observable_language_vectors.json';
import { HintLanguage, observableLanguage } from './observable-language';

interface Vector {
  readonly text: string;
  readonly kinds?: readonly string[];
  readonly language?: string;
}

const BRACKETS = /[⟦⟧]/gu;

describe('observableLanguage', () => {
  it('hints at the same words as the registry, in all its examples', () => {
    const differing = (vectors.vectors as readonly Vector[]).filter((vector) => {
      const text = vector.text.replaceAll(BRACKETS, '');
      const hints = observableLanguage(text, (vector.language ?? 'en') as HintLanguage);
      const marked = [...vector.text.matchAll(/⟦([^⟧]*)⟧/gu)].map((one) => one[1]);
      const found = hints.map((one) => one.found);
      const kinds = hints.map((one) => one.kind);
      return (
        JSON.stringify(found) !== JSON.stringify(marked) ||
        JSON.stringify(kinds) !== JSON.stringify(vector.kinds ?? [])
      );
    });
    expect(vectors.vectors.length).toBeGreaterThan(50);
    expect(differing.map((one) => one.text)).toEqual([]);
  });

  it('counts places in code points, as the registry does', () => {
    expect(observableLanguage('🐕 stubborn again')[0]).toMatchObject({ start: 2, end: 10 });
  });
});
