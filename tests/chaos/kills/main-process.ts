/**
 * `node main-process.ts <app folder> <began at> <times as fast> [switches]`: the built main process on the stand-in, without a window and in
 * hurried time. Requests come from the parent in place of the page, and go the same way from there on.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { hurry } from './fast-time.ts';

export type Ask = { readonly id: number; readonly name: string; readonly input: unknown };
export type Reply = { readonly id: number; readonly reply: unknown };

const electron = new URL('../../stand-in/electron.ts', import.meta.url).href;
const noWindow = new URL('./no-window.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron') return { url: electron, shortCircuit: true };
    if (specifier === './browser-window.ts') return { url: noWindow, shortCircuit: true };
    return next(specifier, context);
  },
});

// As Electron's argv: the program, then the app's folder.
const [program = '', , folder = '', beganAt = '0', factor = '1', ...switches] = process.argv;
process.argv = [program, folder, ...switches];
hurry({ beganAtMs: Number(beganAt), factor: Number(factor) });

const { app } = await import('../../stand-in/app.ts');
const { ipcMain } = await import('../../stand-in/ipc-main.ts');
await import('../../stand-in/electron.ts');
process.once('beforeExit', () => app.becomeReady());
await import(pathToFileURL(app.mainFile).href);
app.becomeReady();

const page = { senderFrame: { url: 'app://studio/', parent: null } } as unknown as Parameters<
  typeof ipcMain.answer
>[0];
process.on('message', (message) => {
  const { id, name, input } = message as Ask;
  void ipcMain.answer(page, 'request', [name, input]).then((reply) => process.send?.({ id, reply }));
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
