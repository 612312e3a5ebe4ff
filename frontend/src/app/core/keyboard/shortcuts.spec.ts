import { TestBed } from '@angular/core/testing';
import { Shortcuts } from './shortcuts';

describe('Shortcuts', () => {
  let pressed: number;
  let remove: () => void;

  beforeEach(() => {
    pressed = 0;
    remove = TestBed.inject(Shortcuts).add([{ key: 'n', says: 'New note', run: () => pressed++ }]);
  });
  afterEach(() => remove());

  const press = (target: EventTarget, more: KeyboardEventInit = {}): void => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, ...more }));
  };

  it('hears a key on the page', () => {
    press(document.body);
    expect(pressed).toBe(1);
  });

  it('keeps quiet while somebody types', () => {
    const field = document.createElement('textarea');
    document.body.append(field);
    press(field);
    field.remove();
    expect(pressed).toBe(0);
  });

  it('leaves the browser its own shortcuts', () => {
    press(document.body, { ctrlKey: true });
    press(document.body, { metaKey: true });
    expect(pressed).toBe(0);
  });

  it('forgets what was taken away', () => {
    remove();
    press(document.body);
    expect(pressed).toBe(0);
  });
});
