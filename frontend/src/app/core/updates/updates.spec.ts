import { TestBed } from '@angular/core/testing';
import { SwUpdate } from '@angular/service-worker';
import { Subject } from 'rxjs';
import { InTheMaking } from './in-the-making';
import { UpdateNotice } from './update-notice';

class FakeWorker {
  readonly isEnabled = true;
  readonly versionUpdates = new Subject<{ type: string }>();
  readonly unrecoverable = new Subject<{ reason: string }>();
  readonly checkForUpdate = vi.fn(() => Promise.reject(new Error('no network')));
}

describe('UpdateNotice', () => {
  let worker: FakeWorker;
  let said: () => string;

  beforeEach(() => {
    worker = new FakeWorker();
    TestBed.configureTestingModule({ providers: [{ provide: SwUpdate, useValue: worker }] });
    const notice = TestBed.createComponent(UpdateNotice);
    said = () => {
      notice.detectChanges();
      return (notice.nativeElement as HTMLElement).textContent;
    };
  });

  it('tells of a version once it is whole on the device, not while it is fetched', () => {
    worker.versionUpdates.next({ type: 'VERSION_DETECTED' });
    expect(said()).toBe('');
    worker.versionUpdates.next({ type: 'VERSION_READY' });
    expect(said()).toContain('A new version of Longline is ready.');
  });

  it('is silent until the last thing in the making has ended', () => {
    const making = TestBed.inject(InTheMaking);
    const ends = [making.begin(), making.begin()];
    worker.versionUpdates.next({ type: 'VERSION_READY' });
    expect(said()).toBe('');
    ends[0]?.();
    expect(said()).toBe('');
    ends[1]?.();
    expect(said()).toContain('ready');
  });

  it('tells of a version that lost its files', () => {
    worker.unrecoverable.next({ reason: 'evicted' });
    expect(said()).toContain('Starting anew mends it');
  });

  it('looks for a version when the page comes into view, and bears a missing network', async () => {
    document.dispatchEvent(new Event('visibilitychange'));
    expect(worker.checkForUpdate).toHaveBeenCalledOnce();
    await Promise.resolve();
    expect(said()).toBe('');
  });
});
