import { signal } from '@angular/core';
import { FileStart } from '../offline/files/kept-file';
import { isFull } from '../offline/storage-room';
import { Capture, NowhereToKeep } from './capture';

/** So much of a recording is lost at most when its tab is killed. */
const PART_MS = 2_000;
const TICK_MS = 250;

export interface RecordingLimits {
  readonly seconds: number;
  readonly bytes: number;
}

/**
 * A video or a voice note while it is made: each part is kept on the device as it comes. It stops
 * by itself at its limits. Where the device is full it goes on in memory.
 */
export class Recording {
  /** Seconds since it began. */
  readonly seconds = signal(0);
  readonly ended: Promise<void>;

  private readonly recorder: MediaRecorder;
  private readonly parts: Blob[] = [];
  private readonly begunAt = performance.now();
  private readonly ticking: ReturnType<typeof setInterval>;
  private keeping: Promise<string | null>;
  private begunId: string | null = null;
  private thrownAway = false;
  private bytes = 0;

  constructor(
    private readonly capture: Capture,
    private readonly start: FileStart,
    stream: MediaStream,
    options: MediaRecorderOptions,
    private readonly limits: RecordingLimits,
  ) {
    this.keeping = this.orInMemory(async () => {
      this.begunId = await capture.withRoom((kept) => kept.begin(start));
      return this.begunId;
    });
    this.recorder = new MediaRecorder(stream, options);
    this.ended = new Promise((resolve, reject) => {
      this.recorder.ondataavailable = ({ data }) => this.take(data);
      this.recorder.onstop = () => void this.finish().then(resolve, reject);
    });
    this.recorder.start(PART_MS);
    this.ticking = setInterval(() => this.tick(), TICK_MS);
  }

  stop(): Promise<void> {
    clearInterval(this.ticking);
    if (this.recorder.state !== 'inactive') this.recorder.stop();
    return this.ended;
  }

  throwAway(): Promise<void> {
    this.thrownAway = true;
    return this.stop();
  }

  private tick(): void {
    this.seconds.set((performance.now() - this.begunAt) / 1_000);
    if (this.seconds() >= this.limits.seconds || this.bytes >= this.limits.bytes) void this.stop();
  }

  private take(data: Blob): void {
    if (data.size === 0) return;
    const n = this.parts.push(data) - 1;
    this.bytes += data.size;
    const before = this.keeping;
    this.keeping = this.orInMemory(async () => {
      const id = await before;
      if (id !== null) await this.capture.withRoom((kept) => kept.add(id, n, data));
      return id;
    });
  }

  private async finish(): Promise<void> {
    clearInterval(this.ticking);
    const durationS = Math.round((performance.now() - this.begunAt) / 100) / 10;
    const id = await this.keeping;
    const kept = this.capture.kept();
    if (id !== null && !this.thrownAway) {
      await kept?.finish(id, durationS);
      return;
    }
    if (this.begunId !== null) await kept?.forget(this.begunId);
    if (this.thrownAway || this.parts.length === 0) return;
    const content = new Blob(this.parts, { type: this.start.mediaType });
    this.capture.hold({ ...this.start, durationS }, content);
  }

  /** Null once the device had no room: from then on all of it is in memory alone. */
  private async orInMemory(act: () => Promise<string | null>): Promise<string | null> {
    try {
      return await act();
    } catch (thrown) {
      if (!isFull(thrown) && !(thrown instanceof NowhereToKeep)) throw thrown;
      return null;
    }
  }
}

/** The first of these types that this browser records, by the order of who can play them. */
export function recordedType(types: readonly string[]): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  return types.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

export const VIDEO_TYPES = [
  'video/mp4;codecs=avc1.42E01F,mp4a.40.2',
  'video/webm;codecs=vp9,opus',
  'video/webm;codecs=vp8,opus',
  'video/mp4',
  'video/webm',
] as const;
export const SOUND_TYPES = [
  'audio/mp4',
  'audio/webm;codecs=opus',
  'audio/ogg;codecs=opus',
] as const;
