import { asProblem, Problem } from '../../core/http/problem';
import { isFull } from '../storage-room';
import { Refusal } from '../wire';
import { KeptFile } from './kept-file';
import { KeptFiles } from './kept-files';
import { UploadDoor } from './upload-door';

/** Says how far a file is: its bytes at the registry, null when it is no longer on its way. */
export type Tell = (id: string, sent: number | null) => void;

/**
 * Sends the bytes that the registry waits for, one file after the other, the oldest first. It may
 * be broken off at any point and run again: where an upload stands is asked, never assumed. One
 * file that is refused does not hold up the next. Throws what stands in the way of all of them.
 */
export class FileSender {
  constructor(
    private readonly kept: KeptFiles,
    private readonly door: UploadDoor,
  ) {}

  async run(tell: Tell, signal: AbortSignal): Promise<void> {
    for (const file of await this.kept.sendable()) {
      if (signal.aborted) return;
      await this.send(file, tell, signal);
    }
  }

  private async send(file: KeptFile, tell: Tell, signal: AbortSignal): Promise<void> {
    const content = await this.kept.content(file.id);
    if (content === null) return this.kept.refuse(file.id, GONE);
    tell(file.id, 0);
    try {
      await this.door.send({
        ...{ id: file.id, content, url: file.uploadUrl, signal },
        begun: (url) => this.kept.begunAt(file.id, url),
        sent: (bytes) => tell(file.id, bytes),
      });
      await this.kept.arrived(file.id);
    } catch (thrown) {
      if (signal.aborted) return;
      const problem = asProblem(thrown);
      if (isFull(thrown) || problem.temporary || problem.signedOut || problem.status < 0) {
        throw thrown;
      }
      await this.kept.refuse(file.id, reasonOf(problem));
    } finally {
      tell(file.id, null);
    }
  }
}

const GONE = {
  title: 'The file is no longer on this device',
  detail: 'The browser has cleared it. Take it again, or delete this entry.',
};

function reasonOf({ status, title, detail }: Problem): Refusal {
  return { status, title, detail };
}
