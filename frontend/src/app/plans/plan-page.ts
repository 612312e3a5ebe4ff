import {
  Component,
  Injector,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Maintenance, Measure, Plan, RuleBook, UnitSystem } from '../api/types';
import { asProblem } from '../core/http/problem';
import { Session } from '../core/session/session';
import { Toasts } from '../core/toasts/toasts';
import { holdTheVersion } from '../core/updates/in-the-making';
import { uuid7 } from '../core/uuid7';
import { DogFrame } from '../dogs/dog-frame';
import { DogInView } from '../dogs/dog-in-view';
import { MaintenanceView } from '../progress/maintenance-view';
import { distanceUnit, MEASURES } from '../progress/measures';
import { ProgressStore } from '../progress/progress-store';
import { Field } from '../shared/forms/field';
import { Icon } from '../shared/icon/icon';
import { Deed } from '../shared/state/deed';
import { Failure } from '../shared/state/failure';
import { Refusal } from '../shared/state/refusal';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { DiffView } from '../shared/text/diff-view';
import { aimOf, aimProblems, TypedAim, typedAim } from './aim-draft';
import { showFirstProblem } from './first-problem';
import { PlanAim } from './plan-aim';
import { PlanCharts } from './plan-charts';
import { changes, draftOf, FRESH, PlanDraft, planInWords } from './plan-draft';
import { PlanPhases } from './plan-phases';
import { PlanRules } from './plan-rules';
import { PlanSteps } from './plan-steps';
import { PlanStore } from './plan-store';
import { Suggestion, suggestionsFor } from './plan-suggestions';

/** One plan, new or known: what is worked on, by which steps, rules and phases. */
@Component({
  selector: 'll-plan-page',
  templateUrl: './plan-page.html',
  imports: [
    DiffView,
    DogFrame,
    Failure,
    Field,
    Icon,
    MaintenanceView,
    PlanAim,
    PlanCharts,
    PlanPhases,
    PlanRules,
    PlanSteps,
    Refusal,
    RouterLink,
    Skeleton,
  ],
  providers: [DogInView],
})
export class PlanPage {
  readonly dogId = input.required<string>();
  /** `new`, or the plan's id. */
  readonly planId = input.required<string>();
  /** An entry of the library to begin with. */
  readonly key = input<string>();

  private readonly store = inject(PlanStore);
  private readonly progress = inject(ProgressStore);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly newId = uuid7();
  private readonly injector = inject(Injector);
  protected readonly session = inject(Session);

  protected readonly plan = new Remote<Plan | null>();
  protected readonly book = new Remote<RuleBook>();
  protected readonly units = new Remote<UnitSystem>();
  protected readonly upkeep = new Remote<Maintenance | null>();
  protected readonly saving = new Deed();
  protected readonly draft = signal<PlanDraft>(FRESH);
  private readonly begun = signal<PlanDraft>(FRESH);
  protected readonly theirs = signal<Plan | null>(null);
  protected readonly suggestions = signal<readonly Suggestion[]>([]);
  protected readonly system = computed<UnitSystem>(() => this.units.value() ?? 'metric');
  protected readonly isNew = computed(() => this.planId() === 'new');
  protected readonly problem = computed(() => (this.theirs() ? null : this.saving.problem()));
  protected readonly words = computed(() => planInWords(this.draft(), this.system()));
  protected readonly aimUnit = computed(() => {
    const measure = this.draft().measure;
    if (measure === 'threshold_distance') return distanceUnit(this.system());
    return (
      { rate: 'per min', duration: 's', latency: 's', count: '', intensity: 'level' }[
        measure as string
      ] ?? '%'
    );
  });
  protected readonly measures = MEASURES;
  private readonly tried = signal(false);
  /** The aim as it is typed: it may be half finished, and the draft then keeps the last whole one. */
  protected readonly aim = linkedSignal<TypedAim>(() =>
    typedAim(this.begun().aim, this.begun().measure, this.system()),
  );
  private readonly found = computed<Record<string, string>>(() => ({
    ...(this.draft().name.trim() === ''
      ? { name: 'Give the plan a name: the word that you write in notes, such as recall.' }
      : {}),
    ...aimProblems(this.aim(), this.draft().measure),
  }));
  protected readonly aimProblems = computed<Readonly<Record<string, string>>>(() => {
    const told = this.problem()?.about('aim');
    return { ...(told ? { 'aim/value': told } : {}), ...(this.tried() ? this.found() : {}) };
  });
  protected readonly problemOf = (field: string): string | null =>
    (this.tried() ? this.found()[field] : undefined) ?? this.problem()?.about(field) ?? null;

  constructor() {
    holdTheVersion();
    effect(() => {
      const id = this.planId();
      untracked(() => {
        void this.plan.load(async (signal) =>
          this.take(id === 'new' ? null : await this.store.read(id, signal)),
        );
        if (id !== 'new')
          void this.upkeep.load((signal) => this.progress.maintenance(this.dogId(), id, signal));
        void this.book.load((signal) => this.store.rules(signal));
        void this.units.load((signal) => this.progress.units(signal));
      });
    });
    effect(() => {
      const key = this.key();
      if (key && untracked(this.isNew)) void untracked(() => this.beginWith(key));
    });
  }

  protected change(part: Partial<PlanDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  /** The name, and what the library or the practice knows by it. */
  protected async name(typed: string): Promise<void> {
    this.change({ name: typed });
    if (typed.trim().length < 2) return;
    const found = await suggestionsFor(this.store, typed.trim());
    if (this.draft().name === typed) this.suggestions.set(found);
  }

  protected pick(one: Suggestion): void {
    this.change({
      name: one.name,
      key: one.key,
      definition_id: one.definitionId,
      measure: one.measure,
    });
    this.suggestions.set([]);
  }

  /** A measure is charted once: what becomes the main one is no second one any more. */
  protected setMeasure(value: string): void {
    const measure = value as Measure;
    const others = this.draft().secondary_measures.filter((one) => one !== measure);
    this.change({ measure, secondary_measures: others });
    this.setAim(this.aim());
  }

  protected setDirection(value: string): void {
    this.change({ direction: value as PlanDraft['direction'] });
  }

  protected setStatus(value: string): void {
    this.change({ status: value as PlanDraft['status'] });
  }

  protected setCue(text: string): void {
    const cue = this.draft().cue ?? {
      modality: 'verbal',
      text: '',
      language: null,
      status: 'none_yet',
    };
    this.change({ cue: text.trim() === '' ? null : { ...cue, text } });
  }

  protected setAim(typed: TypedAim): void {
    this.aim.set(typed);
    const measure = this.draft().measure;
    if (Object.keys(aimProblems(typed, measure)).length === 0)
      this.change({ aim: aimOf(typed, measure, this.system()) });
  }

  /** Sends what was changed, over the revision it was begun over or the one shown as theirs. */
  protected async save(): Promise<void> {
    this.tried.set(true);
    if (Object.keys(this.found()).length > 0) {
      showFirstProblem(this.injector);
      return;
    }
    const before = this.plan.value() ?? null;
    const saved = await this.saving.get(async () => {
      try {
        if (!before)
          return await this.store.create(this.newId, { ...this.draft(), dog_id: this.dogId() });
        const over = this.theirs()?.revision ?? before.revision;
        return await this.store.change(before.id, over, changes(this.begun(), this.draft()));
      } catch (thrown) {
        const problem = asProblem(thrown);
        if (problem.status === 412 && problem.current) this.theirs.set(problem.current as Plan);
        throw thrown;
      }
    });
    if (!saved) return;
    this.plan.set(this.take(saved));
    void this.upkeep.load((signal) => this.progress.maintenance(this.dogId(), saved.id, signal));
    this.toasts.say(`Plan ${saved.name} saved`);
    if (!before)
      await this.router.navigate(['/dogs', this.dogId(), 'plans', saved.id], { replaceUrl: true });
  }

  protected theirWords(plan: Plan): string {
    return planInWords(draftOf(plan), this.system());
  }

  protected takeTheirs(plan: Plan): void {
    this.plan.set(this.take(plan));
    this.saving.clear();
  }

  private take<P extends Plan | null>(plan: P): P {
    this.theirs.set(null);
    this.tried.set(false);
    this.begun.set(plan ? draftOf(plan) : FRESH);
    this.draft.set(
      plan ? draftOf(plan) : { ...FRESH, name: this.draft().name, key: this.draft().key },
    );
    return plan;
  }

  private async beginWith(key: string): Promise<void> {
    const found = (await this.store.library('', '').catch(() => [])).find((one) => one.key === key);
    if (found)
      this.pick({ name: found.name, key, definitionId: null, measure: found.default_measure });
  }
}
