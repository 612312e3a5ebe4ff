import { FileClass, FileView } from '../offline/files/file-view';

const NAMES: Readonly<Record<FileClass, string>> = {
  picture: 'Photo',
  video: 'Video',
  sound: 'Voice note',
  paper: 'Paper',
};

export type Named = Pick<FileView, 'fileClass' | 'durationS' | 'caption'>;

/** Seconds as a clock: `0:07`, `12:30`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`;
}

/** `Video, 0:12`. */
export function nameOf({ fileClass, durationS }: Named): string {
  const name = NAMES[fileClass];
  return durationS === null ? name : `${name}, ${clockOf(durationS)}`;
}

/** What a reader of the screen hears, and a picture's alternative text: its caption says more. */
export function labelOf(file: Named): string {
  return file.caption === '' ? nameOf(file) : `${nameOf(file)}: ${file.caption}`;
}

/** How far a file is; `sent` counts the bytes at the registry while it is on its way. */
export function standingWords(file: FileView, sent: number | null): string {
  switch (file.standing) {
    case 'recording':
      return 'Being recorded';
    case 'drafted':
      return 'On this device, goes with the note';
    case 'on-device':
      if (sent === null || file.bytes === 0) return 'On this device';
      return `Sending ${String(Math.min(100, Math.floor((sent / file.bytes) * 100)))} %`;
    case 'refused':
      return `Refused: ${file.reason ?? 'no reason was given'}`;
    case 'stored':
    case 'elsewhere':
      return 'Stored';
  }
}

/** The text of a note that has files and no words: `2 photos, 1 voice note`. */
export function noteOfFiles(files: readonly Named[]): string {
  const [first] = files;
  if (!first) return '';
  if (files.length === 1) return nameOf(first);
  const classes = Object.keys(NAMES) as FileClass[];
  return classes
    .map((one) => [one, files.filter((file) => file.fileClass === one).length] as const)
    .filter(([, count]) => count > 0)
    .map(([one, count]) => `${String(count)} ${NAMES[one].toLowerCase()}${count === 1 ? '' : 's'}`)
    .join(', ');
}
