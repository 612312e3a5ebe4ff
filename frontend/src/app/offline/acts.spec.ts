import { Device } from '../../testing/device';
import { ModelRegistry } from '../../testing/model-registry';
import { Problem } from '../core/http/problem';
import { revisionSeen } from './local-record';
import { ACKNOWLEDGEMENTS } from './known-acknowledgements';

const FLAG = { dog_id: 'juno', instruction: 'Two leads.' };

let registry: ModelRegistry;
let phone: Device;

/** Acknowledges the flag as it is on the phone now. */
async function read(): Promise<void> {
  const flag = await phone.records.read('safety_flag', '1');
  await phone.acts.acknowledge('safety_flag', '1', flag ? revisionSeen(flag) : 1, new Date());
}

async function writeFlag(instruction = FLAG.instruction): Promise<void> {
  await phone.write('1', { ...FLAG, instruction }, 'safety_flag');
}

beforeEach(() => {
  registry = new ModelRegistry();
  phone = new Device(registry);
});

it('is told behind the record that it is about and before what was written after it', async () => {
  await writeFlag();
  await read();
  await phone.write('2', { dog_id: 'juno' }, 'session');
  await phone.replicator.run();
  expect(registry.events).toEqual([
    'safety_flag:1 stored as 1',
    'safety_flag:1 read at 1',
    'session:2 stored as 1',
  ]);
  expect(await phone.acts.all()).toEqual([]);
  expect(await phone.database.answers.get(ACKNOWLEDGEMENTS)).toMatchObject({
    value: { items: [{ document_id: '1', person_id: 'lena', revision: 1 }] },
  });
});

it('waits without a network, and goes out again when its answer was lost', async () => {
  await writeFlag();
  await phone.replicator.run();
  await read();
  await read();
  phone.door.weather = ['request-lost'];
  await expect(phone.replicator.run()).rejects.toThrow();
  expect(registry.events).toEqual(['safety_flag:1 stored as 1']);
  phone.door.weather = ['answer-lost'];
  await expect(phone.replicator.run()).rejects.toThrow();
  await phone.replicator.run();
  expect(registry.events.slice(1)).toEqual(['safety_flag:1 read at 1', 'safety_flag:1 read at 1']);
  expect(await phone.acts.all()).toEqual([]);
});

it('is refused when the record was changed since, and holds nothing else up', async () => {
  await writeFlag();
  await phone.replicator.run();
  await read();
  const tablet = new Device(registry);
  await tablet.replicator.run();
  await tablet.write('1', { ...FLAG, instruction: 'Three leads.' }, 'safety_flag');
  await tablet.replicator.run();
  await phone.write('2');
  await phone.replicator.run();
  expect(registry.events.at(-1)).toBe('note:2 stored as 1');
  expect(await phone.acts.all()).toMatchObject([{ documentId: '1', refused: { status: 412 } }]);
});

it('is void when this device changed the text before it was sent', async () => {
  await writeFlag();
  await read();
  await writeFlag('Three leads.');
  await phone.replicator.run();
  expect(registry.events).toEqual(['safety_flag:1 stored as 1']);
  expect(await phone.acts.all()).toMatchObject([{ refused: { status: 412 } }]);
  await read();
  await phone.replicator.run();
  expect(registry.events.at(-1)).toBe('safety_flag:1 read at 1');
  expect(await phone.acts.all()).toEqual([]);
});

it('is refused when the role no longer allows it, and holds nothing else up', async () => {
  await writeFlag();
  await phone.replicator.run();
  await read();
  await phone.write('2');
  const title = 'Your role does not allow this';
  const detail = 'Viewers read only.';
  const refusal = new Problem({ code: 'not-allowed', status: 403, title, detail });
  vi.spyOn(phone.door, 'acknowledge').mockRejectedValue(refusal);
  await phone.replicator.run();
  expect(registry.events.at(-1)).toBe('note:2 stored as 1');
  expect(await phone.acts.all()).toMatchObject([{ refused: { detail: 'Viewers read only.' } }]);
});
