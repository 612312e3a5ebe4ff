import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { KeptFact } from '../api/types';
import { Icon } from '../shared/icon/icon';
import { Fact } from '../shorthand/facts';
import { contradictions, RecordedSet } from './contradictions';
import { FactChips } from './fact-chips';
import { FactReader } from './fact-reader';
import { FactSheet } from './fact-sheet';
import { HintBook } from './hint-book';
import { anchored, correct, drop, factsOf, release } from './kept-facts';
import { languageOf, NoteLanguage } from './note-language';
import { observableLanguage } from './observable-language';

interface Reading {
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** What stands under a text while it is written: its facts, one hint, and where data disagree. */
@Component({
  selector: 'll-note-facts',
  imports: [FactChips, FactSheet, Icon],
  templateUrl: './note-facts.html',
  host: { class: 'note-facts' },
})
export class NoteFacts {
  readonly text = input.required<string>();
  readonly dogId = input<string | null>(null);
  /** What the writer put right or dropped. */
  readonly byHand = input<readonly KeptFact[]>([]);
  /** The sets recorded in the session that the note is about. */
  readonly sets = input<readonly RecordedSet[]>([]);
  readonly byHandChange = output<readonly KeptFact[]>();
  readonly languageChange = output<string>();

  private readonly reader = inject(FactReader);
  private readonly hints = inject(HintBook);
  private readonly before = signal<readonly KeptFact[] | null>(null);

  protected readonly units = this.reader.units;
  protected readonly skills = computed(() => this.reader.skillsOf(this.dogId()));
  protected readonly open = signal<KeptFact | null>(null);
  private readonly language = computed(() => languageOf(this.text()));
  /** The text read last, with what was read in it: spans belong to their text. */
  private readonly reading = signal<Reading>({ text: '', facts: [] });
  protected readonly facts = computed(() =>
    factsOf(this.reading().text, this.reading().facts, this.byHand()),
  );
  protected readonly counted = computed(
    () => this.facts().filter((kept) => kept.origin !== 'dropped').length,
  );
  protected readonly hint = computed(() =>
    observableLanguage(this.text(), this.language()).find((one) => this.hints.speaksOf(one.found)),
  );
  protected readonly disagreements = computed(() => contradictions(this.facts(), this.sets()));
  protected readonly mayUndo = computed(() => this.before() !== null);

  constructor() {
    void this.reader.learnUnits();
    effect(() => {
      const dogId = this.dogId();
      if (dogId !== null) untracked(() => void this.reader.learnPlans(dogId));
    });
    effect(() => this.languageChange.emit(this.language()));
    effect((onCleanup) => {
      const [text, language] = [this.text(), this.language()];
      const stale = new AbortController();
      onCleanup(() => stale.abort());
      void this.readNow(text, language, stale.signal);
    });
  }

  protected putRight(shown: KeptFact, fact: Fact): void {
    this.change(correct(this.placed(), shown, fact));
  }

  protected dropFact(shown: KeptFact): void {
    this.change(drop(this.placed(), shown));
  }

  protected releaseFact(shown: KeptFact): void {
    this.change(release(this.placed(), shown));
  }

  protected undo(): void {
    const before = this.before();
    if (before !== null) this.byHandChange.emit(before);
    this.before.set(null);
  }

  protected silence(words: string): void {
    this.hints.silence(words);
  }

  /** Reads a text, unless the next keystroke makes it stale first. */
  private async readNow(text: string, language: NoteLanguage, stale: AbortSignal): Promise<void> {
    const facts = await this.reader.read(text, language, stale);
    if (facts !== null && !stale.aborted) this.reading.set({ text, facts });
  }

  /** Hand-made facts where their words stand now, and behind them those whose words are gone. */
  private placed(): readonly KeptFact[] {
    return this.byHand().map((kept) => anchored([kept], this.reading().text)[0] ?? kept);
  }

  private change(byHand: readonly KeptFact[]): void {
    this.before.set(this.byHand());
    this.open.set(null);
    this.byHandChange.emit(byHand);
  }
}
