import { describe, expect, it } from 'vitest';
import { placeOf, sheetOf } from './report-sheet';

const PAGE = `<!doctype html><html lang="de"><head><title>Juno</title><style>h1 { margin: 0; }</style></head>
<body><div class="sheet"><header>Wolf &amp; Co</header><main><h1>Juno in autumn</h1>
<p>5 of 7 <a class="mark" href="#r1"><span>[1]</span></a></p><ol><li id="r1">Note</li></ol></main></div></body></html>`;

describe('a rendered report', () => {
  it('is taken apart and is no main part of a page any more', () => {
    const sheet = sheetOf(PAGE);
    expect(sheet?.language).toBe('de');
    expect(sheet?.style).toBe('h1 { margin: 0; }');
    expect(sheet?.content.querySelector('main')).toBeNull();
    expect(sheet?.content.querySelector('h1')?.textContent).toBe('Juno in autumn');
    expect(sheet?.content.querySelector('header')?.textContent).toBe('Wolf & Co');
  });

  it('is none where the text is something else, as the log-in page of a network', () => {
    expect(sheetOf('<html><body><h1>Hotel network</h1></body></html>')).toBeNull();
    expect(sheetOf('{"title": "Not found"}')).toBeNull();
  });

  it('has marks that lead to a place in it', () => {
    const content = sheetOf(PAGE)?.content;
    expect(placeOf(content?.querySelector('.mark span') ?? null)).toBe('r1');
    expect(placeOf(content?.querySelector('h1') ?? null)).toBeNull();
    expect(placeOf(null)).toBeNull();
    const away = document.createElement('a');
    away.setAttribute('href', 'https://elsewhere.example/#r1');
    expect(placeOf(away)).toBeNull();
  });
});
