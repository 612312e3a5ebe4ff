import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterStateSnapshot, TitleStrategy } from '@angular/router';

/** `Dogs · Longline`; a page that knows better (a dog's name) may say so later. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.set(this.buildTitle(state) ?? '');
  }

  set(name: string): void {
    this.title.setTitle(name === '' ? 'Longline' : `${name} · Longline`);
  }
}
