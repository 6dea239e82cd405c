import type { Http, HttpResponse } from '../ports.ts';
import { isAllowedOutputUrl } from '../wavespeed/urls.ts';
import type { FetchProblem } from './download.ts';

const mostRedirects = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export type Followed = { readonly kind: 'response'; readonly response: HttpResponse } | FetchProblem;

/**
 * Threat: an output URL, or a redirect from it, that leads to a service inside the user's network, to a file, or to plain http where
 * others listen. So every hop passes the same predicate, and only our own few headers are ever sent: no key, no cookie, no referrer.
 * Rejects with HttpError.
 */
export async function getFollowing(
  http: Http,
  request: {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly allowLoopback: boolean;
    readonly idleMs: number;
    readonly signal?: AbortSignal;
  },
): Promise<Followed> {
  let url = URL.parse(request.url);
  for (let hop = 0; hop <= mostRedirects; hop += 1) {
    if (url === null) return { kind: 'forbidden-url', reason: 'not-a-url' };
    if (!isAllowedOutputUrl(url, { allowLoopback: request.allowLoopback })) {
      return { kind: 'forbidden-url', reason: hop === 0 ? 'url' : 'redirect' };
    }
    const { headers, idleMs, signal } = request;
    const response = await http({ method: 'GET', url, headers, idleMs, ...(signal && { signal }) });
    if (!redirects.has(response.status)) return { kind: 'response', response };
    response.discard();
    const location = response.headers['location'];
    if (location === undefined) return { kind: 'transient', reason: 'redirect-nowhere', retryAfterMs: null };
    url = URL.parse(location, url.href);
  }
  return { kind: 'transient', reason: 'too-many-redirects', retryAfterMs: null };
}
