import { Ask, Desk, Route } from './ask';
import { wholeBody } from './bodies';
import { pageByName, textOf } from './by-name';
import { completed } from './completed';
import { documentRoutes, idOf } from './documents';
import { checkPlan } from './plan-rules';
import { needsDocument, needsDog, requireDog } from './references';

/** A dog's plans. */
export const PLAN_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/dogs/:id/plans', handle: plansOfDog },
  ...documentRoutes({
    kind: 'target',
    path: '/plans',
    noun: 'plan',
    writers: ['owner', 'trainer'],
    prepare: (_desk, body) => Promise.resolve(completed('target', body)),
    check: async (desk, _id, body) => {
      const plan = wholeBody('target', body);
      checkPlan(plan);
      await needsDog(desk, plan.dog_id);
      const { definition_id: about } = plan;
      if (about !== null) {
        await needsDocument(
          desk,
          '/definition_id',
          ['skill', 'behavior'],
          about,
          'skill or behaviour',
        );
      }
    },
  }),
];

async function plansOfDog(desk: Desk, ask: Ask): Promise<unknown> {
  await requireDog(desk, idOf(ask));
  return pageByName(desk, ask, await desk.records.ofDog(idOf(ask), 'target'), textOf('name'));
}
