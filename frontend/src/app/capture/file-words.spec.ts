import { FileView } from '../offline/files/file-view';
import { fileNameOf } from './copy';
import { clockOf, labelOf, nameOf, noteOfFiles, standingWords } from './file-words';

function file(part: Partial<FileView> = {}): FileView {
  return {
    ...{ id: 'a', fileClass: 'picture', mediaType: 'image/jpeg', bytes: 1_000, body: null },
    ...{ capturedAt: '2026-10-06T17:31:00+02:00', durationS: null, caption: '', here: true },
    ...{ keepPlace: false, standing: 'on-device', reason: null },
    ...part,
  };
}

const VOICE = file({ fileClass: 'sound', mediaType: 'audio/mp4', durationS: 31.4 });

it('names a file by what it is, how long it is, and its caption', () => {
  expect([clockOf(7), clockOf(750)]).toEqual(['0:07', '12:30']);
  expect([nameOf(file()), nameOf(VOICE)]).toEqual(['Photo', 'Voice note, 0:31']);
  expect(labelOf(file({ caption: 'Cut on the paw' }))).toBe('Photo: Cut on the paw');
});

it('tells how far a file has come', () => {
  expect(standingWords(file({ standing: 'drafted' }), null)).toContain('goes with the note');
  expect(standingWords(file(), null)).toBe('On this device');
  expect(standingWords(file(), 409)).toBe('Sending 40 %');
  expect(standingWords(file({ standing: 'stored' }), null)).toBe('Stored');
  const refused = file({ standing: 'refused', reason: 'The file is no image/jpeg.' });
  expect(standingWords(refused, null)).toBe('Refused: The file is no image/jpeg.');
});

it('gives a note without words a text from its files', () => {
  expect(noteOfFiles([])).toBe('');
  expect(noteOfFiles([VOICE])).toBe('Voice note, 0:31');
  expect(noteOfFiles([VOICE, file(), file()])).toBe('2 photos, 1 voice note');
});

it('names a copy so that it is found again', () => {
  expect(fileNameOf(file())).toBe('photo-2026-10-06-1731.jpg');
  expect(fileNameOf(VOICE)).toBe('voice-note-2026-10-06-1731.m4a');
});
