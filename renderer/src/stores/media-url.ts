import type { ClipId } from '../../../shared/contract/ids.ts';

/** The addresses of a clip's media under the app's own scheme. `version` is the still's in this window. */
export function clipUrl(id: ClipId): string {
  return `/media/clip/${id}`;
}

export function posterUrl(id: ClipId, version = 0): string {
  return version === 0 ? `/media/poster/${id}` : `/media/poster/${id}?v=${version}`;
}

/** Names the bytes that the strip was drawn from, so that it may be kept for good. */
export function stripUrl(id: ClipId, sha256: string, version = 0): string {
  const address = `/media/strip/${id}?of=${sha256.slice(0, 16)}`;
  return version === 0 ? address : `${address}&v=${version}`;
}
