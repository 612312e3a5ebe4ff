import { TestBed } from '@angular/core/testing';
import { vi } from 'vitest';
import { isFull, isTight, StorageRoom } from './storage-room';

const MB = 1_000_000;

function browserWith(storage: object | undefined): StorageRoom {
  vi.stubGlobal('navigator', { storage });
  return TestBed.inject(StorageRoom);
}

afterEach(() => vi.unstubAllGlobals());

it('is tight when nearly all is used, or little is left', () => {
  expect(isTight({ used: 100 * MB, granted: 1000 * MB })).toBe(false);
  expect(isTight({ used: 910 * MB, granted: 1000 * MB })).toBe(true);
  expect(isTight({ used: 60 * MB, granted: 100 * MB })).toBe(true);
  expect(isTight({ used: 0, granted: 0 })).toBe(false);
});

it('knows a full device, also when the database wraps the reason', () => {
  const full = new DOMException('no room', 'QuotaExceededError');
  expect(isFull(full)).toBe(true);
  expect(isFull(Object.assign(new Error('aborted'), { inner: full }))).toBe(true);
  expect(isFull(new Error('other'))).toBe(false);
  expect(isFull(null)).toBe(false);
});

it('asks once more only when the promise was not given yet', async () => {
  const persist = vi.fn(() => Promise.resolve(true));
  const room = browserWith({ persisted: () => Promise.resolve(true), persist });
  await room.ask();
  expect(room.lasting()).toBe(true);
  expect(persist).not.toHaveBeenCalled();
});

it('warns when the browser says that little is left', async () => {
  const estimate = (): Promise<object> => Promise.resolve({ usage: 95 * MB, quota: 100 * MB });
  const room = browserWith({ estimate });
  await room.look();
  expect(room.tight()).toBe(true);
});

it('claims nothing where the browser cannot tell', async () => {
  const room = browserWith(undefined);
  await room.ask();
  await room.look();
  expect([room.lasting(), room.tight()]).toEqual([null, false]);
});
