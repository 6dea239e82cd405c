import { ipcMain } from 'electron';
import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { WireError } from '../../shared/errors.ts';
import type { Route } from '../ipc/router.ts';
import type { Frame } from '../services/trust.ts';

const untrusted: WireError = { code: 'untrusted-sender', message: 'Sender is not the studio’s page' };

type Options = {
  readonly route: Route;
  readonly isTrusted: (frame: Frame | null) => boolean;
  /** A drag of clips began in the page. */
  onStartDrag(event: IpcMainEvent, ids: unknown): void;
  /** Files were dropped on the page; the preload has found where they lie. */
  onImportDropped(places: unknown): void;
};

/** The only place that listens to the page: one request channel, two one-way channels, each with the sender checked. */
export function hostIpc({ route, isTrusted, onStartDrag, onImportDropped }: Options): void {
  ipcMain.handle('request', (event: IpcMainInvokeEvent, name: unknown, input: unknown) =>
    isTrusted(event.senderFrame) ? route(name, input) : { ok: false, error: untrusted },
  );
  ipcMain.on('start-drag', (event, ids: unknown) => {
    if (isTrusted(event.senderFrame)) onStartDrag(event, ids);
  });
  ipcMain.on('import-dropped', (event, places: unknown) => {
    if (isTrusted(event.senderFrame)) onImportDropped(places);
  });
}
