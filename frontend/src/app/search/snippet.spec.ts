import { piecesOf } from './snippet';

describe('piecesOf', () => {
  it('tells hits from the words around them', () => {
    expect(piecesOf('a <mark>long</mark> line')).toEqual([
      { text: 'a ', hit: false },
      { text: 'long', hit: true },
      { text: ' line', hit: false },
    ]);
  });

  it('shows what was escaped as it was written', () => {
    expect(piecesOf('5 &lt; 6 &amp;amp; &#x27;x&#39; <mark>&quot;q&quot;</mark>')).toEqual([
      { text: "5 < 6 &amp; 'x' ", hit: false },
      { text: '"q"', hit: true },
    ]);
  });

  it('makes no markup of a note that tries', () => {
    const [piece] = piecesOf('&lt;img src=x onerror=alert(1)&gt;');
    expect(piece?.text).toBe('<img src=x onerror=alert(1)>');
    expect(piece?.hit).toBe(false);
  });

  it('leaves broken entities alone', () => {
    expect(piecesOf('R&D; &#0; &#x110000; &nosuch;')[0]?.text).toBe(
      'R&D; &#0; &#x110000; &nosuch;',
    );
  });
});
