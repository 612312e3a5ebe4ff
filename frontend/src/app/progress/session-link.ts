import { LinkTo } from './chart/series-plot';

/** Where a point leads: to its session. What was measured outside of one has no page of its own. */
export function sessionLink(dogId: string): LinkTo {
  return (point) =>
    point.session_id === null ? null : `/dogs/${dogId}/sessions/${point.session_id}`;
}
