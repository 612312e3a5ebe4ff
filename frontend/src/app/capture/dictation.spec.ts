import { Dictation, spokenLanguage } from './dictation';
import { mayDictate } from './may-dictate';

class FakeRecognition {
  static last: FakeRecognition;
  static onDevice = 'unavailable';
  static available = (): Promise<string> => Promise.resolve(FakeRecognition.onDevice);
  lang = '';
  processLocally = false;
  begun = false;
  onresult: ((event: unknown) => void) | null = null;
  onerror: ((event: { error: string }) => void) | null = null;
  onend: (() => void) | null = null;

  constructor() {
    FakeRecognition.last = this;
  }

  start(): void {
    this.begun = true;
  }

  stop(): void {
    this.onend?.();
  }

  abort(): void {
    this.stop();
  }

  hears(words: string, isFinal: boolean): void {
    const result = Object.assign([{ transcript: words }], { isFinal });
    this.onresult?.({ resultIndex: 0, results: [result] });
  }

  fails(error: string): void {
    this.onerror?.({ error });
    this.onend?.();
  }
}

const told: string[] = [];
const browser = { webkitSpeechRecognition: FakeRecognition };

async function dictate(online = true, where: unknown = browser): Promise<Dictation> {
  const dictation = new Dictation(
    {
      said: (words) => told.push(`said ${words}`),
      instead: (because) => told.push(`instead ${because}`),
      ended: () => told.push('ended'),
    },
    where,
  );
  await dictation.start('en-GB', online);
  return dictation;
}

beforeEach(() => {
  told.length = 0;
  FakeRecognition.onDevice = 'unavailable';
});

it('shows what it hears and says it once it is sure', async () => {
  const dictation = await dictate();
  FakeRecognition.last.hears('recall eight', false);
  expect([dictation.interim(), told]).toEqual(['recall eight', []]);
  FakeRecognition.last.hears('recall 8 out of 10 ', true);
  expect([dictation.interim(), told]).toEqual(['', ['said recall 8 out of 10']]);
  dictation.stop();
  expect(told.at(-1)).toBe('ended');
});

it('loses no words that never became final', async () => {
  const dictation = await dictate();
  FakeRecognition.last.hears('watch the gate', false);
  dictation.stop();
  expect(told).toEqual(['said watch the gate', 'ended']);
});

it('becomes a voice note where there is no network, and says why', async () => {
  await dictate(false);
  expect(told).toEqual([
    'instead Dictation needs a connection. This is kept as a voice note instead.',
  ]);
});

it('goes on without a network where the device itself can hear', async () => {
  FakeRecognition.onDevice = 'available';
  await dictate(false);
  expect([FakeRecognition.last.begun, FakeRecognition.last.processLocally]).toEqual([true, true]);
  expect(told).toEqual([]);
});

it('becomes a voice note when the network is lost, and keeps the words so far', async () => {
  await dictate();
  FakeRecognition.last.hears('loose lead past', false);
  FakeRecognition.last.fails('network');
  expect(told).toHaveLength(2);
  expect(told[0]).toBe('said loose lead past');
  expect(told[1]).toContain('voice note instead');
});

it('tells nothing any more after its part of the page is gone', async () => {
  const dictation = await dictate();
  FakeRecognition.last.hears('loose lead', false);
  dictation.leave();
  expect(told).toEqual([]);
});

it('knows whether this browser can, and listens for the own variety of a language', () => {
  expect([mayDictate(browser), mayDictate({})]).toEqual([true, false]);
  expect(spokenLanguage('de', ['en-US', 'de-CH'])).toBe('de-CH');
  expect([spokenLanguage('de', []), spokenLanguage('en', ['de-CH'])]).toEqual(['de-DE', 'en-GB']);
});
