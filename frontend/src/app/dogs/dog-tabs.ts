import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '../shared/icon/icon';
import { IconName } from '../shared/icon/icons';

interface Tab {
  readonly path: readonly string[];
  readonly label: string;
  readonly icon: IconName;
}

const TABS: readonly Tab[] = [
  { path: [], label: 'Timeline', icon: 'general' },
  { path: ['progress'], label: 'Progress', icon: 'next' },
  { path: ['plans'], label: 'Plans', icon: 'plan' },
  { path: ['care'], label: 'Care', icon: 'health' },
  { path: ['handover'], label: 'Hand-over', icon: 'handover' },
  { path: ['homework'], label: 'Homework', icon: 'household' },
  { path: ['reports'], label: 'Reports', icon: 'mail' },
];

/** The pages of one dog, one tap apart. */
@Component({
  selector: 'll-dog-tabs',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav class="dog-tabs" aria-label="Pages of this dog">
      @for (tab of tabs; track tab.label) {
        <a
          [routerLink]="['/dogs', dogId(), ...tab.path]"
          routerLinkActive="here"
          [routerLinkActiveOptions]="{ exact: tab.path.length === 0 }"
          ariaCurrentWhenActive="page"
          #place
          (isActiveChange)="show(place, $event)"
          ><ll-icon [name]="tab.icon" /> {{ tab.label }}</a
        >
      }
    </nav>
  `,
})
export class DogTabs {
  readonly dogId = input.required<string>();
  protected readonly tabs = TABS;

  /** On a phone they do not all fit: the one that is open is moved into view. */
  protected show(tab: HTMLElement, active: boolean): void {
    if (active) tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
