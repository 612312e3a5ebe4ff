import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { NoteRevision } from '../api/types';
import { Failure } from '../shared/state/failure';
import { Remote } from '../shared/state/remote';
import { Skeleton } from '../shared/state/skeleton';
import { DiffView } from '../shared/text/diff-view';
import { momentName } from '../shared/text/moments';
import { UNSENT } from '../offline/unsent';
import { factChanges } from './fact-changes';
import { FactReader } from './fact-reader';
import { kindLabel } from './kinds';

/** How a note came to be: its revisions, and what changed between any two of them. */
@Component({
  selector: 'll-note-history',
  templateUrl: './note-history.html',
  imports: [DiffView, Failure, Skeleton],
})
export class NoteHistory {
  readonly revisions = input.required<Remote<readonly NoteRevision[]>>();
  readonly mayUse = input(false);
  readonly useAgain = output<string>();

  protected readonly oldestFirst = computed(() => this.revisions().value() ?? []);
  protected readonly newestFirst = computed(() => [...this.oldestFirst()].reverse());
  protected readonly later = linkedSignal(() => this.oldestFirst().at(-1)?.revision ?? 1);
  protected readonly earlier = linkedSignal(() => Math.max(1, this.later() - 1));
  protected readonly before = computed(() => this.find(this.earlier()));
  protected readonly after = computed(() => this.find(this.later()));
  protected readonly latest = computed(() => this.oldestFirst().at(-1)?.revision ?? 1);
  /** Without a network only the newest revision is at hand. */
  protected readonly missing = computed(() => (this.oldestFirst()[0]?.revision ?? 1) > 1);
  private readonly reader = inject(FactReader);
  protected readonly momentName = momentName;

  /** What changed beside the text. */
  protected readonly besides = computed<readonly string[]>(() => {
    const before = this.before();
    const after = this.after();
    if (!before || !after) return [];
    const [old, now] = [before.fields.facts ?? [], after.fields.facts ?? []];
    return [...changedBeside(before, after), ...factChanges(old, now, this.reader.units())];
  });

  protected nameOf({ action, revision }: NoteRevision): string {
    return action === UNSENT ? 'Not sent yet' : `Revision ${revision}`;
  }

  protected numberOf(value: string): number {
    return Number(value);
  }

  private find(revision: number): NoteRevision | undefined {
    return this.oldestFirst().find((one) => one.revision === revision);
  }
}

function changedBeside(before: NoteRevision, after: NoteRevision): readonly string[] {
  const tags = (of: NoteRevision): string =>
    (of.fields.tags ?? []).map((tag) => `#${tag}`).join(' ');
  const pairs: readonly (readonly [string, string, string])[] = [
    ['Title', before.fields.title ?? '', after.fields.title ?? ''],
    ['Kind', kindLabel(before.fields.kind ?? ''), kindLabel(after.fields.kind ?? '')],
    ['Tags', tags(before), tags(after)],
    ['When', whenOf(before), whenOf(after)],
    ['State', stateOf(before), stateOf(after)],
  ];
  return pairs
    .filter(([, old, now]) => old !== now)
    .map(([name, old, now]) => `${name}: ${old || 'none'} → ${now || 'none'}`);
}

function whenOf(revision: NoteRevision): string {
  return revision.occurred_at === null ? '' : momentName(revision.occurred_at);
}

function stateOf(revision: NoteRevision): string {
  return revision.deleted ? 'deleted' : 'there';
}
