import type {
  Clipboard,
  ClipboardItem as ElectronClipboardItem,
  Dialog,
  Menu as ElectronMenu,
  OpenDialogReturnValue,
  PowerMonitor,
  SaveDialogReturnValue,
  Shell,
} from 'electron';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app } from './app.ts';
import { record, scriptedAnswer } from './recording.ts';

/** Dialogs answer what the test wrote down beforehand, and otherwise as if the user had closed them. */
export const dialog = {
  showOpenDialog: (...args: unknown[]) =>
    ask<OpenDialogReturnValue>('showOpenDialog', args, { canceled: true, filePaths: [] }),
  showSaveDialog: (...args: unknown[]) =>
    ask<SaveDialogReturnValue>('showSaveDialog', args, { canceled: true, filePath: '' }),
  showErrorBox(title: string, content: string) {
    console.error(`${title}: ${content}`);
    record({ what: 'dialog.showErrorBox', title, content });
  },
} satisfies Pick<Dialog, 'showErrorBox' | 'showOpenDialog' | 'showSaveDialog'>;

function ask<A extends object>(name: string, args: readonly unknown[], closed: A): Promise<A> {
  const scripted = scriptedAnswer(name);
  const { dialog: _dialog, ...answer } = scripted ?? {};
  // Options are the last argument; a window may come before them.
  record({ what: `dialog.${name}`, options: args.at(-1), scripted: scripted !== undefined });
  if (scripted === undefined) console.log(`The stand-in has no ${name}: it answers as if you had closed it.`);
  return Promise.resolve({ ...closed, ...answer });
}

export const shell = {
  showItemInFolder: (file) => record({ what: 'shell.showItemInFolder', file }),
  openPath(file) {
    record({ what: 'shell.openPath', file });
    return Promise.resolve('');
  },
  openExternal(url) {
    record({ what: 'shell.openExternal', url });
    return Promise.resolve();
  },
  async trashItem(file) {
    const trash = path.join(app.getPath('userData'), 'stand-in-trash', randomUUID());
    await mkdir(trash, { recursive: true });
    // Not renamed: it may lie on another disk.
    await cp(file, path.join(trash, path.basename(file)), { recursive: true, preserveTimestamps: true });
    await rm(file, { recursive: true });
    record({ what: 'shell.trashItem', file });
  },
} satisfies Pick<Shell, 'openExternal' | 'openPath' | 'showItemInFolder' | 'trashItem'>;

type Item = ConstructorParameters<typeof ElectronClipboardItem>[0];

export class ClipboardItem implements Pick<ElectronClipboardItem, 'types'> {
  readonly types: string[];
  readonly data: Item;
  constructor(data: Item) {
    this.data = data;
    this.types = Object.keys(data);
  }
}

export const clipboard = {
  async write(items: readonly ClipboardItem[]) {
    const files: string[] = [];
    for (const item of items) {
      const list = await item.data['text/uri-list'];
      if (typeof list === 'string')
        files.push(
          ...list
            .split('\r\n')
            .filter(Boolean)
            .map((url) => fileURLToPath(url)),
        );
    }
    record({ what: 'clipboard.write', types: items.flatMap((item) => item.types), files });
  },
} satisfies { write(items: never): ReturnType<Clipboard['write']> };

export const Menu = {
  setApplicationMenu(menu: unknown) {
    record({ what: 'Menu.setApplicationMenu', menu });
  },
  buildFromTemplate: (template: Parameters<typeof ElectronMenu.buildFromTemplate>[0]) => template,
};

/** Never tells of sleep: a test of waking belongs to the services. */
export const powerMonitor = new EventEmitter() satisfies Pick<PowerMonitor, 'emit'>;
