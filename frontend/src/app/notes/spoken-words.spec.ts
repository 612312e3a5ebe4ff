import { languageHeard, spoken } from './spoken-words';

it('puts spoken words where the cursor is, apart from their neighbours', () => {
  expect(spoken('', 'recall 8/10', [0, 0])).toEqual({ text: 'recall 8/10', cursor: 11 });
  expect(spoken('At the river.', 'Recall 8/10', [13, 13]).text).toBe('At the river. Recall 8/10');
  expect(spoken('One\n', 'two', [4, 4]).text).toBe('One\ntwo');
  expect(spoken('One three', 'two', [4, 4])).toEqual({ text: 'One two three', cursor: 8 });
  expect(spoken('One four three', 'two', [4, 8]).text).toBe('One two three');
});

it('listens for the language of the text, and for the browser’s while there is none', () => {
  expect(languageHeard('Rückruf 8 von 10 auf der Wiese', ['en-GB'])).toBe('de');
  expect([languageHeard('', ['de-CH']), languageHeard(' ', ['fr-CH'])]).toEqual(['de', 'en']);
});
