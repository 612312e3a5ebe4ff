import { nameOf } from '../capture/file-words';
import { FileView } from '../offline/files/file-view';
import { momentName } from '../shared/text/moments';

export interface ClipChoice {
  readonly id: string;
  readonly label: string;
}

/**
 * The files of a dog that an owner may see, the newest first: not those of one person alone, and none that tells where
 * it was taken. What is held stays in the list, whatever it is: leaving it out would take it away unseen.
 */
export function clipsToChoose(
  files: ReadonlyMap<string, readonly FileView[]>,
  heldId: string,
): readonly ClipChoice[] {
  const known = [...files.values()].flat();
  const offered = known.filter((file) => file.id === heldId || mayBeShown(file));
  offered.sort((one, other) => Date.parse(other.capturedAt) - Date.parse(one.capturedAt));
  const choices = offered.map((file) => ({ id: file.id, label: labelOf(file) }));
  if (heldId === '' || choices.some((one) => one.id === heldId)) return choices;
  return [{ id: heldId, label: 'The clip that is there' }, ...choices];
}

function mayBeShown({ body, keepPlace, standing }: FileView): boolean {
  return body !== null && body['visibility'] !== 'private' && !keepPlace && standing !== 'refused';
}

function labelOf(file: FileView): string {
  const parts = [nameOf(file), file.caption, file.capturedAt && momentName(file.capturedAt)];
  return parts.filter((part) => part !== '').join(', ');
}
