import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Incident, Readiness, SignatureRole } from '../api/types';
import { CaptureBar } from '../capture/capture-bar';
import { FileList } from '../capture/file-list';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { uuid7 } from '../core/uuid7';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { FileSigns } from '../offline/file-signs';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { inStepWithDevice } from '../shared/state/in-step';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { momentName, nowWithOffset } from '../shared/text/moments';
import { RecordStateLabel } from '../sync/record-state';
import { IncidentDossier } from '../reports/incident-dossier';
import { IncidentReaders } from './incident-readers';
import { IncidentStore } from './incident-store';
import { kindName, levelName, ROLES, whoName, woundOf } from './incident-words';
import { missing } from './missing';

interface Told {
  readonly label: string;
  readonly text: string;
}

/** One incident as it stands: the facts, what is missing, who has signed, and what was added later. */
@Component({
  selector: 'll-incident-page',
  templateUrl: './incident-page.html',
  imports: [
    ...[CaptureBar, DogFrame, Failure, Field, FileList, Icon, IncidentDossier, IncidentReaders],
    ...[RecordStateLabel, Refusal, RouterLink, Skeleton, TextValue],
  ],
  providers: [DogInView],
})
export class IncidentPage {
  readonly dogId = input.required<string>();
  readonly incidentId = input.required<string>();

  private readonly store = inject(IncidentStore);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  protected readonly signs = inject(FileSigns);
  protected readonly session = inject(Session);
  protected readonly incident = new Remote<Incident>();
  protected readonly readiness = new Remote<Readiness>();
  protected readonly sealing = new Deed();
  protected readonly adding = new Deed();
  protected readonly deleting = new Deed();
  protected readonly addendum = signal('');
  protected readonly roles = ROLES;
  protected readonly kindName = kindName;
  protected readonly whoName = whoName;
  protected readonly woundOf = woundOf;
  protected readonly momentName = momentName;

  protected readonly level = computed(() => {
    const one = this.incident.value();
    return one ? levelName(one) : '';
  });
  protected readonly isDraft = computed(() => this.incident.value()?.status === 'draft');
  protected readonly about = computed(() => ({ kind: 'incident' as const, id: this.incidentId() }));
  protected readonly mayDelete = computed(
    () =>
      this.session.mayManage() || this.incident.value()?.author_id === this.session.person()?.id,
  );
  protected readonly missing = computed(() => {
    const one = this.incident.value();
    return one ? missing(one) : [];
  });
  protected readonly told = computed<readonly Told[]>(() => {
    const one = this.incident.value();
    if (!one) return [];
    return [
      { label: 'What happened', text: one.facts },
      { label: 'Just before', text: one.antecedents },
      { label: 'What the dog wore, what held it', text: one.equipment },
      { label: 'What was done at once', text: one.measures },
      { label: 'Reported to', text: one.reported_to },
      { label: 'What its writer thinks it was', text: one.interpretation },
      { label: 'What changes from now on', text: one.follow_up },
    ].filter(({ text }) => text.trim() !== '');
  });
  /** What the registry knows must be what is shown here: a signature is given for what was seen. */
  protected readonly seesTheNewest = computed(
    () => this.readiness.value()?.revision === this.incident.value()?.revision,
  );
  protected readonly hasSigned = computed(() => {
    const { signatures = [] } = this.incident.value() ?? {};
    return signatures.length === 1 && signatures[0]?.person_id === this.session.person()?.id;
  });

  constructor() {
    effect(() => {
      const id = this.incidentId();
      untracked(() => {
        void this.incident.load((signal) => this.store.read(id, signal));
        void this.readiness.load((signal) => this.store.readiness(id, signal));
      });
    });
    inStepWithDevice(async () => {
      const [read] = await Promise.all([this.incident.reread(), this.readiness.reread()]);
      return read;
    });
  }

  protected async remove(): Promise<void> {
    const gone = this.incident.value();
    if (!gone || !(await this.deleting.run(() => this.store.remove(gone)))) return;
    this.toasts.say('Draft deleted', {
      label: 'Undo',
      run: () => {
        void this.store.restore(gone.id).then(() => this.open(gone.id));
      },
    });
    await this.router.navigate(['/dogs', this.dogId(), 'incidents']);
  }

  private async open(id: string): Promise<void> {
    await this.router.navigate(['/dogs', this.dogId(), 'incidents', id]);
  }

  protected sign(role: SignatureRole): Promise<void> {
    return this.seal('Signed', (id, revision) => this.store.sign(id, role, revision));
  }

  protected takeBack(): Promise<void> {
    return this.seal('Signature taken back', (id, revision) => this.store.takeBack(id, revision));
  }

  protected close(): Promise<void> {
    return this.seal('Incident closed', (id, revision) => this.store.close(id, revision));
  }

  protected async add(): Promise<void> {
    const before = this.incident.value();
    const text = this.addendum().trim();
    if (!before || text === '') return;
    const added = { id: uuid7(), text, written_at: nowWithOffset(), author_id: null };
    const addenda = [...before.addenda, added];
    const after = await this.adding.get(() => this.store.change(before, { addenda }));
    if (!after) return;
    this.incident.set(after);
    this.addendum.set('');
    this.toasts.say('Addendum kept');
  }

  private async seal(
    done: string,
    act: (id: string, revision: number) => Promise<Incident>,
  ): Promise<void> {
    const readiness = this.readiness.value();
    if (!readiness) return;
    const after = await this.sealing.get(() => act(this.incidentId(), readiness.revision));
    if (after) {
      this.incident.set(after);
      this.toasts.say(done);
    }
    await this.readiness.load((signal) => this.store.readiness(this.incidentId(), signal), true);
  }
}
