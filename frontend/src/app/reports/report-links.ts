import { Component, computed, inject, input } from '@angular/core';
import { Report } from '../api/types';
import { DogInView } from '../dogs/dog-in-view';
import { ShareLinks } from '../shares/share-links';
import { LINKS_TO_REPORT, shareableOf } from './report-words';

/** Links to one report: a new one leads to the version in view, and each says which version it shows. */
@Component({
  selector: 'll-report-links',
  imports: [ShareLinks],
  template: `
    @if (dog.value(); as who) {
      <ll-share-links [dog]="who" [choices]="choices()" [about]="report().id" [text]="text" />
    }
  `,
})
export class ReportLinks {
  readonly report = input.required<Report>();

  protected readonly dog = inject(DogInView).dog;
  protected readonly choices = computed(() => [shareableOf(this.report())]);
  protected readonly text = LINKS_TO_REPORT;
}
