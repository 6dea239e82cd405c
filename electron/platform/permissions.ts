import { session } from 'electron';

/** Both handlers are needed: one for requests, one for checks that ask nobody. */
export function limitPermissions(isAllowed: (permission: string, requestingUrl: string) => boolean): void {
  session.defaultSession.setPermissionRequestHandler((webContents, permission, answer, details) => {
    answer(isAllowed(permission, details.requestingUrl || webContents.getURL()));
  });
  session.defaultSession.setPermissionCheckHandler((_webContents, permission, requestingOrigin, details) =>
    isAllowed(permission, details.requestingUrl ?? requestingOrigin),
  );
}
