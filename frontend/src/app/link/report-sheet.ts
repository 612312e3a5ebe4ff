/** A report as the registry renders it for a link, taken apart: it is shown inside of the page of the link. */
export interface ReportSheet {
  readonly language: string;
  readonly style: string;
  readonly content: HTMLElement;
}

/**
 * The sheet of a rendered report; null when the text holds none. The registry escapes every text, and
 * what is parsed here runs nothing: neither this parser nor the page's own policy allows a script.
 */
export function sheetOf(text: string): ReportSheet | null {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const content = page.querySelector<HTMLElement>('.sheet');
  if (!content) return null;
  for (const main of content.querySelectorAll('main')) main.replaceWith(...main.childNodes);
  return {
    language: page.documentElement.lang,
    style: page.querySelector('style')?.textContent ?? '',
    content,
  };
}

/** The place inside of the sheet that a click leads to: a number's mark leads to the list at the end. */
export function placeOf(clicked: EventTarget | null): string | null {
  if (!(clicked instanceof Element)) return null;
  const address = clicked.closest('a')?.getAttribute('href') ?? '';
  return address.startsWith('#') ? address.slice(1) : null;
}
