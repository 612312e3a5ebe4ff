import { Component, computed, input, output, signal } from '@angular/core';
import { KeptFact, UnitSystem } from '../api/types';
import { Dialog } from '../shared/dialog/dialog';
import { Field } from '../shared/forms/field';
import { Icon } from '../shared/icon/icon';
import { Fact } from '../shorthand/facts';
import { corrected, fieldsOf } from './fact-fields';
import { KnownSkill } from './fact-reader';
import { factKind, factWords, lacksSkill } from './fact-words';

/**
 * One fact: the words it was read in, its numbers to put right, and "That is no data". It holds no
 * form of its own, because it may open inside the form of a note; Enter keeps what was typed.
 */
@Component({
  selector: 'll-fact-sheet',
  imports: [Dialog, Field, Icon],
  templateUrl: './fact-sheet.html',
  // What is typed here is not typed into the note: its Escape and Ctrl+Enter stay here.
  host: { '(keydown)': '$event.stopPropagation()' },
})
export class FactSheet {
  readonly kept = input.required<KeptFact>();
  readonly units = input.required<UnitSystem>();
  readonly skills = input<readonly KnownSkill[]>([]);
  readonly corrected = output<Fact>();
  readonly dropped = output();
  /** Back to what the words say. */
  readonly released = output();
  readonly closed = output();

  private readonly typed = signal<Readonly<Record<string, string>>>({});
  private readonly chosen = signal<KnownSkill | null>(null);
  protected readonly problem = signal<{ field: string; sentence: string } | null>(null);

  protected readonly fact = computed(() => this.kept().fact);
  protected readonly heading = computed(() =>
    lacksSkill(this.fact()) ? 'Which skill?' : factKind(this.fact()),
  );
  protected readonly words = computed(() => factWords(this.fact(), this.units()));
  protected readonly fields = computed(() => fieldsOf(this.fact(), this.units()));
  protected readonly hasSkill = computed(() =>
    this.fields().some((field) => field.name === 'skill'),
  );

  protected valueOf(name: string, held: string): string {
    return this.typed()[name] ?? held;
  }

  protected type(name: string, value: string): void {
    this.problem.set(null);
    this.typed.update((old) => ({ ...old, [name]: value }));
  }

  /** A skill of the dog's plans; for a set that lacked only this, the answer is complete. */
  protected choose(skill: KnownSkill): void {
    this.chosen.set(skill);
    this.type('skill', skill.name);
    if (lacksSkill(this.fact())) this.keep();
  }

  protected keep(event?: Event): void {
    event?.preventDefault(); // Enter must not save the note around this
    const answer = corrected(this.fact(), this.typed(), this.units());
    if (!('fact' in answer)) {
      this.problem.set(answer);
      return;
    }
    const unchanged = factWords(answer.fact, this.units()) === this.words();
    if (unchanged) this.closed.emit();
    else this.corrected.emit(this.withKey(answer.fact));
  }

  private withKey(fact: Fact): Fact {
    const skill = this.chosen();
    const known = skill?.key && 'skill' in fact && fact.skill === skill.name;
    return known ? { ...fact, key: skill.key } : fact;
  }
}
