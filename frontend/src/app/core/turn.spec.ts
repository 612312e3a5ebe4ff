import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { inTurns, nextTurn } from './turn';

@Component({
  selector: 'll-in-turns',
  template: `{{ note() }}`,
})
class InTurns {
  readonly begun = signal(false);
  readonly seen: number[] = [];
  readonly turn = inTurns(2, this.begun);

  protected note(): string {
    const turn = this.turn();
    if (this.seen.at(-1) !== turn) this.seen.push(turn);
    return String(turn);
  }
}

@Component({ template: '' })
class AtOnce {
  readonly begun = signal(false);
  readonly turn = inTurns(2, this.begun, 2);
}

describe('inTurns', () => {
  let page: ComponentFixture<InTurns>;
  const text = () => (page.nativeElement as HTMLElement).textContent;

  beforeEach(async () => {
    page = TestBed.createComponent(InTurns);
    await page.whenStable();
  });

  it('waits for its beginning', async () => {
    await nextTurn();
    await page.whenStable();
    expect(text()).toBe('0');
  });

  it('draws every step by itself', async () => {
    page.componentInstance.begun.set(true);
    await vi.waitFor(() => expect(text()).toBe('2'));
    expect(page.componentInstance.seen).toEqual([0, 1, 2]);
  });

  it('makes everything at once where nothing is left to be made in turns', async () => {
    const all = TestBed.createComponent(AtOnce);
    all.componentInstance.begun.set(true);
    await all.whenStable();
    await nextTurn();
    expect(all.componentInstance.turn()).toBe(2);
  });

  it('stops with its page', async () => {
    page.componentInstance.begun.set(true);
    await page.whenStable();
    page.destroy();
    await nextTurn();
    await nextTurn();
    expect(page.componentInstance.turn()).toBeLessThan(2);
  });
});
