import { DogProgress } from '../api/types';
import { LinkTo } from './chart/series-plot';

/**
 * Where a point leads: to its session, or to the note that it was written in. What was measured
 * outside of both has no page of its own.
 */
export function sessionLink(dogId: string, loose: DogProgress['loose'] = []): LinkTo {
  const kinds = new Map(loose.map((record) => [record.id, record.kind]));
  return ({ session_id: id }) => {
    if (id === null) return null;
    const kind = kinds.get(id);
    if (kind === undefined) return `/dogs/${dogId}/sessions/${id}`;
    return kind === 'note' ? `/dogs/${dogId}/notes/${id}` : null;
  };
}
