import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { FollowedLinks } from './followed-links';

@Component({
  selector: 'll-linked',
  imports: [FollowedLinks],
  template: `
    <div llFollowedLinks>
      <a class="inside" href="/dogs/juno"><b>Juno</b></a>
      <a class="outside" href="https://example.org/">Elsewhere</a>
      <a class="dead"><b>Nowhere</b></a>
    </div>
  `,
})
class Linked {}

describe('Links that are followed together', () => {
  let gone: string[];
  let root: HTMLElement;

  beforeEach(() => {
    gone = [];
    TestBed.configureTestingModule({
      providers: [
        { provide: Router, useValue: { navigateByUrl: (url: string) => gone.push(url) } },
      ],
    });
    const linked = TestBed.createComponent(Linked);
    linked.detectChanges();
    root = linked.nativeElement as HTMLElement;
    // In place of the browser, which would leave the page.
    document.addEventListener('click', stay);
    document.body.append(root);
  });

  afterEach(() => {
    document.removeEventListener('click', stay);
    root.remove();
  });

  function stay(event: Event): void {
    event.preventDefault();
  }

  function click(selector: string, how: MouseEventInit = {}): void {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...how });
    root.querySelector(selector)?.dispatchEvent(event);
  }

  it('are followed within the page, also from what stands inside of them', () => {
    click('.inside b');
    expect(gone).toEqual(['/dogs/juno']);
  });

  it.each([
    { ctrlKey: true },
    { metaKey: true },
    { shiftKey: true },
    { altKey: true },
    { button: 1 },
  ])('are left to the browser with %o', (how) => {
    click('.inside', how);
    expect(gone).toEqual([]);
  });

  it('are left to the browser where they lead out of the page or nowhere', () => {
    click('.outside');
    click('.dead b');
    expect(gone).toEqual([]);
  });

  it('are left alone when something inside of them dealt with the click', () => {
    root.querySelector('b')?.addEventListener('click', (event) => event.preventDefault());
    click('.inside b');
    expect(gone).toEqual([]);
  });
});
