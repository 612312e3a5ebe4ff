import { Schemas } from './types';

/** The registry's types of training under the words that the page uses. */
export type Plan = Schemas['Plan'];
export type PlanStep = Schemas['PlanStep'];
export type SessionFields = Schemas['SessionBody'];
export type SessionRecord = Schemas['SessionRecord'];
export type SetFields = Schemas['ExerciseSetBody'];
export type ExerciseSet = Schemas['ExerciseSet'];
export type Trial = Schemas['TrialBody'];
export type Outcome = Trial['outcome'];
export type ErrorKind = NonNullable<Trial['error_kind']>;
export type StepSnapshot = Schemas['StepSnapshot'];
export type AdviceRecord = Schemas['AdviceRecord'];
export type Observation = Schemas['Observation'];
export type ObservationFields = Schemas['ObservationBody'];
export type BehaviorEvent = Schemas['Event'];
export type Exposure = Schemas['ExposureBody'];
export type Abc = Schemas['Abc'];
export type RecentSets = Schemas['RecentSets'];
export type DraftedNote = Schemas['DraftedNote'];
