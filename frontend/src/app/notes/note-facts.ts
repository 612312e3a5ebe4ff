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
import { contradictions } from './contradictions';
import { FactChips } from './fact-chips';
import { FactReader } from './fact-reader';
import { FactSheet } from './fact-sheet';
import { HintBook } from './hint-book';
import { anchored, correct, drop, factsOf, release } from './kept-facts';
import { languageOf, NoteLanguage } from './note-language';
import { observableLanguage } from './observable-language';
import { RecordedSets } from './recorded-sets';

interface Reading {
  readonly text: string;
  readonly facts: readonly Fact[];
}

/** What stands under a text while it is written: its facts, one hint, and where data disagree. */
@Component({
  selector: 'll-note-facts',
  imports: [FactChips, FactSheet, Icon],
  templateUrl: './note-facts.html',
  providers: [RecordedSets],
  host: { class: 'note-facts' },
})
export class NoteFacts {
  readonly text = input.required<string>();
  readonly dogId = input<string | null>(null);
  /** What the writer put right or dropped. */
  readonly byHand = input<readonly KeptFact[]>([]);
  /** The session that the text is about, with whose taps it is compared. */
  readonly sessionId = input<string | null>(null);
  readonly byHandChange = output<readonly KeptFact[]>();
  readonly languageChange = output<string>();

  private readonly reader = inject(FactReader);
  private readonly recorded = inject(RecordedSets);
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
  protected readonly disagreements = computed(() =>
    contradictions(this.facts(), this.recorded.of(this.sessionId())),
  );
  protected readonly mayUndo = computed(() => this.before() !== null);

  constructor() {
    void this.reader.learnUnits();
    void this.reader.learnWords();
    effect(() => {
      const dogId = this.dogId();
      if (dogId !== null) untracked(() => void this.reader.learnPlans(dogId));
    });
    effect((onCleanup) => {
      const sessionId = this.sessionId();
      const stale = new AbortController();
      onCleanup(() => stale.abort());
      if (sessionId !== null) untracked(() => void this.recorded.learn(sessionId, stale.signal));
    });
    effect(() => this.languageChange.emit(this.language()));
    effect((onCleanup) => {
      const [text, language, dogId] = [this.text(), this.language(), this.dogId()];
      this.reader.learned(); // read again with the words that came meanwhile
      const stale = new AbortController();
      onCleanup(() => stale.abort());
      void this.readNow(text, language, dogId, stale.signal);
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
  private async readNow(
    text: string,
    language: NoteLanguage,
    dogId: string | null,
    stale: AbortSignal,
  ): Promise<void> {
    const facts = await this.reader.read(text, language, stale, dogId);
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
