import { Injectable, signal } from '@angular/core';

/**
 * Whether this person has any files at all, here or at the registry. Whatever shows or sends files
 * is loaded only then.
 */
@Injectable({ providedIn: 'root' })
export class FileSigns {
  readonly any = signal(false);
}
