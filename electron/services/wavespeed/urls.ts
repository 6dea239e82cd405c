/**
 * Threat: a base that is not what it looks like takes the key to a stranger. So: https, plain http only where it cannot leave the
 * machine, and nothing that hides a second address (credentials) or changes every request (query, hash).
 * Null when the text is not such a base. The result has no trailing slash in its path, unless the path is only that.
 */
export function parseApiBase(text: string): URL | null {
  const url = parse(text.trim());
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(text)) return null;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return null;
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

/**
 * Threat: a name that merely resolves to this machine today may resolve elsewhere tomorrow, so only addresses and the reserved
 * name "localhost" (RFC 6761) count.
 */
export function isLoopback(url: URL): boolean {
  const host = url.hostname;
  if (host === 'localhost' || host === '[::1]') return true;
  return /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Threat: the service, or who speaks in its name, makes the studio fetch from inside the user's own network (a router, a cloud
 * machine's metadata) or over a connection that anyone can change. So: https to a public host only; loopback, also by plain
 * http, only while the service itself is on loopback. Asked again for each redirect. A public name that resolves to a private
 * address is not seen here; what it could serve must still be a playable video, and no key goes with the request.
 */
export function isAllowedOutputUrl(url: URL, options: { readonly allowLoopback: boolean }): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (isLoopback(url)) {
    return options.allowLoopback && (url.protocol === 'http:' || url.protocol === 'https:');
  }
  if (url.protocol !== 'https:' || url.hostname === '') return false;
  return !isInternalHost(url.hostname);
}

/** Names and addresses that do not lead to the public internet. The URL parser has already written every form of IPv4 plainly. */
function isInternalHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '').toLowerCase();
  if (host.startsWith('[')) return isInternalIpv6(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isInternalIpv4(host);
  return host === 'localhost' || /\.(localhost|local|internal|lan|home\.arpa)$/.test(host);
}

function isInternalIpv4(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 0 || a === 10 || a === 127) return true;
  if (a === 100 && b >= 64 && b <= 127) return true;
  if (a === 169 && b === 254) return true;
  if (a === 172 && b >= 16 && b <= 31) return true;
  if (a === 192 && b === 168) return true;
  return a >= 224;
}

function isInternalIpv6(address: string): boolean {
  if (address === '::' || address === '::1') return true;
  // An IPv4 address inside: mapped (::ffff:0:0/96), compatible (::/96), translated (64:ff9b::/96).
  const embedded = /^(?:::(?:ffff:)?|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (embedded !== null) {
    const [high = 0, low = 0] = [embedded[1], embedded[2]].map((group) => Number.parseInt(group ?? '0', 16));
    return isInternalIpv4([high >> 8, high & 255, low >> 8, low & 255].join('.'));
  }
  // fc00::/7 unique local, fe80::/10 link-local, fec0::/10 site-local, ff00::/8 multicast.
  return /^f[cd]/.test(address) || /^fe[89a-f]/.test(address) || address.startsWith('ff');
}

function parse(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
