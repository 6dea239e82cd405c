import { AppError } from '../../../shared/errors.ts';

/**
 * The address of one call, below the base.
 *
 * Threat: every request made here carries the key. Whatever the parts hold, the result stays on the base's origin and below its
 * path, or there is no request.
 */
export function apiUrl(base: URL, ...parts: readonly string[]): URL {
  const folder = `${base.pathname.replace(/\/+$/, '')}/`;
  const url = new URL(`${folder}${parts.join('/')}`, base.origin);
  const isBelow = url.origin === base.origin && url.pathname.startsWith(folder);
  if (!isBelow || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new AppError('forbidden', 'A request would have left the API base');
  }
  return url;
}
