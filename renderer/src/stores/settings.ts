import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Input } from '../../../shared/contract/index.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type SettingsState = {
  readonly settings: Settings | null;
  /** Why the settings could not be read; what a change met is thrown to whoever asked for it. */
  readonly error: AppError | null;
  update(change: Input<'settings.update'>): Promise<void>;
  /** Resolves with whether main offers to keep the key with owner-only permissions. */
  saveKey(key: string, keep: Input<'settings.saveKey'>['keep']): Promise<{ readonly offerWeak: boolean }>;
  keepKeyWeakly(): Promise<void>;
  eraseKey(): Promise<void>;
  chooseLibrary(): Promise<void>;
};

export function createSettingsStore(bridge: Bridge): StoreApi<SettingsState> {
  function accept(settings: Settings): void {
    store.setState({ settings, error: null });
  }
  const store = createStore<SettingsState>()(() => ({
    settings: null,
    error: null,
    update: async (change) => accept(await ask(bridge, 'settings.update', change)),
    async saveKey(key, keep) {
      const { settings, offerWeak } = await ask(bridge, 'settings.saveKey', { key, keep });
      accept(settings);
      return { offerWeak };
    },
    keepKeyWeakly: async () => accept(await ask(bridge, 'settings.keepKeyWeakly', {})),
    eraseKey: async () => accept(await ask(bridge, 'settings.eraseKey', {})),
    chooseLibrary: async () => accept(await ask(bridge, 'settings.chooseLibrary', {})),
  }));
  bridge.subscribe('settings.changed', accept);
  ask(bridge, 'settings.get', {}).then(accept, (error: unknown) =>
    store.setState({ error: asAppError(error) }),
  );
  return store;
}
