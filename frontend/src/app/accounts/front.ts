import { Component } from '@angular/core';
import { Wordmark } from '../shared/marks/wordmark';

/** The front door: the brand, and beside it one form. */
@Component({
  selector: 'll-front',
  imports: [Wordmark],
  template: `
    <div class="front-door">
      <aside class="front-brand">
        <ll-wordmark />
        <p class="front-claim">What happened, while you still have the line in your hand.</p>
        <svg
          class="front-line"
          viewBox="0 0 600 420"
          aria-hidden="true"
          preserveAspectRatio="xMidYMax slice"
        >
          <path
            d="M-20 330C80 330 120 250 190 250C270 250 280 350 220 350C150 350 170 200 290 190C420 180 450 300 370 310C300 318 300 230 380 210C470 188 540 150 640 60"
          />
        </svg>
      </aside>
      <main class="front-form" id="main"><ng-content /></main>
    </div>
  `,
})
export class Front {}
