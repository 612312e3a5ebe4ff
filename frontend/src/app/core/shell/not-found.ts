import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Coil } from '../../shared/marks/coil';

@Component({
  selector: 'll-not-found',
  imports: [Coil, RouterLink],
  template: `
    <div class="page page-narrow">
      <div class="empty">
        <ll-coil />
        <h1>The line ends here</h1>
        <p>There is no page at this address. It may have been moved, or mistyped.</p>
        <a class="button button-main" routerLink="/dogs">To the dogs</a>
        <a class="button" routerLink="/search">Search notes</a>
      </div>
    </div>
  `,
})
export class NotFound {}
