import { ComponentFixture, TestBed } from '@angular/core/testing';
import { vi } from 'vitest';
import { Cosigning, Note, Signature } from '../api/types';
import { FakeRegistry, json, refusal } from '../../testing/fake-registry';
import { note } from '../../testing/examples';
import { CosignLine } from './cosign-line';

const WAITING: Cosigning = {
  ...{ revision: 2, hash: 'abc', waits: true, may_sign: true, may_withdraw: false },
  signatures: [],
};
const SIGNATURE: Signature = {
  ...{ id: 's', person_id: 'tom', name: 'Tom Weber', role: 'supervisor' },
  ...{ at: '2026-11-28T08:00:00Z', revision: 2, hash: 'abc', body_sha256: 'def' },
};

describe('CosignLine', () => {
  let state: Cosigning;
  let refuses: boolean;
  let registry: FakeRegistry;
  let fixture: ComponentFixture<CosignLine>;

  const text = (): string => (fixture.nativeElement as HTMLElement).textContent;
  const buttons = (): HTMLButtonElement[] => [
    ...(fixture.nativeElement as HTMLElement).querySelectorAll('button'),
  ];

  async function open(): Promise<void> {
    fixture = TestBed.createComponent(CosignLine);
    const shown: Note = { ...note({ revision: 2 }), needs_cosign: true, signatures: [] };
    fixture.componentRef.setInput('note', shown);
    await fixture.whenStable();
    await vi.waitFor(() => expect(text()).not.toBe(''));
  }

  beforeEach(() => {
    state = WAITING;
    refuses = false;
    registry = new FakeRegistry().will((asked) => {
      if (asked.method === 'GET') return json(state);
      if (refuses) return refusal(412, 'stale');
      const signatures = asked.method === 'POST' ? [SIGNATURE] : [];
      const given = signatures.length > 0;
      state = { ...WAITING, waits: !given, may_sign: !given, may_withdraw: given, signatures };
      return json(note({ revision: 3 }));
    });
  });

  it('is co-signed with one tap, for the revision that is shown, and taken back', async () => {
    await open();
    expect(text()).toContain('Waits for a trainer’s co-signature');
    buttons()[0]?.click();
    await vi.waitFor(() => expect(text()).toContain('Co-signed by Tom Weber'));
    const posts = registry.asked.filter(({ method }) => method === 'POST');
    expect(posts.map(({ headers }) => headers.get('If-Match'))).toEqual(['"2"']);
    buttons()[0]?.click();
    await vi.waitFor(() => expect(text()).toContain('Waits for a trainer’s co-signature'));
  });

  it('has no button for those who may not sign, and says what is still on its way', async () => {
    state = { ...WAITING, may_sign: false };
    await open();
    expect(buttons()).toEqual([]);
    state = { ...WAITING, waits: false, signatures: [{ ...SIGNATURE, hash: '' }] };
    await open();
    expect(text()).toContain('still on its way');
  });

  it('says why it was not taken', async () => {
    refuses = true;
    await open();
    buttons()[0]?.click();
    await vi.waitFor(() =>
      expect((fixture.nativeElement as HTMLElement).querySelector('[role=alert]')).not.toBeNull(),
    );
  });
});
