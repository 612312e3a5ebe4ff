import { NoteFields } from '../../../api/types';
import { instant } from '../../../measures/days';
import { toEven } from '../../../measures/wording';
import { ExposureFact, Fact, LatencyFact, TrialFact } from '../../../shorthand/facts';
import { Dated, FactRow } from './fact-rows';

/** What a note says as data: the registry's `training.fact_sources`. All of it happened at its time. */
export function factsOfNote(note: NoteFields): Dated[] {
  if (note.status === 'draft' || note.status === 'void') return [];
  const facts = (note.facts ?? [])
    .filter((kept) => kept.origin !== 'dropped' && kept.about !== 'other_dog')
    .map((kept) => kept.fact);
  const when = instant(note.occurred_at);
  return inGroups(facts)
    .flatMap(rowsOfGroup)
    .map((row) => ({ when, row }));
}

type Read = { [Sort in Fact as Sort['type']]: Sort }[Fact['type']];

/** Facts of one type and skill that follow each other. */
function inGroups(facts: readonly Read[]): Read[][] {
  const groups: Read[][] = [];
  let before: Read | undefined;
  for (const fact of facts) {
    if (before?.type === fact.type && skillOf(before) === skillOf(fact)) groups.at(-1)?.push(fact);
    else groups.push([fact]);
    before = fact;
  }
  return groups;
}

function skillOf(fact: Read): string | null {
  return 'skill' in fact ? (fact.skill ?? null) : null;
}

/** Trials in a row and latencies of one skill become one set each. */
function rowsOfGroup(group: readonly Read[]): FactRow[] {
  const trials = group.filter((fact): fact is TrialFact => fact.type === 'trial');
  if (trials[0]) return [setOfTrials(trials[0], trials)];
  const latencies = group.filter((fact): fact is LatencyFact => fact.type === 'latency');
  if (latencies[0]) return [setOfLatencies(latencies[0], latencies)];
  return group.flatMap(rowsOf);
}

function setOfTrials(first: TrialFact, trials: readonly TrialFact[]): FactRow {
  return {
    type: 'set',
    name: first.skill,
    key: first.key,
    correct: trials.filter((trial) => trial.outcome === 'correct').length,
    scorable: trials.length,
    latenciesMs: trials
      .map((trial) => trial.latency_s ?? null)
      .filter((seconds) => seconds !== null)
      .map(milliseconds),
  };
}

function setOfLatencies(first: LatencyFact, latencies: readonly LatencyFact[]): FactRow {
  const latenciesMs = latencies.map((one) => milliseconds(one.seconds));
  return { type: 'set', name: first.skill, key: first.key, latenciesMs };
}

function milliseconds(seconds: number): number {
  return toEven(seconds * 1000);
}

function rowsOf(fact: Read): FactRow[] {
  switch (fact.type) {
    case 'set':
      return [
        {
          type: 'set',
          name: fact.skill,
          key: fact.key,
          correct: fact.correct,
          scorable: fact.scorable,
          durationS: fact.duration_s,
          distanceM: fact.distance_m,
          distraction: fact.distraction,
          latenciesMs: (fact.latencies_s ?? []).map(milliseconds),
        },
      ];
    case 'exposure':
      return meetings(fact);
    case 'welfare':
      return [fact.start, fact.peak, fact.end]
        .filter((value) => (value ?? null) !== null)
        .map((value) => ({ type: 'fas', value }));
    case 'weight':
      return [{ type: 'weight', kg: fact.kg }];
    default:
      return countedOrTold(fact);
  }
}

function countedOrTold(fact: Read): FactRow[] {
  switch (fact.type) {
    case 'count': {
      const { behavior: name, key, count } = fact;
      return [
        {
          type: 'count',
          name,
          key,
          count,
          observedS: fact.observed_s === 0 ? null : fact.observed_s,
        },
      ];
    }
    case 'duration':
      return [{ type: 'duration', name: fact.behavior, key: fact.key, durationS: fact.seconds }];
    case 'opt_out':
      return [{ type: 'count', name: 'opt-out', key: 'husbandry.opt_out', count: fact.count }];
    case 'told_owner':
    case 'next_action':
    case 'caution':
    case 'health':
    case 'homework':
      return [{ type: fact.type, text: fact.text }];
    default:
      return [];
  }
}

/** One for each time; a stated threshold is an estimate, and a recovery alone is no meeting. */
function meetings(fact: ExposureFact): FactRow[] {
  const { distance_m: distanceM = null, response = null, trigger: name } = fact;
  if (fact.threshold || (distanceM === null && response === null)) return [];
  const row: FactRow = { type: 'exposure', name, distanceM, response };
  return Array.from({ length: Math.max(fact.times ?? 1, 1) }, () => row);
}
