import { classOf, FileClass } from '../offline/files/file-view';
import { sizeName } from '../shared/text/sizes';

const MIB = 1_048_576;

/** What the registry takes of each class (registry/src/registry/media/types.py). */
export const MOST_BYTES: Readonly<Record<FileClass, number>> = {
  picture: 50 * MIB,
  video: 2_048 * MIB,
  sound: 200 * MIB,
  paper: 50 * MIB,
};

/** A clip that shows one thing; longer ones are made with the phone's own camera. */
export const MOST_VIDEO_S = 60;
export const MOST_SOUND_S = 1_800;
export const VIDEO_BITS_PER_S = 2_500_000;
export const SOUND_BITS_PER_S = 32_000;

const TAKEN: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'video/mp4',
  'video/quicktime',
  'video/webm',
  'audio/mp4',
  'audio/mpeg',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'application/pdf',
];
/** Other names of the same types, and the ends of file names where a device tells no type. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/heif': 'image/heic',
  'video/x-m4v': 'video/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heic',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  m4a: 'audio/mp4',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  pdf: 'application/pdf',
};

/** The media type by which the registry takes a file, or null when it takes none such. */
export function mediaTypeOf(type: string, name = ''): string | null {
  const [plain = ''] = type.toLowerCase().split(';');
  const end = name.toLowerCase().split('.').at(-1) ?? '';
  const known = OTHER_NAMES[plain] ?? (plain === '' ? (OTHER_NAMES[end] ?? '') : plain);
  return TAKEN.includes(known) ? known : null;
}

/** Why a file cannot be put into a note, in words; null when it can. */
export function whyNot(file: { type: string; name?: string; size: number }): string | null {
  const mediaType = mediaTypeOf(file.type, file.name);
  if (mediaType === null) {
    return 'Longline keeps pictures, videos, sound and PDF papers. Save this one as one of those.';
  }
  if (file.size === 0) return 'This file is empty.';
  const fileClass = classOf(mediaType);
  const most = MOST_BYTES[fileClass];
  if (file.size <= most) return null;
  return `${sizeName(file.size)} is too large: a ${fileClass} may have ${sizeName(most)}. Cut it, or make it smaller.`;
}

/** Whether the file of a camera may say where it was taken. */
export function mayHavePlace(mediaType: string): boolean {
  return ['image/jpeg', 'image/heic', 'video/mp4', 'video/quicktime', 'audio/mp4'].includes(
    mediaType,
  );
}
