import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { vi } from 'vitest';
import { SafetyCardData } from '../api/types';
import { Asked, FakeRegistry, json, refusal } from '../../testing/fake-registry';
import { JUNO } from '../../testing/examples';
import { safetyCard } from '../../testing/care-examples';
import { AcknowledgeGate } from './acknowledge-gate';
import { CareStore } from './care-store';

describe('AcknowledgeGate', () => {
  let cards: SafetyCardData[];
  let registry: FakeRegistry;
  let fixture: ComponentFixture<AcknowledgeGate>;
  let done: number;

  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const posts = (): Asked[] => registry.asked.filter((asked) => asked.method === 'POST');

  async function open(): Promise<void> {
    fixture = TestBed.createComponent(AcknowledgeGate);
    fixture.componentRef.setInput('dogId', JUNO);
    fixture.componentInstance.done.subscribe(() => (done += 1));
    await fixture.whenStable();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    done = 0;
    cards = [];
    registry = new FakeRegistry().will((asked) =>
      asked.method === 'POST' ? json({}) : json({ items: cards }),
    );
  });

  it('shows the dangers that are still to be read, and nothing else', async () => {
    cards = [
      safetyCard({ id: 'a' }),
      safetyCard({ id: 'b', instruction: 'Already read', acknowledged: true }),
      safetyCard({ id: 'c', instruction: 'Only a caution', severity: 'caution' }),
    ];
    await open();
    await vi.waitFor(() => expect(text()).toContain('Muzzle on before you open the crate'));
    expect(text()).not.toContain('Already read');
    expect(text()).not.toContain('Only a caution');
    expect(done).toBe(0);
  });

  it('opens once the last one is acknowledged, and says so once', async () => {
    cards = [safetyCard({ id: 'a', revision: 3 })];
    await open();
    const store = TestBed.inject(CareStore);
    cards = [safetyCard({ id: 'a', revision: 3, acknowledged: true })];
    await store.acknowledge({ id: 'a', revision: 3 });
    await vi.waitFor(() => expect(done).toBe(1));
    expect(posts().map((asked) => asked.headers.get('If-Match'))).toEqual(['"3"']);
    store.flagsChanged.update((count) => count + 1);
    await fixture.whenStable();
    expect(done).toBe(1);
  });

  it('opens at once where nothing is dangerous', async () => {
    await open();
    await vi.waitFor(() => expect(done).toBe(1));
  });

  it('stays shut when it cannot know', async () => {
    registry = new FakeRegistry().will(refusal(503, 'busy'));
    await open();
    await vi.waitFor(() => expect(text()).toContain('Try again'));
    expect(done).toBe(0);
  });
});
