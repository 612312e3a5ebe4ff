import { FileView } from '../offline/files/file-view';
import { nameOf } from './file-words';

const ENDS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'video/quicktime': 'mov',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
};

type Copied = Pick<FileView, 'fileClass' | 'mediaType' | 'capturedAt'>;

/** `photo-2026-10-06-1731.jpg` */
export function fileNameOf(file: Copied): string {
  const name = nameOf({ fileClass: file.fileClass, durationS: null, caption: '' });
  const moment = file.capturedAt.slice(0, 16).replace(':', '').replace('T', '-');
  const end = ENDS[file.mediaType] ?? file.mediaType.split('/').at(-1) ?? 'bin';
  return `${name.toLowerCase().replace(' ', '-')}-${moment}.${end}`;
}

/** Gives a file back to the device's own folders. */
export function saveCopy(content: Blob, file: Copied): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileNameOf(file);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
