import { Component } from '@angular/core';

/** An empty place: the line, coiled and ready, with its clip. */
@Component({
  selector: 'll-coil',
  template: `<svg viewBox="0 0 160 96" aria-hidden="true" focusable="false">
    <path
      class="coil-line"
      d="M4 84C24 84 34 84 52 80C28 70 30 24 62 20C98 16 108 72 74 78C44 82 42 34 66 32C92 30 96 66 74 66C58 66 58 46 70 46C80 46 80 58 72 58M52 80C80 90 108 84 130 70"
    />
    <path
      class="coil-clip"
      d="M130 70l5-3M135 67c-3-6 0-11 5-13 6-2 12 1 13 6 1 4-1 8-5 9-4 2-10 3-13-2zM146 57l-7 3"
    />
  </svg>`,
  host: { class: 'coil' },
})
export class Coil {}
