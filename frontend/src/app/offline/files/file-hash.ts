/** Up to here the browser's own digest is used; it needs all of the bytes in memory at once. */
const MOST_AT_ONCE = 64_000_000;
const PIECE = 4_000_000;

/** The SHA-256 of a file in lower-case hexadecimal; a large one is read piece by piece. */
export async function sha256Of(content: Blob): Promise<string> {
  // On plain http the browser hides its digest.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (subtle && content.size <= MOST_AT_ONCE) {
    return hexadecimal(new Uint8Array(await subtle.digest('SHA-256', await content.arrayBuffer())));
  }
  return sha256InPieces(content, PIECE);
}

export async function sha256InPieces(content: Blob, piece: number): Promise<string> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const digest = sha256.create();
  for (let at = 0; at < content.size; at += piece) {
    digest.update(new Uint8Array(await content.slice(at, at + piece).arrayBuffer()));
  }
  return hexadecimal(digest.digest());
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
