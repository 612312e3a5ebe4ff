import { Desk } from './ask';
import { notAllowed } from './problems';

/** Whose record is it? The registry's `records.authorship`. */
export function mayChange(desk: Desk, authorId: string | null): void {
  if (authorId !== null && authorId !== desk.person.id && desk.role === 'assistant') {
    throw notAllowed(
      'Assistants change only their own notes. Write a note of your own, or ask its author.',
    );
  }
}

export function mayDelete(desk: Desk, authorId: string): void {
  if (authorId !== desk.person.id && desk.role !== 'owner') {
    throw notAllowed('Only its author or the owner of the practice deletes this.');
  }
}
