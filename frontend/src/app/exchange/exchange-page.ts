import { Component, DestroyRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon/icon';
import { Coil } from '../shared/marks/coil';
import { ExportPanel } from './export-panel';
import { ImportPanel } from './import-panel';

/** The whole practice out, and records in; for owners, and only while the registry can be reached. */
@Component({
  selector: 'll-exchange-page',
  imports: [Coil, ExportPanel, Icon, ImportPanel, RouterLink],
  template: `
    <div class="page">
      <a class="back" routerLink="/settings"><ll-icon name="back" /> Settings</a>
      <header class="page-head"><h1>Export and import</h1></header>
      @if (session.mayManage()) {
        @if (offline()) {
          <div class="refusal exchange-offline" role="status">
            <ll-icon name="offline" />
            <p>There is no network. Export and import need it; what you chose stays here.</p>
          </div>
        }
        <div class="exchange">
          <ll-export-panel [offline]="offline()" />
          <ll-import-panel [offline]="offline()" />
        </div>
      } @else {
        <div class="empty">
          <ll-coil />
          <p>Only owners of the practice take everything out or bring records in.</p>
          <a class="button" routerLink="/dogs">To the dogs</a>
        </div>
      }
    </div>
  `,
})
export class ExchangePage {
  protected readonly session = inject(Session);
  protected readonly offline = signal(!navigator.onLine);

  constructor() {
    const look = (): void => this.offline.set(!navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    });
  }
}
