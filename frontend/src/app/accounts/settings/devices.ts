import { Component, inject } from '@angular/core';
import { SignedInDevice } from '../../api/types';
import { Toasts } from '../../core/toasts/toasts';
import { Deed } from '../../shared/state/deed';
import { Failure } from '../../shared/state/failure';
import { Refusal } from '../../shared/state/refusal';
import { Remote } from '../../shared/state/remote';
import { Skeleton } from '../../shared/state/skeleton';
import { ago } from '../../shared/text/moments';
import { AccountStore } from '../account-store';
import { deviceName } from './device-name';

/** Where this person is signed in. */
@Component({
  selector: 'll-devices',
  imports: [Failure, Refusal, Skeleton],
  template: `
    <section class="panel" aria-labelledby="devices-title">
      <h2 id="devices-title">Signed in on</h2>
      <ll-refusal [problem]="ending.problem()" />
      @switch (devices.state()) {
        @case ('loading') {
          <ll-skeleton what="your devices" [rows]="2" />
        }
        @case ('failed') {
          <ll-failure [problem]="devices.problem()!" (again)="devices.retry()" />
        }
        @default {
          <ul class="rows">
            @for (device of devices.value(); track device.id) {
              <li class="rows-item">
                <div>
                  <strong>{{ deviceName(device.user_agent) }}</strong>
                  @if (device.current) {
                    <span class="flag">this one</span>
                  }
                  <p class="quiet">last seen {{ ago(device.last_seen_at) }}</p>
                </div>
                @if (!device.current) {
                  <button
                    type="button"
                    class="button-tool button-danger"
                    [attr.aria-label]="'Sign out ' + deviceName(device.user_agent)"
                    (click)="signOut(device)"
                  >
                    Sign out
                  </button>
                }
              </li>
            }
          </ul>
        }
      }
    </section>
  `,
})
export class Devices {
  private readonly store = inject(AccountStore);
  private readonly toasts = inject(Toasts);
  protected readonly devices = new Remote<readonly SignedInDevice[]>();
  protected readonly ending = new Deed();
  protected readonly deviceName = deviceName;
  protected readonly ago = ago;

  constructor() {
    void this.devices.load((signal) => this.store.devices(signal));
  }

  protected async signOut(device: SignedInDevice): Promise<void> {
    if (!(await this.ending.run(() => this.store.signOutDevice(device.id)))) return;
    this.toasts.say('Signed out there');
    this.devices.set((this.devices.value() ?? []).filter((one) => one.id !== device.id));
  }
}
