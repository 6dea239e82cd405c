import type { Protocol, Session } from 'electron';
import type { StandInWebContents } from './web-contents.ts';

type SchemeHandler = Parameters<Protocol['handle']>[1];
type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

const handlers = new Map<string, SchemeHandler>();
let onRequest: RequestHandler | null = null;
let onCheck: CheckHandler | null = null;

export const session = {
  defaultSession: {
    protocol: {
      handle(scheme: string, handler: SchemeHandler) {
        if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
        handlers.set(scheme, handler);
      },
    } satisfies Pick<Protocol, 'handle'>,
    setPermissionRequestHandler(handler: RequestHandler | null) {
      onRequest = handler;
    },
    setPermissionCheckHandler(handler: CheckHandler | null) {
      onCheck = handler;
    },
  },
};

export const protocol = {
  /** Loopback HTTP is standard, secure and streams as it is. */
  registerSchemesAsPrivileged(_schemes) {},
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged'>;

export function handlerOf(scheme: string): SchemeHandler | undefined {
  return handlers.get(scheme);
}

/** Electron's names of permissions, and Chromium's as Playwright takes them. */
const permissions = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['geolocation', 'geolocation'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['midiSysex', 'midi-sysex'],
  ['notifications', 'notifications'],
] as const;

/**
 * Chromium takes decisions beforehand, so both handlers are asked once per permission when a page opens, and not again when the page
 * asks. Without handlers Electron grants everything.
 */
export function grantedPermissions(webContents: StandInWebContents, url: string): string[] {
  // The handlers know the typed object, of which the stand-in has what the studio uses.
  const contents = webContents as unknown as Parameters<RequestHandler>[0];
  const details = { requestingUrl: url, isMainFrame: true };
  return permissions
    .filter(([name]) => onCheck?.(contents, name, new URL(url).origin, details) ?? true)
    .filter(([name]) => {
      let isGranted = onRequest === null;
      onRequest?.(contents, name, (answer) => (isGranted = answer), details);
      return isGranted;
    })
    .map(([, name]) => name);
}
