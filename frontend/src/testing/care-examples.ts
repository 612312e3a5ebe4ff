import { HandoverCard, HandoverPlan, SafetyCardData } from '../app/api/types';
import { JUNO, NOTE } from './examples';

/** Safety flags and a hand-over to test with. */
export const TOM = '01990000-0000-7000-8000-000000000002';
const FLAG = '01990000-0000-7000-8000-0000000000f1';

export function safetyCard(part: Partial<SafetyCardData> = {}): SafetyCardData {
  return {
    id: FLAG,
    revision: 1,
    dog_id: JUNO,
    instruction: 'Muzzle on before you open the crate',
    category: 'bite_people',
    severity: 'danger',
    reported_by_owner: true,
    set_by: 'Lena',
    set_at: '2026-10-06T15:30:00Z',
    review_due_on: null,
    review_overdue: false,
    acknowledged: false,
    acknowledgements: [],
    ...part,
  };
}

export function setOf(correct: number, scorable: number): HandoverPlan['last_sets'][number] {
  return {
    set_id: `01990000-0000-7000-8000-0000000005${String(correct)}${String(scorable)}`,
    at: '2026-10-06T15:30:00Z',
    correct,
    scorable,
    step: '15 m, D1',
  };
}

const said = (text: string): HandoverCard['next_actions'][number] => ({
  text,
  note_id: NOTE,
  author: 'Lena',
  at: '2026-10-06T17:30:00+02:00',
});

export const HANDOVER: HandoverCard = {
  dog_id: JUNO,
  maintenance: [],
  plans: [
    {
      plan_id: '01990000-0000-7000-8000-0000000000e1',
      name: 'Recall',
      step: '15 m, D1',
      last_sets: [setOf(4, 5), setOf(3, 5), setOf(5, 5)],
      advice: 'Stick: 4 of 5 is not yet 5 of 5.',
    },
  ],
  cautions: [
    { flag_id: FLAG, severity: 'danger', instruction: 'Muzzle on before you open the crate' },
  ],
  facts_since: null,
  do_not: [said('do not reach over his head')],
  told_owner: [said('Keep the lead on at the gate')],
  next_actions: [said('Recall at 20 m with one helper')],
  health: [said('loose stool once')],
  last: {
    note_id: NOTE,
    revision: 1,
    author: 'Lena',
    at: '2026-10-06T17:30:00+02:00',
    text: 'Recall is fine up to 15 m. Watch the gate.',
    acknowledged_by: [],
    acknowledged_by_me: false,
  },
  draft: 'Recall: 15 m, D1. Last sets 4/5, 3/5, 5/5.',
};
