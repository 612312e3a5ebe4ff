import { Injectable, inject } from '@angular/core';
import {
  AdvanceRule,
  BehaviorFields,
  LibraryDomain,
  LibraryEntry,
  MasteryRule,
  Plan,
  PlanFields,
  RuleBook,
  RulePromise,
  Skill,
  SkillFields,
} from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { MOST_AT_ONCE, everyItem } from '../shared/state/every-item';
import { Page } from '../shared/state/paged';

/** Plans of a dog, the library they draw on, and what rules promise. */
@Injectable({ providedIn: 'root' })
export class PlanStore {
  private readonly api = inject(ApiClient);

  /** All plans of a dog: a dog has few, but a page of a list may still not hold them. */
  ofDog(dogId: string, signal: AbortSignal): Promise<readonly Plan[]> {
    return everyItem((cursor) =>
      this.api.get(`/dogs/${dogId}/plans`, {
        query: { cursor, limit: MOST_AT_ONCE },
        signal,
      }),
    );
  }

  read(id: string, signal: AbortSignal): Promise<Plan> {
    return this.api.get(`/plans/${id}`, { signal });
  }

  create(id: string, plan: Partial<PlanFields>): Promise<Plan> {
    return this.api.put(`/plans/${id}`, plan);
  }

  change(id: string, revision: number, plan: Partial<PlanFields>): Promise<Plan> {
    return this.api.patch(`/plans/${id}`, plan, { revision });
  }

  async library(
    q: string,
    domain: LibraryDomain | '',
    signal?: AbortSignal,
  ): Promise<readonly LibraryEntry[]> {
    const page = await this.api.get<{ items: LibraryEntry[] }>('/library', {
      query: { q, domain },
      ...(signal && { signal }),
    });
    return page.items;
  }

  async ownSkills(q: string): Promise<readonly Skill[]> {
    return (await this.api.get<Page<Skill>>('/skills', { query: { q, limit: 20 } })).items;
  }

  rules(signal: AbortSignal): Promise<RuleBook> {
    return this.api.get('/rules', { signal });
  }

  promise(
    rule: { advance_rule: AdvanceRule } | { mastery_rule: MasteryRule },
  ): Promise<RulePromise> {
    return this.api.post('/rules/promise', rule);
  }

  /** The practice's own words for an entry of the library, as a skill or as a behaviour. */
  define(
    id: string,
    kind: 'skills' | 'behaviors',
    body: Partial<SkillFields | BehaviorFields>,
  ): Promise<unknown> {
    return this.api.put(`/${kind}/${id}`, body);
  }
}
