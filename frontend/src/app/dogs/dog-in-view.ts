import { Injectable } from '@angular/core';
import { Dog } from '../api/types';
import { Remote } from '../shared/state/remote';

/** The dog whose page is open, shared by the parts of that page. */
@Injectable()
export class DogInView {
  readonly dog = new Remote<Dog>();
}
