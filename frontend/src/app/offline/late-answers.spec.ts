import { IDBFactory } from 'fake-indexeddb';
import { Device, LENA_ON_HILL, note } from '../../testing/device';
import { ModelRegistry } from '../../testing/model-registry';

it('does not take an edit for stored by a late answer to the one before it', async () => {
  const registry = new ModelRegistry();
  const indexedDB = new IDBFactory();
  const [slow, quick] = [LENA_ON_HILL, LENA_ON_HILL].map(
    (lena) => new Device(registry, lena, indexedDB),
  );
  if (!slow || !quick) throw new Error('two tabs');
  await slow.write('1', note('sat'));
  const push = slow.door.push.bind(slow.door);
  let letAnswerCome = (): void => undefined;
  const comes = new Promise<void>((resolve) => (letAnswerCome = resolve));
  const isOut = new Promise<void>((resolve) => {
    slow.door.push = async (rows) => {
      const results = await push(rows);
      resolve();
      await comes;
      slow.door.push = push;
      return results;
    };
  });
  const late = slow.replicator.run();
  await isOut;
  await quick.replicator.run();
  await quick.write('1', note('sat twice'));
  quick.door.weather = ['answer-lost'];
  await expect(quick.replicator.run()).rejects.toThrow();
  slow.door.weather = ['request-lost', 'request-lost'];
  letAnswerCome();
  await late.catch(() => undefined);
  expect(await quick.state('1')).toBe('on-device');
  await quick.replicator.run();
  expect(registry.faults).toEqual([]);
  expect(await quick.text('1')).toBe('sat twice');
  expect(await quick.state('1')).toBe('stored');
});
