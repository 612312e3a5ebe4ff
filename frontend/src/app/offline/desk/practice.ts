import { Desk, Route } from './ask';
import { notHere } from './problems';
import { resourceOf } from './resource';

/** The practice itself; it is changed online only. */
export const PRACTICE_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/organization',
    handle: async (desk: Desk) => {
      const record = await desk.records.read('organization', desk.organizationId);
      const practice = record && resourceOf(desk, record);
      if (!practice) throw notHere('practice');
      return practice;
    },
  },
];
