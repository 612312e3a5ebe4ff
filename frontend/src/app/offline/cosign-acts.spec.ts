import { Device } from '../../testing/device';
import { ModelRegistry } from '../../testing/model-registry';
import { revisionSeen } from './local-record';

let registry: ModelRegistry;
let phone: Device;

/** Co-signs the note as it is on the phone now. */
async function sign(): Promise<void> {
  const note = await phone.records.read('note', '1');
  await phone.acts.cosign('1', note ? revisionSeen(note) : 1, new Date());
}

beforeEach(async () => {
  registry = new ModelRegistry();
  phone = new Device(registry);
  await phone.write('1', { dog_id: 'juno', body: 'Calm at the gate.' });
  await phone.replicator.run();
});

it('goes out when there is a network, once for two taps, and again when its answer was lost', async () => {
  await sign();
  await sign();
  phone.door.weather = ['request-lost'];
  await expect(phone.replicator.run()).rejects.toThrow();
  expect(registry.events).toEqual(['note:1 stored as 1']);
  phone.door.weather = ['answer-lost'];
  await expect(phone.replicator.run()).rejects.toThrow();
  await phone.replicator.run();
  expect(registry.events.slice(1)).toEqual(['note:1 co-signed at 1', 'note:1 co-signed at 1']);
  expect(await phone.acts.all()).toEqual([]);
});

it('stands beside the acknowledgement of the same hand-over, and neither takes the other away', async () => {
  await sign();
  await phone.acts.acknowledge('note', '1', 1, new Date());
  await phone.replicator.run();
  expect(registry.events.slice(1)).toEqual(['note:1 co-signed at 1', 'note:1 read at 1']);
});

it('is not given for words that were changed since, and says that it is to be given again', async () => {
  await sign();
  const tablet = new Device(registry);
  await tablet.replicator.run();
  await tablet.write('1', { dog_id: 'juno', body: 'Barked at the gate.' });
  await tablet.replicator.run();
  await phone.replicator.run();
  expect(registry.events).toEqual(['note:1 stored as 1', 'note:1 stored as 2']);
  expect(await phone.acts.all()).toMatchObject([{ deed: 'cosign', refused: { status: 412 } }]);
});

it('is void when this device changed the text before it was sent', async () => {
  await phone.write('1', { dog_id: 'juno', body: 'Calm, mostly.' });
  await sign();
  await phone.write('1', { dog_id: 'juno', body: 'Calm.' });
  await phone.replicator.run();
  expect(registry.events.some((event) => event.includes('co-signed'))).toBe(false);
  expect((await phone.acts.all())[0]?.refused?.detail).toContain('co-sign it again');
});
