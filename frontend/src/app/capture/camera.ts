import {
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Dialog } from '../shared/dialog/dialog';
import { Icon } from '../shared/icon/icon';
import { About, Capture } from './capture';
import { ConsentNotice } from './consent-notice';
import { Consents, Locked } from './consents';
import { clockOf } from './file-words';
import { MOST_BYTES, MOST_VIDEO_S, SOUND_BITS_PER_S, VIDEO_BITS_PER_S } from './limits';
import { Recording, recordedType, VIDEO_TYPES } from './recording';
import { jpegOf } from './small-picture';

const PHOTO_QUALITY = 0.9;
const PHOTO_SIZE = { width: { ideal: 2560 }, height: { ideal: 1440 } };
const VIDEO_SIZE = { width: { ideal: 1280 }, height: { ideal: 720 } };

/**
 * The camera in the page: a photo with one tap, or a short video. Where the page may not or cannot
 * use the camera, the device's own camera app takes it.
 */
@Component({
  selector: 'll-camera',
  templateUrl: './camera.html',
  imports: [ConsentNotice, Dialog, Icon],
})
export class Camera {
  readonly about = input.required<About>();
  readonly takes = input.required<'photo' | 'video'>();
  /** Whose households are asked before a video; null where no dog is chosen yet. */
  readonly dogId = input<string | null>(null);
  readonly closed = output();

  private readonly capture = inject(Capture);
  private readonly consents = inject(Consents);
  private readonly view = viewChild<ElementRef<HTMLVideoElement>>('view');
  private stream: MediaStream | null = null;
  private gone = false;

  protected readonly facing = signal<'environment' | 'user'>('environment');
  protected readonly ready = signal(false);
  protected readonly trouble = signal<string | null>(null);
  protected readonly silent = signal(false);
  protected readonly locked = signal<Locked | null>(null);
  protected readonly refused = computed(() => this.locked()?.why === 'withdrawn');
  protected readonly recording = signal<Recording | null>(null);
  protected readonly clock = computed(() => clockOf(this.recording()?.seconds() ?? 0));
  protected readonly video = computed(() => this.takes() === 'video');
  protected readonly mostVideo = clockOf(MOST_VIDEO_S);

  constructor() {
    afterNextRender(() => void this.begin());
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      void this.recording()?.stop();
      this.shut();
    });
  }

  protected async turn(): Promise<void> {
    this.facing.update((facing) => (facing === 'user' ? 'environment' : 'user'));
    await this.open();
  }

  protected async photo(): Promise<void> {
    const view = this.view()?.nativeElement;
    if (!view) return;
    // Drawn from what is on the screen, it holds the picture and nothing else: no place, no device.
    const content = await jpegOf(view, view.videoWidth, view.videoHeight, PHOTO_QUALITY);
    if (content === null) {
      this.trouble.set('The camera gave no picture. Use the device’s own camera.');
      return;
    }
    await this.capture.keep(this.capture.startOf(this.about(), 'image/jpeg'), content);
    this.closed.emit();
  }

  protected record(): void {
    const type = recordedType(VIDEO_TYPES);
    if (type === null || !this.stream) {
      this.trouble.set('This browser records no video. Use the device’s own camera.');
      return;
    }
    const options = { mimeType: type, videoBitsPerSecond: VIDEO_BITS_PER_S };
    const recording = new Recording(
      this.capture,
      this.capture.startOf(this.about(), type),
      this.stream,
      { ...options, audioBitsPerSecond: SOUND_BITS_PER_S },
      { seconds: MOST_VIDEO_S, bytes: MOST_BYTES.video },
    );
    this.recording.set(recording);
    void recording.ended.then(() => this.closed.emit());
  }

  protected stop(): void {
    void this.recording()?.stop();
  }

  /** Files of the device's own camera app, where the page has no camera. */
  protected async chosen(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    await this.capture.keep(this.capture.startOf(this.about(), file.type), file);
    this.closed.emit();
  }

  private async begin(): Promise<void> {
    if (this.video()) this.locked.set(await this.consents.lockOn('video', this.dogId()));
    if (!this.gone && !this.refused()) await this.open();
  }

  private async open(): Promise<void> {
    this.shut();
    this.ready.set(false);
    try {
      const stream = await this.ask();
      this.stream = stream;
      if (this.gone) {
        this.shut();
        return;
      }
      const view = this.view()?.nativeElement;
      if (!view) return;
      view.srcObject = stream;
      await view.play();
      this.ready.set(true);
    } catch (thrown) {
      if (!this.gone) this.trouble.set(whyNoCamera(thrown));
    }
  }

  private async ask(): Promise<MediaStream> {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    if (!mediaDevices) throw new DOMException('plain http', 'SecurityError');
    const size = this.video() ? VIDEO_SIZE : PHOTO_SIZE;
    const video = { ...size, facingMode: this.facing() };
    if (!this.video()) return mediaDevices.getUserMedia({ video });
    try {
      return await mediaDevices.getUserMedia({ video, audio: true });
    } catch (thrown) {
      if (!(thrown instanceof DOMException)) throw thrown;
      const stream = await mediaDevices.getUserMedia({ video });
      this.silent.set(true); // no microphone, or it may not be used: the picture is worth keeping
      return stream;
    }
  }

  private shut(): void {
    if (this.stream) stopped(this.stream);
    this.stream = null;
  }
}

function stopped(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function whyNoCamera(thrown: unknown): string {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError') {
    return 'This browser does not let Longline use the camera. Allow it beside the address, or use the device’s own camera.';
  }
  if (name === 'NotFoundError')
    return 'No camera was found. Use the device’s own, or choose a file.';
  if (name === 'NotReadableError') {
    return 'Another app uses the camera. Close it and open this again, or use the device’s own camera.';
  }
  return 'The camera cannot be used on this page. Use the device’s own camera.';
}
