import { Component, ElementRef, effect, inject, input, output, signal } from '@angular/core';
import { untracked, viewChild } from '@angular/core';
import { saveFile } from '../shared/save-file';
import { Answer, Paper } from './link-door';
import { LinkStore } from './link-store';
import { SharedPage, SharedReport } from './link-types';
import { ReportSheet, placeOf, sheetOf } from './report-sheet';

const NOT_PRINTED = 'It could not be printed now. Try again in a minute.';

/**
 * A report for somebody without an account: the sheet that the registry renders, shown in a tree of its
 * own, so that neither its style nor the page's reaches the other. Nothing of it is kept on this phone.
 */
@Component({
  selector: 'll-report-link',
  templateUrl: './report-link.html',
})
export class ReportLink {
  readonly page = input.required<SharedPage>();
  readonly report = input.required<SharedReport>();
  /** The registry says that the link is dead. */
  readonly gone = output();

  private readonly store = inject(LinkStore);
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('sheet');
  protected readonly state = signal<'reading' | 'failed' | 'read'>('reading');
  protected readonly printing = signal<Paper | null>(null);
  protected readonly notPrinted = signal('');
  protected readonly papers: readonly { readonly paper: Paper; readonly name: string }[] = [
    { paper: 'a4', name: 'A4' },
    { paper: 'letter', name: 'US Letter' },
  ];

  constructor() {
    effect(() => {
      const place = this.place().nativeElement;
      untracked(() => {
        place.attachShadow({ mode: 'open' }).addEventListener('click', goTo);
        void this.read();
      });
    });
  }

  protected async read(): Promise<void> {
    this.state.set('reading');
    const answer = await this.store.report();
    if (answer.is === 'gone') this.gone.emit();
    const sheet = answer.is === 'answered' ? sheetOf(answer.value) : null;
    if (sheet) this.show(sheet);
    this.state.set(sheet ? 'read' : 'failed');
  }

  protected async print(paper: Paper): Promise<void> {
    this.printing.set(paper);
    this.notPrinted.set('');
    const answer: Answer<Blob> = await this.store.paper(paper);
    this.printing.set(null);
    if (answer.is === 'answered') saveFile(answer.value, `${this.report().title}.pdf`);
    else if (answer.is === 'gone') this.gone.emit();
    else this.notPrinted.set(answer.is === 'refused' ? answer.sentence : NOT_PRINTED);
  }

  private show({ language, style, content }: ReportSheet): void {
    const place = this.place().nativeElement;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    place.lang = language;
    if (!place.shadowRoot) return;
    place.shadowRoot.adoptedStyleSheets = [sheet];
    place.shadowRoot.replaceChildren(content);
  }
}

/** The browser itself follows a mark to a place in the page, but not to one in a tree inside of it. */
function goTo(click: Event): void {
  const id = placeOf(click.target);
  if (id === null || !(click.currentTarget instanceof ShadowRoot)) return;
  click.preventDefault();
  const place = click.currentTarget.getElementById(id);
  place?.setAttribute('tabindex', '-1');
  place?.focus();
}
