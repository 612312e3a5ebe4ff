import { Component, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { vi } from 'vitest';
import { HoldButton } from './hold-button';

@Component({
  imports: [HoldButton],
  template: `<ll-hold-button label="Hold" [disabled]="off()" (held)="count = count + 1" />`,
})
class Host {
  readonly off = signal(false);
  count = 0;
}

describe('HoldButton', () => {
  let fixture: ComponentFixture<Host>;
  let button: HTMLButtonElement;
  let root: HTMLElement;
  const press = (): boolean => button.dispatchEvent(new MouseEvent('pointerdown', { button: 0 }));
  const release = (): boolean => button.dispatchEvent(new MouseEvent('pointerup'));
  const key = (type: string, name: string, repeat = false): boolean =>
    button.dispatchEvent(new KeyboardEvent(type, { key: name, repeat, cancelable: true }));
  const said = (): string => {
    fixture.detectChanges();
    return root.querySelector('.hold-says')?.textContent ?? '';
  };

  beforeEach(() => {
    vi.useFakeTimers();
    fixture = TestBed.createComponent(Host);
    fixture.detectChanges();
    root = fixture.nativeElement as HTMLElement;
    button = root.querySelector('button') ?? document.createElement('button');
  });
  afterEach(() => vi.useRealTimers());

  it('acts once after a full second', () => {
    press();
    vi.advanceTimersByTime(999);
    expect(fixture.componentInstance.count).toBe(0);
    vi.advanceTimersByTime(1);
    expect(fixture.componentInstance.count).toBe(1);
    vi.advanceTimersByTime(5000);
    expect(fixture.componentInstance.count).toBe(1);
  });

  const slide = (x: number, y: number): boolean =>
    button.dispatchEvent(new MouseEvent('pointermove', { clientX: x, clientY: y }));

  it('is taken back by sliding off', () => {
    press();
    vi.advanceTimersByTime(800);
    slide(300, 300);
    vi.advanceTimersByTime(2000);
    expect(fixture.componentInstance.count).toBe(0);
    expect(said()).toBe('Hold it for a full second.');
  });

  it('goes on when the page moves under a finger that only trembles', () => {
    vi.spyOn(button, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 200, 100, 50));
    press();
    slide(3, 4);
    button.dispatchEvent(new Event('pointerleave'));
    vi.advanceTimersByTime(1000);
    expect(fixture.componentInstance.count).toBe(1);
  });

  it('goes on while the finger slides within it', () => {
    vi.spyOn(button, 'getBoundingClientRect').mockReturnValue(new DOMRect(-50, -50, 200, 200));
    press();
    slide(90, 40);
    vi.advanceTimersByTime(1000);
    expect(fixture.componentInstance.count).toBe(1);
  });

  it.each(['pointerup', 'pointercancel', 'blur'])('is taken back by %s', (type) => {
    press();
    expect(said()).toBe('Keep holding …');
    vi.advanceTimersByTime(800);
    button.dispatchEvent(new Event(type));
    vi.advanceTimersByTime(2000);
    expect(fixture.componentInstance.count).toBe(0);
    expect(said()).toBe('Hold it for a full second.');
  });

  it('begins anew after it was let go', () => {
    press();
    vi.advanceTimersByTime(900);
    release();
    press();
    vi.advanceTimersByTime(900);
    expect(fixture.componentInstance.count).toBe(0);
    vi.advanceTimersByTime(100);
    expect(fixture.componentInstance.count).toBe(1);
  });

  it.each([' ', 'Enter'])('is held by the key %j, whose repeats do not matter', (name) => {
    key('keydown', name);
    vi.advanceTimersByTime(600);
    key('keydown', name, true);
    vi.advanceTimersByTime(399);
    expect(fixture.componentInstance.count).toBe(0);
    vi.advanceTimersByTime(1);
    expect(fixture.componentInstance.count).toBe(1);
  });

  it('is not held by a key that was only tapped', () => {
    expect(key('keydown', 'Enter')).toBe(false); // and the browser's own click is stopped
    key('keyup', 'Enter');
    vi.advanceTimersByTime(3000);
    expect(fixture.componentInstance.count).toBe(0);
  });

  it('ignores other keys and the second mouse button', () => {
    key('keydown', 'a');
    button.dispatchEvent(new MouseEvent('pointerdown', { button: 2 }));
    vi.advanceTimersByTime(3000);
    expect(fixture.componentInstance.count).toBe(0);
  });

  it('asks a screen reader twice, because it cannot hold', () => {
    button.dispatchEvent(new MouseEvent('click', { detail: 0 }));
    expect(fixture.componentInstance.count).toBe(0);
    expect(said()).toBe('Activate it once more to confirm.');
    button.dispatchEvent(new MouseEvent('click', { detail: 0 }));
    expect(fixture.componentInstance.count).toBe(1);
  });

  it('does not take a quick tap for an activation', () => {
    for (let tap = 0; tap < 4; tap += 1) {
      press();
      release();
      button.dispatchEvent(new MouseEvent('click', { detail: 1 }));
    }
    expect(fixture.componentInstance.count).toBe(0);
  });

  it('tells in a sentence how it is used', () => {
    const sentence = root.querySelector(`#${button.getAttribute('aria-describedby') ?? 'none'}`);
    expect(sentence?.textContent).toContain('Hold for one second');
  });

  it('does nothing while it is switched off', () => {
    fixture.componentInstance.off.set(true);
    fixture.detectChanges();
    press();
    vi.advanceTimersByTime(3000);
    expect(fixture.componentInstance.count).toBe(0);
  });
});
