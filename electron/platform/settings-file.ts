import Store from 'electron-store';
import type { SettingsFile } from '../services/ports.ts';

/** electron-store as a plain file of one JSON object: `<folder>/settings.json`, replaced whole and atomically. */
export function openSettingsFile(folder: string): SettingsFile {
  // A file that was cut short or edited into nonsense starts anew instead of stopping the studio.
  const store = new Store<Record<string, unknown>>({
    name: 'settings',
    cwd: folder,
    clearInvalidConfig: true,
  });
  return {
    read: () => store.store,
    write(value) {
      if (typeof value !== 'object' || value === null) throw new TypeError('Settings are one object');
      store.store = { ...value };
    },
  };
}
