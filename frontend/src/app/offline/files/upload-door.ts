/** The way of a file's bytes to the registry: the tus protocol in the page, a model in the tests. */
export interface UploadDoor {
  /**
   * Sends what is missing of a file, and ends when the registry has all of it. Throws a Problem: a
   * temporary one leaves the upload where it is, any other says that this file is not taken.
   */
  send(upload: Upload): Promise<void>;
}

export interface Upload {
  /** The attachment that announced it. */
  readonly id: string;
  readonly content: Blob;
  /** Where an earlier try had begun to send it, or null. */
  readonly url: string | null;
  /** Says where the registry takes the pieces. */
  readonly begun: (url: string | null) => Promise<void>;
  /** Says how many bytes the registry has, or is about to have. */
  readonly sent: (bytes: number) => void;
  readonly signal: AbortSignal;
}
