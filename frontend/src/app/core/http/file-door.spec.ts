import { TestBed } from '@angular/core/testing';
import { FakeRegistry, json, noNetwork, refusal } from '../../../testing/fake-registry';
import { ApiClient } from './api-client';
import { FileDoor } from './file-door';

const HEADERS = { 'Content-Disposition': 'attachment; filename="longline-archive.zip"' };

/** An answer that comes in pieces; one that is an error breaks it off. */
function inPieces(...pieces: (string | Error)[]): Response {
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = pieces.shift();
      if (next === undefined) controller.close();
      else if (next instanceof Error) controller.error(next);
      else controller.enqueue(new TextEncoder().encode(next));
    },
  });
  return new Response(body, { headers: HEADERS });
}

describe('a large file', () => {
  let registry: FakeRegistry;
  let door: FileDoor;
  const signal = new AbortController().signal;

  beforeEach(() => {
    registry = new FakeRegistry();
    door = TestBed.inject(FileDoor);
    TestBed.inject(ApiClient).csrfToken.set('token-1');
  });
  afterEach(() => vi.unstubAllGlobals());

  it('comes whole under its own name, and tells how much has come', async () => {
    const told: number[] = [];
    registry.will(inPieces('abc', 'de'));
    const file = await door.take('/export', 'application/zip', (bytes) => told.push(bytes), signal);
    expect(file?.name).toBe('longline-archive.zip');
    expect(await file?.content.text()).toBe('abcde');
    expect(told).toEqual([3, 5]);
  });

  it('is not half a file when the connection is lost on the way', async () => {
    registry.will(inPieces('abc', new TypeError('network error')));
    const taking = door.take('/export', 'application/zip', () => undefined, signal);
    await expect(taking).rejects.toMatchObject({ code: 'cut-off', offline: true });
  });

  it('is nothing when it was stopped', async () => {
    const stopped = AbortSignal.abort();
    registry.will(new DOMException('stopped', 'AbortError'));
    expect(await door.take('/export', 'application/zip', () => undefined, stopped)).toBeNull();
  });

  it('is refused with the sentence of the registry', async () => {
    registry.will(refusal(422, 'broken-archive', { detail: 'The zip is broken.' }));
    const bringing = door.bring('/import', new File(['x'], 'x.zip'), 'application/zip');
    await expect(bringing).rejects.toMatchObject({ detail: 'The zip is broken.' });
  });

  it('goes again with a new token when another tab signed in', async () => {
    registry
      .will(refusal(403, 'csrf-failed'))
      .will(json({ csrf_token: 'token-2' }))
      .will(json({ archive: null }));
    await door.bring('/import?apply=true', new File(['x'], 'x.zip'), 'application/zip');
    expect(registry.asked.map((one) => one.path)).toEqual([
      '/import?apply=true',
      '/me',
      '/import?apply=true',
    ]);
    expect(registry.asked[2]?.headers.get('X-CSRF-Token')).toBe('token-2');
    expect(registry.asked[2]?.headers.get('Content-Type')).toBe('application/zip');
  });

  it('that never arrived is told from one that is another by now', async () => {
    registry.will(noNetwork());
    const there = new File(['x'], 'x.zip');
    await expect(door.bring('/import', there, 'application/zip')).rejects.toMatchObject({
      code: 'unreachable',
    });
    const gone = new File(['x'], 'x.zip');
    vi.spyOn(gone, 'slice').mockImplementation(() => {
      throw new DOMException('changed', 'NotReadableError');
    });
    await expect(door.bring('/import', gone, 'application/zip')).rejects.toMatchObject({
      code: 'file-changed',
    });
  });
});
