/** On every answer under app://studio: read as what it is said to be, by our own page alone, and telling nobody where from. */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
} as const;

/** What is not a page may do nothing at all, should anything ever open it as one. */
export const closedPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** A worker's script brings its own policy, which the page's does not replace: it may read its modules and our media, and nothing else. */
export const workerPolicy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";

/**
 * Threat: text from a prompt, a service's answer or a file's name that ends up as markup. Nothing runs or loads that is not one of our own
 * files; there is no eval, no frame, no form, no other host. `styleNonce` lets the editor's own style element apply (decision 2), and
 * gives scripts nothing.
 */
export function pagePolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self'",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
