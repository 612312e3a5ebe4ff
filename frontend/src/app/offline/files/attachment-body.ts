import { Body } from '../wire';
import { Description, KeptFile } from './kept-file';

/** The document that announces a file: about the dog of its record, and read by whoever reads that. */
export function attachmentBody(file: KeptFile, about: Body): Body {
  return {
    dog_id: about['dog_id'],
    about_id: file.aboutId,
    media_type: file.mediaType,
    bytes: file.bytes,
    sha256: file.sha256,
    captured_at: file.capturedAt,
    caption: file.caption,
    duration_s: file.durationS,
    keep_place: file.keepPlace,
    ...(typeof about['visibility'] === 'string' && { visibility: about['visibility'] }),
  };
}

/** The same of a change to what a person says of it. */
export function wordsOf({ caption, keepPlace }: Description): Body {
  return {
    ...(caption !== undefined && { caption }),
    ...(keepPlace !== undefined && { keep_place: keepPlace }),
  };
}
