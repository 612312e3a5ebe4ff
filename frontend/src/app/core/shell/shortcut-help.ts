import { Component, inject, output } from '@angular/core';
import { Dialog } from '../../shared/dialog/dialog';
import { Shortcuts } from '../keyboard/shortcuts';

@Component({
  selector: 'll-shortcut-help',
  imports: [Dialog],
  template: `
    <ll-dialog heading="Keyboard shortcuts" (closed)="closed.emit()">
      <dl class="keys">
        @for (shortcut of shortcuts.all(); track shortcut.key) {
          <div>
            <dt>
              <kbd>{{ shortcut.key }}</kbd>
            </dt>
            <dd>{{ shortcut.says }}</dd>
          </div>
        }
        <div>
          <dt><kbd>Ctrl</kbd> <kbd>Enter</kbd></dt>
          <dd>Save the note (<kbd>⌘</kbd> <kbd>Enter</kbd> on a Mac)</dd>
        </div>
        <div>
          <dt><kbd>Esc</kbd></dt>
          <dd>Close, keeping the draft</dd>
        </div>
      </dl>
    </ll-dialog>
  `,
})
export class ShortcutHelp {
  readonly closed = output();
  protected readonly shortcuts = inject(Shortcuts);
}
