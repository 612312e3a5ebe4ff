import {
  Component,
  DestroyRef,
  OnInit,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { About, Capture } from './capture';
import { ConsentNotice } from './consent-notice';
import { Consents, Locked } from './consents';
import { clockOf } from './file-words';
import { MOST_BYTES, MOST_SOUND_S, SOUND_BITS_PER_S } from './limits';
import { Recording, recordedType, SOUND_TYPES } from './recording';

/** Records a voice note as soon as it is there; `because` says why it is one and no dictation. */
@Component({
  selector: 'll-voice-note',
  imports: [ConsentNotice, Icon],
  template: `
    <section class="voice" aria-label="Voice note">
      @if (because(); as why) {
        <p class="voice-why" role="status">{{ why }}</p>
      }
      @if (locked(); as locked) {
        <ll-consent-notice [locked]="locked" />
      }
      @if (refused()) {
        <button type="button" class="button" (click)="closed.emit()">Close</button>
      } @else if (trouble(); as why) {
        <p class="refusal" role="alert"><ll-icon name="incident" /> {{ why }}</p>
        <label class="button">
          Record with the device’s app
          <input
            type="file"
            class="visually-hidden"
            capture
            accept="audio/*"
            (change)="chosen($event)"
          />
        </label>
        <button type="button" class="button-quiet" (click)="closed.emit()">Close</button>
      } @else {
        <p class="voice-clock">
          <ll-icon name="record" />
          <span role="timer">{{ clock() }}</span>
          <span class="quiet">of at most {{ most }}</span>
        </p>
        <button type="button" class="button-quiet" [disabled]="!recording()" (click)="throwAway()">
          Throw away
        </button>
        <button type="button" class="button button-main" [disabled]="!recording()" (click)="stop()">
          Stop<span class="visually-hidden"> recording</span>
        </button>
      }
    </section>
  `,
})
export class VoiceNote implements OnInit {
  readonly about = input.required<About>();
  readonly because = input<string | null>(null);
  /** Whose households are asked before; null where no dog is chosen yet. */
  readonly dogId = input<string | null>(null);
  readonly closed = output();

  private readonly capture = inject(Capture);
  private readonly consents = inject(Consents);
  private stream: MediaStream | null = null;
  private gone = false;

  protected readonly trouble = signal<string | null>(null);
  protected readonly locked = signal<Locked | null>(null);
  protected readonly refused = computed(() => this.locked()?.why === 'withdrawn');
  protected readonly recording = signal<Recording | null>(null);
  protected readonly clock = computed(() => clockOf(this.recording()?.seconds() ?? 0));
  protected readonly most = clockOf(MOST_SOUND_S);

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      void this.stop();
    });
  }

  ngOnInit(): void {
    void this.begin();
  }

  protected async stop(): Promise<void> {
    await this.recording()?.stop();
  }

  protected throwAway(): void {
    void this.recording()?.throwAway();
  }

  protected async chosen(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    await this.capture.keep(this.capture.startOf(this.about(), file.type), file);
    this.closed.emit();
  }

  private async begin(): Promise<void> {
    this.locked.set(await this.consents.lockOn('audio', this.dogId()));
    if (this.refused() || this.left()) return;
    try {
      const type = recordedType(SOUND_TYPES);
      const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
      if (type === null || !mediaDevices) throw new DOMException('', 'NotSupportedError');
      this.stream = await mediaDevices.getUserMedia({ audio: true });
      if (this.left()) {
        this.shut();
        return;
      }
      const recording = new Recording(
        this.capture,
        this.capture.startOf(this.about(), type),
        this.stream,
        { mimeType: type, audioBitsPerSecond: SOUND_BITS_PER_S },
        { seconds: MOST_SOUND_S, bytes: MOST_BYTES.sound },
      );
      this.recording.set(recording);
      await recording.ended;
      this.shut();
      if (!this.left()) this.closed.emit();
    } catch (thrown) {
      this.shut();
      this.trouble.set(whyNoSound(thrown));
    }
  }

  /** Asked after each wait: the person may have gone on meanwhile. */
  private left(): boolean {
    return this.gone;
  }

  private shut(): void {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
  }
}

function whyNoSound(thrown: unknown): string {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError') {
    return 'This browser does not let Longline use the microphone. Allow it beside the address.';
  }
  if (name === 'NotFoundError') return 'No microphone was found on this device.';
  return 'This page cannot record sound.';
}
