import { ApiClient } from '../../core/http/api-client';
import { problemOf, unreachable } from '../../core/http/problem';

export type Thumbnail = 'small' | 'large';

/** Fetches a file from the registry, or a small picture of it; it takes as long as it takes. */
export async function registryFile(
  api: ApiClient,
  id: string,
  { thumbnail, signal }: { readonly thumbnail: Thumbnail | null; readonly signal: AbortSignal },
): Promise<Blob> {
  const path = `/api/v1/attachments/${id}/content`;
  const query = thumbnail === null ? '' : `?thumbnail=${thumbnail}`;
  const headers = api.headers('GET');
  const asked = fetch(path + query, { headers, credentials: 'same-origin', signal });
  const response = await asked.catch((thrown: unknown) => {
    throw signal.aborted ? thrown : unreachable();
  });
  if (!response.ok) throw await problemOf(response);
  return response.blob();
}
