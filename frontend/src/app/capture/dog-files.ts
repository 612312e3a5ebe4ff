import { Component, effect, inject, input, output } from '@angular/core';
import { filesOfDog, FileView } from '../offline/files/file-view';
import { Replication } from '../offline/replication';
import { watched } from './watched';

/** Tells a timeline which of its entries have files; it shows nothing itself. */
@Component({ selector: 'll-dog-files', template: '' })
export class DogFiles {
  readonly dogId = input.required<string>();
  readonly found = output<ReadonlyMap<string, readonly FileView[]>>();

  constructor() {
    const { database } = inject(Replication);
    const files = watched<ReadonlyMap<string, readonly FileView[]>>(() => {
      const [opened, dogId] = [database(), this.dogId()];
      return opened && (() => filesOfDog(opened, dogId));
    }, new Map());
    effect(() => this.found.emit(files()));
  }
}
