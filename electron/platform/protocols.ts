import { protocol, session } from 'electron';

/** Must run once and before `ready`. One scheme for page and media, so that `'self'` covers both. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers every app:// request of the window's session by `handle`. */
export function serveScheme(handle: (request: Request) => Promise<Response>): void {
  session.defaultSession.protocol.handle('app', handle);
}
