import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SearchHit } from '../api/types';
import { itemLabel } from '../notes/kinds';
import { DogTag } from '../shared/marks/dog-tag';
import { Icon } from '../shared/icon/icon';
import { momentName } from '../shared/text/moments';
import { piecesOf } from './snippet';

/** One hit: where it stands, and the words around what was looked for. */
@Component({
  selector: 'll-search-result',
  imports: [DogTag, Icon, RouterLink],
  template: `
    <a class="hit" [routerLink]="link()">
      @if (hit().dog_id; as dogId) {
        <ll-dog-tag [id]="dogId" [name]="hit().dog_name ?? '?'" />
      } @else {
        <span class="hit-kind"><ll-icon name="household" /></span>
      }
      <span class="hit-body">
        <span class="hit-meta">
          <strong>{{ hit().dog_name ?? 'Guardian' }}</strong>
          <span>{{ label() }}</span>
          @if (isTold()) {
            <time [attr.datetime]="hit().occurred_at">{{ momentName(hit().occurred_at) }}</time>
            <span>{{ hit().author.name }}</span>
          }
        </span>
        @if (title(); as title) {
          <span class="hit-title">{{ title }}</span>
        }
        <span class="hit-text">
          @for (piece of pieces(); track $index) {
            @if (piece.hit) {
              <mark>{{ piece.text }}</mark>
            } @else {
              <span>{{ piece.text }}</span>
            }
          }
        </span>
        @if (hit().tags.length > 0) {
          <span class="entry-tags">
            @for (tag of hit().tags; track tag) {
              <span>#{{ tag }}</span>
            }
          </span>
        }
      </span>
    </a>
  `,
})
export class SearchResult {
  readonly hit = input.required<SearchHit>();

  /** By somebody, at some time: what happened, and not what is. */
  protected readonly isTold = computed(() =>
    ['note', 'session', 'incident'].includes(this.hit().kind),
  );
  protected readonly pieces = computed(() => piecesOf(this.hit().snippet));
  protected readonly title = computed(() => {
    const { title, kind, dog_name } = this.hit();
    const said = this.pieces()
      .map((piece) => piece.text)
      .join('');
    const bare = title.replace(/(…|\.\.\.)$/, '');
    return said.startsWith(bare) || (kind === 'dog' && title === dog_name) ? '' : title;
  });
  protected readonly label = computed(() => {
    const { kind, detail_kind } = this.hit();
    if (kind === 'dog') return 'Dog';
    if (kind === 'guardian') return 'Household';
    return itemLabel({ kind, detail_kind });
  });
  protected readonly link = computed<readonly string[]>(() => {
    const { kind, id, dog_id } = this.hit();
    if (kind === 'guardian') return ['/guardians', id];
    if (kind === 'dog') return ['/dogs', id];
    if (kind === 'note') return dog_id ? ['/dogs', dog_id, 'notes', id] : ['/notes', id];
    if (kind === 'incident') return ['/dogs', dog_id ?? '', 'incidents', id];
    return ['/dogs', dog_id ?? ''];
  });
  protected readonly momentName = momentName;
}
