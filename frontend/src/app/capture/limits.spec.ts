import { mediaTypeOf, mayHavePlace, whyNot } from './limits';

describe('mediaTypeOf', () => {
  it.each([
    ['image/jpeg', '', 'image/jpeg'],
    ['image/jpg', '', 'image/jpeg'],
    ['video/webm;codecs=vp9,opus', '', 'video/webm'],
    ['audio/x-m4a', 'bark.m4a', 'audio/mp4'],
    ['', 'IMG_0001.HEIC', 'image/heic'],
    ['', 'clip.mov', 'video/quicktime'],
  ])('reads %s of "%s" as %s', (type, name, known) => {
    expect(mediaTypeOf(type, name)).toBe(known);
  });

  it.each([
    ['image/svg+xml', 'mark.svg'],
    ['text/html', 'photo.jpg'],
    ['', 'notes.docx'],
    ['', 'nothing'],
  ])('takes no %s of "%s"', (type, name) => {
    expect(mediaTypeOf(type, name)).toBeNull();
  });
});

it('says in words why a file cannot be put into a note', () => {
  const photo = { type: 'image/jpeg', name: 'a.jpg' };
  expect(whyNot({ ...photo, size: 3_000_000 })).toBeNull();
  expect(whyNot({ ...photo, size: 0 })).toContain('empty');
  expect(whyNot({ ...photo, size: 60_000_000 })).toContain('a picture may have 52.4 MB');
  expect(whyNot({ type: 'text/html', size: 5 })).toContain('PDF');
});

it('knows which files may say where they were taken', () => {
  expect([mayHavePlace('image/jpeg'), mayHavePlace('audio/webm')]).toEqual([true, false]);
});
