import { Injectable, inject, signal } from '@angular/core';
import { Trial } from '../api/training-types';
import { ApiClient } from '../core/http/api-client';
import { RecordedSet } from './contradictions';

interface Recorded {
  readonly sets: readonly {
    readonly skill: string;
    readonly key: string | null;
    readonly status: string;
    readonly trials: readonly Pick<Trial, 'outcome' | 'undone_at'>[];
  }[];
}

interface OfSession {
  readonly sessionId: string;
  readonly sets: readonly RecordedSet[];
}

/** What was tapped in the session that a text is about; nothing while it is not known, as without a network. */
@Injectable()
export class RecordedSets {
  private readonly api = inject(ApiClient);
  private readonly held = signal<OfSession | null>(null);

  of(sessionId: string | null): readonly RecordedSet[] {
    const held = this.held();
    return held !== null && held.sessionId === sessionId ? held.sets : [];
  }

  /** Asks for the sets of a session. A set that is void or has no trial that counts contradicts nothing. */
  async learn(sessionId: string, stale: AbortSignal): Promise<void> {
    try {
      const path = `/sessions/${sessionId}/record`;
      const { sets } = await this.api.get<Recorded>(path, { signal: stale });
      const scored = sets.filter((one) => one.status !== 'void').map(scoreOf);
      this.held.set({ sessionId, sets: scored.filter((one) => one.scorable > 0) });
    } catch {
      // The hint is an offer: without the session's data the text stands for itself.
    }
  }
}

function scoreOf({ skill, key, trials }: Recorded['sets'][number]): RecordedSet {
  const live = trials.filter((one) => one.undone_at === null);
  const correct = live.filter((one) => one.outcome === 'correct').length;
  const failed = live.filter((one) => ['incorrect', 'no_response'].includes(one.outcome)).length;
  return { skill, key, correct, scorable: correct + failed };
}
