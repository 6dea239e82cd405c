import type { HttpResponse } from './ports.ts';

/**
 * The whole body as bytes, or null when it is longer than `maxBytes`; the connection is then dropped. Rejects with HttpError when
 * the connection breaks or falls silent.
 */
export async function readBody(response: HttpResponse, maxBytes: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const piece of response.body) {
    sizeBytes += piece.byteLength;
    // Leaving the loop drops the connection.
    if (sizeBytes > maxBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
