/**
 * The registry's types under the words that the page uses. `schema.ts` is generated from the
 * OpenAPI document; this file alone knows how the generated names look.
 */
import type { Fact } from '../shorthand/facts';
import type { components } from './schema';

export type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Credentials = Schemas['LogIn'];
export type PasskeyOptions = Schemas['PasskeyOptions'];
export type PasskeyProof = Schemas['PasskeyProof'];
export type PasskeyCredential = Schemas['PasskeyCredential'];
export type Passkey = Schemas['PasskeyCard'];
export type Role = Schemas['MembershipCard']['role'];
export type Named = Schemas['Author'];

export type Dog = Schemas['Dog'];
export type DogInList = Schemas['DogInList'];
export type DogFields = Schemas['DogBody'];
export type DogStatus = Dog['status'];
export type Sex = Dog['sex'];
export type Neuter = Dog['neuter'];
export type BirthPrecision = NonNullable<Dog['birth_date_precision']>;

export type Guardian = Schemas['Guardian'];
export type GuardianFields = Schemas['GuardianBody'];
export type Consent = Schemas['Consent'];
export type HouseholdPerson = Schemas['HouseholdPerson'];
export type Relation = HouseholdPerson['relation'];

/** A fact of a note: read in its words, or put right or dropped by hand. */
/** `about` is what the registry found; a fact that the page has just read does not know it. */
export type KeptFact = Readonly<
  Omit<Schemas['KeptFact'], 'fact' | 'about'> &
    Partial<Pick<Schemas['KeptFact'], 'about'>> & { fact: Fact }
>;
export type Note = Omit<Schemas['Note'], 'facts'> & { facts?: readonly KeptFact[] };
export type Cosigning = Schemas['Cosigning'];
export type Signature = Schemas['Signature'];
export type NoteFields = Omit<Schemas['NoteBody'], 'facts'> & { facts?: readonly KeptFact[] };
export type NoteKind = Note['kind'];
export type NoteSource = Note['source'];
export type Visibility = Note['visibility'];
export type SessionKind = Schemas['Session']['kind'];

export type Incident = Schemas['Incident'];
export type IncidentFields = Partial<Schemas['IncidentBody']>;
export type IncidentCard = Schemas['IncidentCard'];
export type IncidentKind = Incident['kind'];
export type Victim = Schemas['Victim'];
export type Witness = Schemas['Witness'];
export type Readiness = Schemas['Readiness'];
export type SignatureRole = Schemas['NewSignature']['role'];
export type BiteScale = Schemas['BiteScale'];
export type BiteLevel = Schemas['BiteLevel'];

export type DogProgress = Schemas['DogProgress'];
export type ProgressTarget = Schemas['ProgressTarget'];
export type Series = Schemas['ChartedSeries'];
export type ChartPoint = Schemas['Point'];
export type Measure = Series['measure'];
export type Phase = Schemas['Phase'];
export type PhaseKind = Phase['kind'];
export type RuleState = Schemas['RuleState'];
export type Maintenance = Schemas['Maintenance'];
export type DueProbe = Schemas['DueProbe'];
export type Celeration = Schemas['Celeration'];
export type PhaseChange = Schemas['PhaseChange'];
export type CumulativePoint = Schemas['CumulativePoint'];
export type ProofingMap = Schemas['ProofingMap'];
export type ProofingCell = Schemas['CellEvidence'];
export type ThresholdCurve = Schemas['ThresholdCurve'];

export type Plan = Schemas['Plan'];
export type PlanFields = Schemas['PlanBody'];
export type PlanStep = Schemas['PlanStep'];
export type PlanPhase = Schemas['PlanPhase'];
export type PlanCondition = Schemas['PlanCondition'];
export type AdvanceRule = Schemas['AdvanceRuleBody'];
export type MasteryRule = Schemas['MasteryRuleBody'];
export type RuleBook = Schemas['RuleBook'];
export type RulePromise = Schemas['Promise'];

export type Homework = Schemas['Homework'];
export type HomeworkFields = Schemas['HomeworkBody'];
export type HomeworkStanding = Schemas['HomeworkStanding'];
export type Adherence = Schemas['Adherence'];
export type OwnerPractice = Schemas['OwnerPractice'];
export type PracticeEntry = Schemas['PracticeEntry'];
export type Share = Schemas['Share'];
export type NewShare = Schemas['NewShare'];
export type MadeShare = Schemas['MadeShare'];

export type LibraryEntry = Schemas['LibraryBehavior'];
export type LibraryDomain = LibraryEntry['domain'];
export type Skill = Schemas['Skill'];
export type SkillFields = Schemas['SkillBody'];
export type Behavior = Schemas['Behavior'];
export type BehaviorFields = Schemas['BehaviorBody'];

/** A revision of a note: the history is one for all kinds, so its body is narrowed here. */
export type NoteRevision = Omit<Schemas['Revision'], 'body' | 'fields'> & {
  body: string;
  fields: Partial<NoteFields>;
};

export type TimelineItem = Schemas['TimelineItem'];

export type SearchHit = Schemas['Hit'];
export type SearchPage = Schemas['SearchPage'];
/** `unindexed` comes from this device alone: what so many of its records say is not found yet. */
export type SearchAnswer = SearchPage & { readonly unindexed?: number };

export type Member = Schemas['Member'];
export type Invitation = Schemas['InvitationCard'];
export type InvitationPreview = Schemas['InvitationPreview'];

export type SignedInDevice = Schemas['SignIn'];
export type AccessToken = Schemas['TokenCard'];
export type TokenScope = AccessToken['scopes'][number];
export type TotpSetUp = Schemas['TotpSecret'];

export type Organization = Schemas['Organization'];
export type UnitSystem = Organization['unit_system'];

export type AuditEntry = Schemas['AuditEntry'];
export type AuditVerdict = Schemas['AuditReport'];

export type ImportReport = Schemas['ImportReport'];
export type ArchiveReport = Schemas['ArchiveReport'];
export type TableReport = Schemas['TableReport'];
export type ImportTable = NonNullable<TableReport['table']>;

/** `not_taken`: why the registry did not take this person's acknowledgement; only this device knows it. */
export type SafetyCardData = Schemas['SafetyCard'] & { readonly not_taken?: string };
export type SafetyFlag = Schemas['SafetyFlag'];
export type SafetyFlagFields = Schemas['SafetyFlagBody'];
export type Severity = SafetyCardData['severity'];
export type FlagCategory = SafetyCardData['category'];
export type HealthCard = Schemas['HealthCard'];
export type HealthCards = Schemas['HealthCards'];
export type HealthItem = Schemas['HealthItem'];
export type HealthItemFields = Schemas['HealthItemBody'];
export type HealthKind = HealthItem['kind'];
export type Weight = Schemas['Weight'];
export type Observation = Schemas['Observation'];
export type ObservationFields = Schemas['ObservationBody'];
export type Reinforcer = Schemas['Reinforcer'];
export type ConflictCard = Schemas['ConflictCard'];
export type KeepOfTwo = Schemas['Settlement']['keep'];
export type HandoverCard = Schemas['HandoverCard'];
export type HandoverPlan = Schemas['HandoverPlan'];
export type HandoverLine = Schemas['HandoverLine'];
export type Overview = Schemas['Overview'];
export type OverviewPart = Schemas['OverviewPart'];
export type OverviewItem = Schemas['OverviewItem'];
export type Report = Schemas['Report'];
export type ReportCard = Schemas['ReportCard'];
export type ReportKind = ReportCard['kind'];
export type NewReport = Schemas['NewReport'];
export type ReportSection = Schemas['Section'];
export type ReportBlock = ReportSection['blocks'][number];
export type ReportEdit = Schemas['ReportEdit'];
export type SectionEdit = Schemas['SectionEdit'];
export type LastHandover = Schemas['LastHandover'];
export type Calendar = Schemas['Calendar'];
export type CalendarEntry = Schemas['CalendarEntry'];
export type SharePage = Schemas['SharePage'];
export type OwnReminders = Schemas['OwnReminders'];
export type WantedReminders = Schemas['WantedReminders'];
export type OwnersReminders = Schemas['OwnersReminders'];
export type Attachment = Schemas['Attachment'];
