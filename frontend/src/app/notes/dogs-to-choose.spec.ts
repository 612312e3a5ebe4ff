import { TestBed } from '@angular/core/testing';
import { ApiClient, RequestOptions } from '../core/http/api-client';
import { Session } from '../core/session/session';
import { DogStore } from '../dogs/dog-store';
import { dogsToChoose } from './dogs-to-choose';

const MANY = Array.from({ length: 450 }, (_, at) => ({ id: `d${at}`, call_name: `Dog ${at}` }));

function answer(_: string, { query }: RequestOptions): Promise<unknown> {
  const at = Number(query?.['cursor'] ?? 0);
  const end = at + Number(query?.['limit']);
  return Promise.resolve({
    items: MANY.slice(at, end),
    next_cursor: end < MANY.length ? String(end) : null,
  });
}

describe('the dogs that a note may be about', () => {
  beforeEach(() => localStorage.clear());

  function choices(get: (path: string, options: RequestOptions) => Promise<unknown>) {
    TestBed.configureTestingModule({
      providers: [
        { provide: ApiClient, useValue: { get } },
        { provide: Session, useValue: { membership: () => null, person: () => null } },
      ],
    });
    return dogsToChoose(TestBed.inject(DogStore), { id: 'd449', name: 'Dog 449' });
  }

  it('are all of a large facility, each once', async () => {
    const ids = (await choices(answer)).map((dog) => dog.id);
    expect(new Set(ids)).toEqual(new Set(MANY.map((dog) => dog.id)));
    expect(ids.length).toBe(MANY.length);
  });

  it('are those known here when no list is to be had', async () => {
    const known = await choices(() => Promise.reject(new Error('no network')));
    expect(known).toEqual([{ id: 'd449', name: 'Dog 449' }]);
  });
});
