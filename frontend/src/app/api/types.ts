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
export type HouseholdPerson = Schemas['HouseholdPerson'];
export type Relation = HouseholdPerson['relation'];

/** A fact of a note: read in its words, or put right or dropped by hand. */
export type KeptFact = Readonly<Omit<Schemas['KeptFact'], 'fact'> & { fact: Fact }>;
export type Note = Omit<Schemas['Note'], 'facts'> & { facts?: readonly KeptFact[] };
export type NoteFields = Omit<Schemas['NoteBody'], 'facts'> & { facts?: readonly KeptFact[] };
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
