import { fold, sortKey } from './folding';
import { sound } from './spelling';
import { stem } from './stemming';
import { wordsAndJoined } from './words';

// What the registry's own search says to the same (registry/search/words.py and spelling.py).

it.each([
  ['Läufigkeit STRAßE', 'laufigkeit strasse'],
  ['ﬁnd ½ İstanbul Σας', 'find 1 2 istanbul σασ'],
  ['it’s well‑known', "it's well-known"],
])('folds %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

it('orders names without case and accents', () => {
  expect([sortKey(' Ömer '), sortKey('ß'), sortKey('\u0301')]).toEqual(['omer', 'ss', '-']);
});

it.each([
  ['8/10 at 17:30, 2.8 kg', ['8/10', 'at', '17:30', '2.8', 'kg'], ['2.8kg']],
  ['loose-leash', ['loose', 'leash'], ['looseleash']],
  ['15 metres, 20ft', ['15', 'metres', '20ft'], ['15m']],
  ["the dog's o'brien", ['the', 'dog', 'obrien'], ['brien']],
  ['2,8kg 日本', ['2.8', 'kg', '日', '本'], ['2.8kg']],
])('takes %s apart', (text, words, joined) => {
  expect(wordsAndJoined(text)).toEqual({ words, joined });
});

it.each(
  (
    'recalls recal;walking walk;socialised social;drew draw;feet foot;behaviour behavior;' +
    'emergency emergenc;evening evening;evenings evening;internal internal;organize organiz;organization organiz;' +
    'paste paste;universal universal;university universiti;added add;interval interval;hopping hop;' +
    'hoping hope;dying die;exceed exceed;agreed agre;skies sky;generously generous;relational relat'
  )
    .split(';')
    .map((pair) => pair.split(' ')),
)('stems %s', (word, stemmed) => {
  expect(stem(word)).toBe(stemmed);
});

it('hears krate as crate', () => {
  expect([sound('krate'), sound('phobia'), sound('recall')]).toEqual(['krate', 'fobia', 'rekal']);
  expect(sound('crate')).toBe('krate');
});
