import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../core/session/session';
import { ThemePicker } from '../core/theme/theme-picker';
import { OwnRemindersPanel } from '../reminders/own-reminders';
import { Devices } from './settings/devices';
import { PasskeyList } from './settings/passkey-list';
import { PasswordChange } from './settings/password-change';
import { Practice } from './settings/practice';
import { Profile } from './settings/profile';
import { SecondStep } from './settings/second-step';
import { Tokens } from './settings/tokens';

/** Everything about oneself and this device; each part saves for itself. */
@Component({
  selector: 'll-settings',
  imports: [
    Devices,
    OwnRemindersPanel,
    PasskeyList,
    PasswordChange,
    Practice,
    Profile,
    RouterLink,
    SecondStep,
    ThemePicker,
    Tokens,
  ],
  template: `
    <div class="page">
      <header class="page-head"><h1>Settings</h1></header>
      <div class="settings">
        <section class="panel" aria-labelledby="look-title">
          <h2 id="look-title">This device</h2>
          <ll-theme-picker />
          <p class="quiet">
            Sunlight is black on white, larger and heavier, for a screen that you read outdoors.
          </p>
        </section>
        <ll-profile />
        <ll-own-reminders />
        <ll-practice [mayChange]="session.mayManage()" />
        @if (session.mayManage()) {
          <section class="panel" aria-labelledby="exchange-title">
            <h2 id="exchange-title">Your data</h2>
            <p>Everything as one file, and records from elsewhere.</p>
            <div class="row">
              <a class="button" routerLink="/exchange">Export and import</a>
            </div>
          </section>
        }
        <ll-password-change />
        <ll-second-step />
        <ll-passkey-list />
        <ll-devices />
        <ll-tokens />
      </div>
    </div>
  `,
})
export class Settings {
  protected readonly session = inject(Session);
}
