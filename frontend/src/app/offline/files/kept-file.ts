import { Refusal } from '../wire';

/**
 * A file as this device holds it: what it is, which record it belongs to, and how far it has come.
 * Its bytes lie beside it in parts, so that a recording is kept while it is still being made.
 */
export interface KeptFile {
  /** The attachment's id, made with the file: however often it is sent, it is the same one. */
  readonly id: string;
  readonly aboutKind: AboutKind;
  readonly aboutId: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Lower-case hexadecimal; empty while it is being recorded. */
  readonly sha256: string;
  /** RFC 3339 with offset. */
  readonly capturedAt: string;
  readonly durationS: number | null;
  /** What a person wrote below it before it was announced; afterwards the attachment has it. */
  readonly caption: string;
  readonly keepPlace: boolean;
  readonly phase: FilePhase;
  /** When its last part was kept, in milliseconds since 1970. */
  readonly touchedAt: number;
  /** Where the registry takes its pieces, once an upload was begun. */
  readonly uploadUrl: string | null;
  readonly refused: Refusal | null;
  /** When a person took it away, in milliseconds since 1970; for a while that can be undone. */
  readonly removedAt: number | null;
  /** When it was first found that no note will take it along, in milliseconds since 1970; absent before. */
  readonly looseSince?: number;
}

/** The records that files are taken for in the page. */
export type AboutKind = 'note' | 'session' | 'incident';

/**
 * `recording`: its end is not known yet. `kept`: whole, and its note is not saved yet. `announced`:
 * its attachment is written. `stored`: the registry has the bytes; they may leave this device.
 */
export type FilePhase = 'recording' | 'kept' | 'announced' | 'stored';

export interface FilePart {
  readonly id: string;
  readonly n: number;
  readonly content: Blob;
}

/** A small picture of a file; also of files that were made on other devices. */
export interface FilePreview {
  readonly id: string;
  readonly content: Blob;
}

/** What is known of a file when it is begun. */
export interface FileStart {
  readonly aboutKind: AboutKind;
  readonly aboutId: string;
  readonly mediaType: string;
  readonly capturedAt: string;
  readonly durationS?: number | null;
  readonly keepPlace?: boolean;
}

export function begun(id: string, start: FileStart, now: number): KeptFile {
  return {
    durationS: null,
    keepPlace: false,
    ...start,
    id,
    bytes: 0,
    sha256: '',
    caption: '',
    phase: 'recording',
    touchedAt: now,
    uploadUrl: null,
    refused: null,
    removedAt: null,
  };
}

/** What a person says of a file. */
export type Description = Partial<Pick<KeptFile, 'caption' | 'keepPlace'>>;
