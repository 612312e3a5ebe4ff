import { Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { uuid7 } from '../core/uuid7';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Refusal } from '../shared/state/refusal';
import { ReportStore } from './report-store';

/** Makes the dossier of an incident: its whole history on paper, for whoever may read the incident. */
@Component({
  selector: 'll-incident-dossier',
  imports: [Icon, Refusal],
  template: `
    <section aria-labelledby="incident-dossier">
      <h3 id="incident-dossier">Dossier</h3>
      <p class="quiet">
        Every revision, who signed, who read it, and its files by name, as a PDF that can be
        verified. Only those who may read this incident open it.
      </p>
      <ll-refusal [problem]="composing.problem()" />
      <button type="button" class="button" [disabled]="composing.busy()" (click)="compose()">
        <ll-icon name="general" /> {{ composing.busy() ? 'Composing …' : 'Make the dossier' }}
      </button>
    </section>
  `,
})
export class IncidentDossier {
  readonly dogId = input.required<string>();
  readonly incidentId = input.required<string>();

  private readonly store = inject(ReportStore);
  private readonly router = inject(Router);
  protected readonly composing = new Deed();
  /** The same one until it is there: asked for twice over a weak network, it is made once. */
  private readonly id = uuid7();

  protected async compose(): Promise<void> {
    const wanted = {
      id: this.id,
      kind: 'incident_dossier',
      incident_id: this.incidentId(),
    } as const;
    const made = await this.composing.get(() => this.store.compose(this.dogId(), wanted));
    if (made) await this.router.navigate(['/dogs', this.dogId(), 'reports', made.id]);
  }
}
