/**
 * The registry's types under the words that the page uses. `schema.ts` is generated from the
 * OpenAPI document; this file alone knows how the generated names look.
 */
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
export type HouseholdPerson = Schemas['HouseholdPerson'];
export type Relation = HouseholdPerson['relation'];

export type Note = Schemas['Note'];
export type NoteFields = Schemas['NoteBody'];
export type NoteKind = Note['kind'];
export type NoteSource = Note['source'];
export type Visibility = Note['visibility'];
export type SessionKind = Schemas['Session']['kind'];

/** A revision of a note: the history is one for all kinds, so its body is narrowed here. */
export type NoteRevision = Omit<Schemas['Revision'], 'body' | 'fields'> & {
  body: string;
  fields: Partial<NoteFields>;
};

export type TimelineItem = Schemas['TimelineItem'];

export type SearchHit = Schemas['Hit'];
export type SearchPage = Schemas['SearchPage'];

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

export type SafetyCardData = Schemas['SafetyCard'];
export type SafetyFlag = Schemas['SafetyFlag'];
export type SafetyFlagFields = Schemas['SafetyFlagBody'];
export type Severity = SafetyCardData['severity'];
export type FlagCategory = SafetyCardData['category'];
export type HealthCard = Schemas['HealthCard'];
export type HealthItem = Schemas['HealthItem'];
export type HealthItemFields = Schemas['HealthItemBody'];
export type HealthKind = HealthItem['kind'];
export type Weight = Schemas['Weight'];
export type Observation = Schemas['Observation'];
export type ObservationFields = Schemas['ObservationBody'];
export type Reinforcer = Schemas['Reinforcer'];
export type HandoverCard = Schemas['HandoverCard'];
export type HandoverPlan = Schemas['HandoverPlan'];
export type HandoverLine = Schemas['HandoverLine'];
export type LastHandover = Schemas['LastHandover'];
