import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { Device, LENA_ON_HILL, note } from '../../testing/device';
import { ModelRegistry } from '../../testing/model-registry';
import { Problem } from '../core/http/problem';
import { EditedElsewhere, EVER } from './local-records';
import { PushResult, PushRow } from './wire';

describe('what waits', () => {
  it('is on the device at once and on the registry after the next run', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1');
    expect(await phone.state('1')).toBe('on-device');
    await phone.replicator.run();
    expect(await phone.state('1')).toBe('stored');
    expect(registry.documents().map(({ id }) => id)).toEqual(['1']);
  });

  it('goes out again in the same words when its answer was lost, also after more was typed', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1', note('sat'));
    phone.door.weather = ['answer-lost'];
    await expect(phone.replicator.run()).rejects.toThrow();
    await phone.write('1', note('sat twice'));
    await phone.replicator.run();
    expect(registry.faults).toEqual([]);
    expect(registry.revisions.map(({ text }) => text)).toEqual(['sat', 'sat twice']);
  });

  it('goes out in the order it was written: the dog before the note on it', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('juno', { call_name: 'Juno' }, 'dog');
    await phone.write('1');
    await phone.write('juno', { call_name: 'Juno of the hill' }, 'dog');
    await phone.replicator.run();
    expect(registry.revisions.map(({ key }) => key)).toEqual(['dog:juno', 'note:1']);
  });

  it('stays when nobody is signed in any more, and is sent after the next log-in', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1');
    const problem = new Problem({ code: 'not-signed-in', status: 401, title: '', detail: '' });
    const open = phone.door.push.bind(phone.door);
    phone.door.push = () => Promise.reject(problem);
    await expect(phone.replicator.run()).rejects.toBe(problem);
    expect(await phone.state('1')).toBe('on-device');
    phone.door.push = open;
    await phone.replicator.run();
    expect(await phone.state('1')).toBe('stored');
  });

  it('is not seen by another person, nor in another practice, on the same device', async () => {
    const registry = new ModelRegistry();
    const device = new IDBFactory();
    await new Device(registry, LENA_ON_HILL, device).write('1');
    for (const owner of [
      { ...LENA_ON_HILL, personId: 'tom' },
      { ...LENA_ON_HILL, organizationId: 'valley' },
    ]) {
      const other = new Device(registry, owner, device);
      expect(await other.records.unsent()).toEqual([]);
      await other.replicator.run();
      expect(registry.documents()).toEqual([]);
    }
  });
});

describe('what the registry refuses', () => {
  it('stays with the reason, holds nothing else up, and goes out when it was changed', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1', note('#refuse'));
    await phone.write('2');
    await phone.replicator.run();
    expect([await phone.state('1'), await phone.state('2')]).toEqual(['refused', 'stored']);
    expect((await phone.records.read('note', '1'))?.refused?.detail).toBe('Not so.');
    await phone.write('1', note('better'));
    await phone.replicator.run();
    expect(await phone.state('1')).toBe('stored');
  });

  it('is not sent again by itself, and is when a person asks', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1', note('#refuse'));
    await phone.replicator.run();
    await phone.replicator.run();
    expect(registry.rows).toBe(1);
    await phone.records.tryAgain('note', '1');
    await phone.replicator.run();
    expect(registry.rows).toBe(2);
    expect(await phone.state('1')).toBe('refused');
  });

  it('can be given up: what was stored before shows again, what never was goes', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1', note('good'));
    await phone.replicator.run();
    await phone.write('1', note('#refuse'));
    await phone.write('2', note('#refuse'));
    await phone.replicator.run();
    await phone.records.giveUp('note', '1');
    await phone.records.giveUp('note', '2');
    expect([await phone.text('1'), await phone.state('2')]).toEqual(['good', 'not here']);
  });

  it('is found alone when the whole request was refused', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    for (const id of ['1', '2', '3', '4', '5']) await phone.write(id);
    const take = phone.door.push.bind(phone.door);
    phone.door.push = (rows: readonly PushRow[]): Promise<readonly PushResult[]> => {
      if (!rows.some(({ id }) => id === '3')) return take(rows);
      return Promise.reject(
        new Problem({ code: 'too-large', status: 413, title: 'Too long', detail: 'Shorten it.' }),
      );
    };
    await phone.replicator.run();
    expect(registry.documents().map(({ id }) => id)).toEqual(['1', '2', '4', '5']);
    expect((await phone.records.open()).map(({ id }) => id)).toEqual(['3']);
  });
});

describe('what was typed while the record moved on', () => {
  it('is sent over the revision that its writer saw', async () => {
    const registry = new ModelRegistry();
    const [desk, phone] = [new Device(registry), new Device(registry)];
    await desk.write('1', note('calm'));
    await desk.replicator.run();
    await phone.replicator.run();
    const seen = await phone.records.read('note', '1');
    await desk.write('1', note('calm at 20 m'));
    await desk.replicator.run();
    await phone.replicator.run();
    await phone.records.write('note', '1', note('calm today'), seen);
    const rows = vi.spyOn(registry, 'push');
    await phone.replicator.push();
    expect(rows.mock.calls[0]?.[0][0]?.assumed_revision).toBe(1);
  });

  it('does not replace unsent words of another tab', async () => {
    const phone = new Device(new ModelRegistry());
    await phone.records.write('note', '1', note('first tab'), null);
    const second = phone.records.write('note', '1', note('second tab'), null);
    await expect(second).rejects.toBeInstanceOf(EditedElsewhere);
    expect(await phone.text('1')).toBe('first tab');
  });

  it('goes on from its own words when they were answered meanwhile', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    const seen = await phone.records.write('note', '1', note('sat'), null);
    await phone.replicator.run();
    await phone.records.write('note', '1', note('sat twice'), seen);
    await phone.replicator.run();
    expect(registry.faults).toEqual([]);
    expect(registry.revisions.map(({ text }) => text)).toEqual(['sat', 'sat twice']);
  });
});

describe('what others did', () => {
  it('comes in page by page and stands on the timeline, newest first', async () => {
    const registry = new ModelRegistry();
    const desk = new Device(registry);
    const hours = ['08', '12', '10', '09', '11'];
    for (const hour of hours) await desk.write(hour, note(hour, `2026-10-06T${hour}:00:00Z`));
    await desk.replicator.run();
    const phone = new Device(registry);
    await phone.replicator.run();
    const shown = await phone.records.onLine('juno', EVER, 3);
    expect(shown.map(({ id }) => id)).toEqual(['12', '11', '10']);
  });

  it('contradicts mine: my words stay here until I said what counts', async () => {
    const registry = new ModelRegistry();
    const [desk, phone] = [new Device(registry), new Device(registry)];
    await desk.write('0');
    await desk.write('1', note('calm'));
    await desk.replicator.run();
    await phone.replicator.run();
    await desk.write('1', note('calm at 20 m'));
    await phone.write('1', note('barked at 20 m'));
    await desk.replicator.run();
    // The model leaves it open at odd positions.
    await desk.write('0', note('one more'));
    await desk.replicator.run();
    await phone.replicator.run();
    const record = await phone.records.read('note', '1');
    expect(await phone.state('1')).toBe('contradicted');
    expect(record?.contradiction?.mine?.['body']).toBe('barked at 20 m');
    expect(await phone.text('1')).toBe('calm at 20 m');
    await phone.records.settle('note', '1');
    expect(await phone.state('1')).toBe('stored');
  });

  it('leaves me alone where my words became the current ones', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1', note('barked'));
    const take = phone.door.push.bind(phone.door);
    phone.door.push = async (rows) => {
      return (await take(rows)).map((one) => ({ ...one, status: 'conflict', conflict_id: 'c1' }));
    };
    await phone.replicator.run();
    expect(await phone.state('1')).toBe('stored');
  });

  it('takes from here what this member may no longer read, and nothing that was not sent', async () => {
    const registry = new ModelRegistry();
    const phone = new Device(registry);
    await phone.write('1');
    await phone.write('2');
    await phone.replicator.run();
    registry.hideOrShow('note:1');
    registry.hideOrShow('note:2');
    await phone.write('2', note('unsent words'));
    await phone.replicator.pull();
    expect([await phone.state('1'), await phone.text('2')]).toEqual(['not here', 'unsent words']);
  });
});
