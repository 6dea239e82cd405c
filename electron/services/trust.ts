import type { LinkName } from '../../shared/contract/app.ts';

export const appOrigin = 'app://studio';

/**
 * Threat: a page of someone else's in our window, or a look-alike such as app://studio.evil/ or app://studio@evil/.
 * Parsed and compared field by field, never by prefix.
 */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'app:' &&
    url.host === 'studio' &&
    url.username === '' &&
    url.password === ''
  );
}

/** The fields of Electron's WebFrameMain that decide. */
export type Frame = { readonly url: string; readonly parent: object | null };

/**
 * Threat: a frame that was embedded in, or has replaced, the studio's page speaks to main with its rights.
 * Only the main frame of the app's own origin is heard; a frame that is gone (null since Electron 33) is not.
 */
export function isTrustedFrame(frame: Frame | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url);
}

const pages: Record<LinkName, string> = {
  keys: 'https://wavespeed.ai/accesskey',
  'top-up': 'https://wavespeed.ai/top-up',
  model: 'https://wavespeed.ai/models/kwaivgi/kling-v2.0-t2v-master',
  billing: 'https://wavespeed.ai/billing',
};

/** Where a named link leads. The renderer knows names only, so no URL of its making is ever opened. */
export function linkTarget(link: LinkName): string {
  return pages[link];
}

const externalHosts: ReadonlySet<string> = new Set(Object.values(pages).map((page) => new URL(page).host));

/**
 * Threat: shell.openExternal starts programs for schemes such as file:, smb:, ms-msdt:, and a link in a service's answer is not ours.
 * https to the few hosts that the studio itself links to, without credentials; nothing else.
 */
export function isSafeExternalUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    externalHosts.has(url.host)
  );
}

/** Permissions a page of the studio may hold: fullscreen for the player, writing text to the clipboard. All else is denied. */
const allowedPermissions: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);

/** Electron grants every permission unless told otherwise. */
export function isAllowedPermission(permission: string, requestingUrl: string): boolean {
  return allowedPermissions.has(permission) && isAppUrl(requestingUrl);
}
