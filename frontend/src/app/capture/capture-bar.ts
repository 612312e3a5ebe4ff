import { Component, input, output, signal } from '@angular/core';
import { Told } from '../notes/spoken-words';
import { Icon } from '../shared/icon/icon';
import type { About } from './capture';
import { Camera } from './camera';
import { ChosenFiles } from './chosen-files';
import { mayDictate } from './may-dictate';
import { Listening } from './listening';
import { VoiceNote } from './voice-note';

type Open = 'photo' | 'video' | 'voice' | 'dictation';

/** What can be taken for a record, one tap each: a photo, a video, a voice note, a file, dictation. */
@Component({
  selector: 'll-capture-bar',
  templateUrl: './capture-bar.html',
  imports: [Camera, ChosenFiles, Icon, Listening, VoiceNote],
})
export class CaptureBar {
  readonly about = input.required<About>();
  /** The dog that it is about; null where none is chosen yet. */
  readonly dogId = input<string | null>(null);
  /** The text that dictated words go into; null where there is none. */
  readonly field = input<HTMLTextAreaElement | null>(null);
  /** Before anything is taken: what it is taken for is to be kept first. */
  readonly begins = output();
  /** The text after words were dictated into it. */
  readonly told = output<Told>();

  protected readonly mayDictate = mayDictate();
  protected readonly open = signal<Open | null>(null);
  protected readonly because = signal<string | null>(null);
  protected readonly chosen = signal<readonly File[]>([]);

  protected begin(what: Open): void {
    this.begins.emit();
    this.because.set(null);
    this.open.set(what);
  }

  protected choose(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.begins.emit();
    this.chosen.set([...(field.files ?? [])]);
    field.value = ''; // the same file may be chosen again
  }

  protected recordInstead(because: string): void {
    this.because.set(because);
    this.open.set('voice');
  }
}
