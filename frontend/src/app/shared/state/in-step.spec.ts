import { vi } from 'vitest';
import { Component } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiClient } from '../../core/http/api-client';
import { inStepWithDevice } from './in-step';

let asked: (() => void)[];

@Component({ template: '' })
class Page {
  constructor() {
    inStepWithDevice(
      () =>
        new Promise((resolve) => {
          asked.push(() => resolve(true));
        }),
    );
  }
}

describe('A page in step with the device', () => {
  let page: ComponentFixture<Page>;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    page = TestBed.createComponent(Page);
    TestBed.tick();
  });

  afterEach(() => vi.useRealTimers());

  function change(): void {
    TestBed.inject(ApiClient).changes.update((count) => count + 1);
    TestBed.tick();
  }

  it('reads once for a burst of changes, and not before there is one', async () => {
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(0);
    for (let keystroke = 0; keystroke < 20; keystroke += 1) {
      change();
      await vi.advanceTimersByTimeAsync(5);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toHaveLength(1);
  });

  it('reads once more for what changed meanwhile, after a rest in proportion to the reading', async () => {
    change();
    await vi.advanceTimersByTimeAsync(200);
    change();
    await vi.advanceTimersByTimeAsync(500); // the reading takes half a second
    asked[0]?.();
    await vi.advanceTimersByTimeAsync(1_900);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(2);
  });

  it('reads no more once the page is left', async () => {
    change();
    page.destroy();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(0);
  });
});
