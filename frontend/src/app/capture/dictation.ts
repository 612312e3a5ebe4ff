import { signal } from '@angular/core';
import { NoteLanguage } from '../notes/note-language';

/** Chromium and Safari name it with a prefix; Firefox has none. Only what is used is described. */
interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  onresult: ((event: ResultEvent) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

interface ResultEvent {
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { isFinal: boolean }>;
}

interface RecognitionKind {
  new (): Recognition;
  /** Only where recognition can run on the device itself. */
  available?(options: { langs: string[]; processLocally: boolean }): Promise<string>;
}

interface Speaking {
  readonly SpeechRecognition?: RecognitionKind;
  readonly webkitSpeechRecognition?: RecognitionKind;
}

function recognitionOf(browser: Speaking): RecognitionKind | null {
  return browser.SpeechRecognition ?? browser.webkitSpeechRecognition ?? null;
}

/** The tag for the recogniser: the person's own variety of the note's language. */
export function spokenLanguage(
  language: NoteLanguage,
  spoken: readonly string[] = navigator.languages,
): string {
  const own = spoken.find((tag) => tag.toLowerCase().startsWith(`${language}-`));
  return own ?? (language === 'de' ? 'de-DE' : 'en-GB');
}

/** Why there is no dictation just now. Null: it can be tried. */
const WHY: Readonly<Record<string, string>> = {
  network: 'Dictation needs a connection. This is kept as a voice note instead.',
  'service-not-allowed':
    'This browser does not offer dictation here. This is kept as a voice note instead.',
  'language-not-supported':
    'Dictation does not know this language here. This is kept as a voice note instead.',
  'not-allowed': 'This browser does not let Longline listen.',
  'audio-capture': 'Dictation hears nothing. This is kept as a voice note instead.',
};

export interface DictationEvents {
  /** Words that will not change any more. */
  readonly said: (words: string) => void;
  /** It cannot go on: a voice note shall take its place. */
  readonly instead: (because: string) => void;
  readonly ended: () => void;
}

/** One stretch of dictation: words as they are heard, and a voice note where they cannot be. */
export class Dictation {
  /** What was heard and may still change. */
  readonly interim = signal('');
  private recognition: Recognition | null = null;
  private over = false;

  constructor(
    private readonly events: DictationEvents,
    private readonly browser: unknown = window,
  ) {}

  async start(lang: string, online = navigator.onLine): Promise<void> {
    const kind = recognitionOf(this.browser as Speaking);
    const here = kind !== null && (await onDevice(kind, lang)) === 'available';
    if (kind === null || (!here && !online)) {
      this.give(WHY[kind === null ? 'service-not-allowed' : 'network']);
      return;
    }
    if (this.over) return;
    const recognition = new kind();
    this.recognition = recognition;
    Object.assign(recognition, { lang, continuous: true, interimResults: true });
    if (here) recognition.processLocally = true;
    recognition.onresult = (event) => this.hear(event);
    recognition.onerror = ({ error }) => this.fail(error);
    recognition.onend = () => this.end();
    recognition.start();
  }

  /** Ends it; what was heard last still comes. */
  stop(): void {
    if (this.recognition) this.recognition.stop();
    else this.end();
  }

  /** The part of the page is gone: nothing of it comes any more. */
  leave(): void {
    this.over = true;
    const { recognition } = this;
    if (!recognition) return;
    recognition.onresult = recognition.onerror = recognition.onend = null;
    recognition.abort();
  }

  private hear(event: ResultEvent): void {
    let interim = '';
    for (let at = event.resultIndex; at < event.results.length; at += 1) {
      const result = event.results[at];
      const words = result?.[0]?.transcript ?? '';
      if (result?.isFinal) this.events.said(words.trim());
      else interim += words;
    }
    this.interim.set(interim.trim());
  }

  private fail(error: string): void {
    const because = WHY[error];
    if (because !== undefined) this.give(because);
    // `no-speech` and `aborted` end it by themselves.
  }

  private give(because = ''): void {
    if (this.over) return;
    this.over = true;
    this.sayRest();
    this.events.instead(because);
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    this.sayRest();
    this.events.ended();
  }

  /** What was heard last and never became final is words all the same. */
  private sayRest(): void {
    const rest = this.interim();
    this.interim.set('');
    if (rest !== '') this.events.said(rest);
  }
}

async function onDevice(kind: RecognitionKind, lang: string): Promise<string> {
  try {
    return (await kind.available?.({ langs: [lang], processLocally: true })) ?? 'unavailable';
  } catch {
    return 'unavailable'; // an older form of it
  }
}
