import { Problem } from '../core/http/problem';

/** What a refused save means for the writer, and what to do about it. */
export function wayOut(problem: Problem): string {
  if (problem.offline) {
    return 'Your note is safe on this device. It is sent when you are online again.';
  }
  if (problem.signedOut) return 'Your note is safe on this device. Log in and save it again.';
  if (problem.temporary) return 'Your note is safe on this device. Try again in a moment.';
  return 'Your note is safe on this device. Change what is named above, then save again.';
}
