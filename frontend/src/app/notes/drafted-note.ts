import { nowWithOffset } from '../shared/text/moments';
import { Draft } from './draft-box';
import { anchored } from './kept-facts';
import { NewNote } from './note-store';

/** What is sent of a draft: the note as it is to be, about this dog. */
export function noteOf(draft: Draft, dogId: string): NewNote {
  return {
    dog_id: dogId,
    body: draft.body,
    occurred_at: draft.occurredAt ?? nowWithOffset(),
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    kind: draft.kind,
    title: draft.title.trim() === '' ? null : draft.title.trim(),
    tags: [...draft.tags],
    visibility: draft.visibility,
    ...(draft.language === 'de' && { language: draft.language }),
    ...(draft.facts?.length && { facts: anchored(draft.facts, draft.body) }),
    session_id: draft.sessionId ?? null,
    source: draft.source ?? 'typed',
  };
}
