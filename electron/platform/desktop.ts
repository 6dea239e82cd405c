import { BrowserWindow, ClipboardItem, clipboard, dialog, shell } from 'electron';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Desktop } from '../services/ports.ts';

/** Dialogs, the file manager, the clipboard. Every path comes from main and stays there. */
export function createDesktop(): Desktop {
  return {
    reveal: (file) => shell.showItemInFolder(file),
    async openFolder(folder) {
      const problem = await shell.openPath(folder);
      if (problem !== '') throw new Error(problem);
    },
    openExternal: (url) => shell.openExternal(url),
    trash: (place) => shell.trashItem(place),
    async copyFiles(files) {
      const list = files.map((file) => pathToFileURL(file).href).join('\r\n');
      await clipboard.write([new ClipboardItem({ 'text/uri-list': `${list}\r\n` })]);
    },
    async chooseFiles({ title, startIn, kinds }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(...inWindow(), {
        title,
        properties: ['openFile', 'multiSelections'],
        filters: kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
        ...(startIn !== null && { defaultPath: startIn }),
      });
      return canceled || filePaths.length === 0 ? null : filePaths;
    },
    async chooseFolder({ title, startIn }) {
      const { canceled, filePaths } = await dialog.showOpenDialog(...inWindow(), {
        title,
        properties: ['openDirectory', 'createDirectory'],
        ...(startIn !== null && { defaultPath: startIn }),
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async chooseSaveFile({ title, startIn, name }) {
      const { canceled, filePath } = await dialog.showSaveDialog(...inWindow(), {
        title,
        defaultPath: startIn === null ? name : path.join(startIn, name),
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}

/** Dialogs belong to the studio's window while there is one. */
function inWindow(): [BrowserWindow] {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('No window to ask in');
  return [window];
}
