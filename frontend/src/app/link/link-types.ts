import { components } from '../api/schema';

type Schemas = components['schemas'];
export type SharedPage = Schemas['SharedPage'];
export type SharedReport = Schemas['SharedReport'];
export type HomeworkCard = Schemas['HomeworkCard'];
export type SentPractice = Schemas['SentPractice'];
export type KeptPractice = Schemas['KeptPractice'];
export type Outcome = 'correct' | 'incorrect';

/** A round on its way; `refused` is the registry's sentence when it will not be taken. */
export interface WaitingRound {
  readonly round: SentPractice;
  readonly refused: string | null;
}

/** Everything that this phone keeps of a link, so that it opens and counts without a network. */
export interface KeptLink {
  readonly page: SharedPage | null;
  /** The day on this phone's calendar on which the page was last fetched. */
  readonly fetchedOn: string;
  readonly dead: boolean;
  readonly waiting: readonly WaitingRound[];
  /** The taps of the round under way, by homework. */
  readonly taps: Readonly<Record<string, readonly Outcome[]>>;
}

export const NOTHING_KEPT: KeptLink = {
  page: null,
  fetchedOn: '',
  dead: false,
  waiting: [],
  taps: {},
};

/** What there is to practise behind a link; nothing where it leads to a report. */
export function homeworkOf({ shown }: SharedPage): readonly HomeworkCard[] {
  return shown.scope === 'report' ? [] : shown.homework;
}
