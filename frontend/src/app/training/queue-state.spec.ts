import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { vi } from 'vitest';
import { JUNO, ME } from '../../testing/examples';
import { Asked, FakeRegistry, json, refusal } from '../../testing/fake-registry';
import { recallPlan } from '../../testing/plans';
import { Session } from '../core/session/session';
import { LiveSession } from './live-session';
import { QueueState } from './queue-state';
import { SaveQueue } from './save-queue';
import { SessionOnDevice } from './session-on-device';

const FLAG = '01990000-0000-7000-8000-00000000f1a6';
const ENDED = { id: FLAG, revision: 2, instruction: 'Guards the car', severity: 'danger' };

describe('What the page says of the queue', () => {
  let registry: FakeRegistry;
  let fixture: ComponentFixture<QueueState>;
  let flags: object[];

  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const writes = (): Asked[] => registry.asked.filter((one) => one.path.startsWith('/sessions'));

  /** The registry asks for flags, whatever is acknowledged; the dog's own list is empty. */
  async function open(): Promise<void> {
    registry = new FakeRegistry().will((asked) => {
      if (asked.path === '/me') return json(ME);
      if (asked.path === '/organization') return json({ unit_system: 'metric' });
      if (asked.path.includes('/sets?')) return json({ items: [] });
      if (asked.path.endsWith('/safety')) return json({ items: [] });
      if (asked.path.startsWith('/sessions')) {
        return refusal(409, 'acknowledgement-needed', { flags });
      }
      return json({});
    });
    TestBed.configureTestingModule({
      providers: [LiveSession, SaveQueue, SessionOnDevice, provideRouter([])],
    });
    await TestBed.inject(Session).restore();
    const live = TestBed.inject(LiveSession);
    live.resume(JUNO);
    live.start(JUNO, { plan: recallPlan(), skill: '' });
    fixture = TestBed.createComponent(QueueState);
    await live.queue.send();
    await fixture.whenStable();
  }

  async function hold(): Promise<void> {
    const button = await vi.waitFor(() => {
      const found = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('.hold');
      if (!found) throw new Error('nothing to hold yet');
      return found;
    });
    button.click(); // as a screen reader does, which cannot hold: twice
    await fixture.whenStable();
    button.click();
  }

  it('ends a gate that has nothing to show with a sentence and a way out, and asks once', async () => {
    flags = [];
    await open();
    await vi.waitFor(() => expect(text()).toContain('The session is not stored yet.'));
    expect(text()).toContain('still asks');
    expect(text()).toContain('Try again');
    expect(text()).toContain('Take it along as text');
    await fixture.whenStable();
    expect(writes()).toHaveLength(2);
  });

  it('shows a danger that the dog has no more but had when the session began', async () => {
    flags = [ENDED];
    await open();
    await vi.waitFor(() => expect(text()).toContain('Guards the car'));
    expect(writes()).toHaveLength(1);
    await hold();
    await vi.waitFor(() => expect(writes()).toHaveLength(2));
    const read = registry.asked.find((one) => one.path === `/safety-flags/${FLAG}/acknowledge`);
    expect(read?.headers.get('If-Match')).toBe('"2"');
    await vi.waitFor(() => expect(text()).toContain('still asks'));
  });

  it('asks anew once the registry names another danger', async () => {
    flags = [];
    await open();
    await vi.waitFor(() => expect(text()).toContain('still asks'));
    flags = [ENDED];
    const again = [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
    again.find((one) => one.textContent.includes('Try again'))?.click();
    await vi.waitFor(() => expect(text()).toContain('Guards the car'));
  });
});
