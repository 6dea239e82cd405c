import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Log } from '../ports.ts';

export type FolderWatch = {
  /** Watches exactly these folders from now on; '' is the root. */
  aim(root: string, folders: readonly string[]): void;
  close(): void;
};

type Hints = {
  /** Does what has come, gone or changed under this name matter? Asked of every file but those in the root. */
  isOfInterest(folder: string, name: string): boolean;
  onDisturbed(folder: string): void;
};

/**
 * Reports folders in which a file of interest came, went or changed, and any change in the root. Only a hint: some volumes send nothing,
 * some send too much, so what happened is looked up, and a slow look now and then makes up for hints that never came.
 */
export function createFolderWatch(log: Log, { isOfInterest, onDisturbed }: Hints): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let watchedRoot = '';

  function start(folder: string): void {
    try {
      const watcher = watch(path.join(watchedRoot, folder), { persistent: false }, (_, name) => {
        if (name === null || folder === '' || isOfInterest(folder, name)) onDisturbed(folder);
      });
      watcher.on('error', () => {
        stop(folder);
        onDisturbed(folder);
      });
      watchers.set(folder, watcher);
    } catch (error) {
      // Too many watches, or a volume that has none.
      log.info('watch.unavailable', { reason: error instanceof Error ? error.name : 'unknown' });
    }
  }

  function stop(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    aim: (root, folders) => {
      const isSame = root === watchedRoot;
      watchedRoot = root;
      for (const folder of watchers.keys()) if (!isSame || !folders.includes(folder)) stop(folder);
      for (const folder of folders) if (!watchers.has(folder)) start(folder);
    },
    close: () => {
      for (const folder of watchers.keys()) stop(folder);
    },
  };
}
