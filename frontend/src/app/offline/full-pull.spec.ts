import { IDBFactory } from 'fake-indexeddb';
import { Device, LENA_ON_HILL, note } from '../../testing/device';
import { ModelRegistry } from '../../testing/model-registry';
import { EVER } from './local-records';

it('takes nothing from a page that comes after a newer one', async () => {
  const registry = new ModelRegistry();
  await replicated(registry, '1');
  const device = new IDBFactory();
  const slow = new Device(registry, LENA_ON_HILL, device);
  const quick = new Device(registry, LENA_ON_HILL, device);
  const late = registry.pull(null);
  let arrive = (): void => undefined;
  slow.door.pull = () => new Promise((resolve) => (arrive = () => resolve(late)));
  const over = slow.replicator.pull();
  await quick.replicator.pull();
  registry.hideOrShow('note:1');
  await quick.replicator.pull();
  arrive();
  await over;
  expect(await slow.state('1')).toBe('not here');
});

/** Another device wrote a note, and it is on the registry. */
async function replicated(registry: ModelRegistry, id: string): Promise<void> {
  const other = new Device(registry);
  await other.write(id);
  await other.replicator.run();
}

describe('a checkpoint that the registry no longer knows', () => {
  it('brings everything anew, takes away what is gone, and keeps what was not sent', async () => {
    const registry = new ModelRegistry();
    registry.page = 1;
    const phone = new Device(registry);
    for (const id of ['1', '2', '3']) await phone.write(id);
    await phone.replicator.run();
    registry.hideOrShow('note:1');
    registry.hideOrShow('note:2');
    registry.forgetCheckpoints();
    await phone.write('2', note('unsent words'));
    await phone.write('4');
    await phone.replicator.pull();
    expect([await phone.state('1'), await phone.state('3')]).toEqual(['not here', 'stored']);
    expect([await phone.text('2'), await phone.text('4')]).toEqual(['unsent words', 'text of 4']);
    await phone.replicator.run();
    expect(await phone.state('4')).toBe('stored');
  });

  it('leaves everything readable until the last page came, also when the line breaks', async () => {
    const registry = new ModelRegistry();
    registry.page = 1;
    const phone = new Device(registry);
    for (const id of ['1', '2', '3']) await phone.write(id);
    await phone.replicator.run();
    registry.forgetCheckpoints();
    phone.door.weather = ['clear', 'request-lost'];
    await expect(phone.replicator.pull()).rejects.toThrow();
    expect(await phone.records.onLine('juno', EVER, 9)).toHaveLength(3);
    await phone.replicator.pull();
    expect(await phone.records.onLine('juno', EVER, 9)).toHaveLength(3);
  });
});
