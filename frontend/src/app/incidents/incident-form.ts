import {
  Component,
  WritableSignal,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Incident } from '../api/types';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { Field } from '../shared/forms/field';
import { TextValue } from '../shared/forms/text-value';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { BiteLevelField } from './bite-level-field';
import { draftOf, fieldsOf, freshDraft, IncidentDraft, KeptDraft } from './incident-draft';
import { IncidentStore } from './incident-store';
import { INCIDENT_KINDS } from './incident-words';
import { ReadersField } from './readers-field';
import { VictimsField } from './victims-field';
import { WitnessesField } from './witnesses-field';

const STEPS = ['What happened', 'Who was hurt', 'What was done', 'Your view, readers'] as const;

/** An incident, step by step and facts first. Each step is kept on this device when one leaves it. */
@Component({
  selector: 'll-incident-form',
  templateUrl: './incident-form.html',
  imports: [
    ...[BiteLevelField, DogFrame, Failure, Field, Icon, ReadersField, Refusal, RouterLink],
    ...[Skeleton, TextValue, VictimsField, WitnessesField],
  ],
  providers: [DogInView],
})
export class IncidentForm {
  readonly dogId = input.required<string>();
  /** Absent for a new one. */
  readonly incidentId = input<string>();

  private readonly store = inject(IncidentStore);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  protected readonly incident = new Remote<Incident | null>();
  protected readonly saving = new Deed();
  protected readonly steps = STEPS;
  protected readonly kinds = INCIDENT_KINDS;
  protected readonly step = signal(0);
  protected readonly hasRoom = signal(true);
  private kept: KeptDraft | null = null;

  protected readonly draft = signal<IncidentDraft>(freshDraft());
  protected readonly kind = this.text('kind');
  protected readonly at = this.text('at');
  protected readonly place = this.text('place');
  protected readonly facts = this.text('facts');
  protected readonly antecedents = this.text('antecedents');
  protected readonly equipment = this.text('equipment');
  protected readonly measures = this.text('measures');
  protected readonly reportedTo = this.text('reportedTo');
  protected readonly reportedAt = this.text('reportedAt');
  protected readonly interpretation = this.text('interpretation');
  protected readonly followUp = this.text('followUp');
  protected readonly authorId = computed(
    () => this.incident.value()?.author_id ?? this.session.person()?.id,
  );
  protected readonly mayChoose = computed(() => {
    const before = this.incident.value();
    return !before || this.session.mayManage() || before.author_id === this.session.person()?.id;
  });

  constructor() {
    effect(() => {
      const [dogId, id] = [this.dogId(), this.incidentId()];
      untracked(() => void this.open(dogId, id));
    });
    effect(() => {
      const draft = this.draft();
      const { kept } = this;
      if (kept) untracked(() => this.hasRoom.set(kept.keep(draft)));
    });
  }

  protected change(fields: Partial<IncidentDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...fields }));
  }

  /** Keeps what was typed and shows another step. */
  protected async go(step: number): Promise<void> {
    if (!(await this.save())) return;
    this.step.set(step);
    window.scrollTo({ top: 0 });
  }

  protected async finish(): Promise<void> {
    const saved = await this.save();
    if (!saved) return;
    this.kept?.forget();
    this.kept = null;
    this.toasts.say('Incident kept as a draft');
    await this.router.navigate(['/dogs', this.dogId(), 'incidents', saved.id]);
  }

  private async open(dogId: string, id: string | undefined): Promise<void> {
    this.kept = null;
    const kept = new KeptDraft(this.session.person()?.id ?? '', id ?? `new.${dogId}`);
    const typed = kept.read();
    await this.incident.load((signal) => {
      if (id) return this.store.read(id, signal);
      // A new one may have been saved at an earlier step, before this page was left.
      return typed ? this.store.read(typed.id, signal).catch(() => null) : Promise.resolve(null);
    });
    const before = this.incident.value();
    if (before === undefined) return;
    this.draft.set(typed ?? (before ? draftOf(before) : freshDraft()));
    this.kept = kept;
  }

  private save(): Promise<Incident | null> {
    return this.saving.get(async () => {
      const before = this.incident.value() ?? null;
      const draft = this.draft();
      const fields = fieldsOf(draft, this.dogId(), before);
      const saved = before
        ? await this.store.change(before, fields)
        : await this.store.add(draft.id, fields);
      this.incident.set(saved);
      return saved;
    });
  }

  /** A text of the draft as a signal of its own, for a field. */
  private text(name: TextName): WritableSignal<string> {
    const typed = linkedSignal<string>(() => this.draft()[name]);
    effect(() => {
      const value = typed();
      untracked(() => {
        if (this.draft()[name] === value) return;
        this.draft.update((draft) => ({ ...draft, [name]: value }));
      });
    });
    return typed;
  }
}

type TextName = {
  [Name in keyof IncidentDraft]: IncidentDraft[Name] extends string ? Name : never;
}[keyof IncidentDraft];
