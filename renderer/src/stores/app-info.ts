import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { AppInfo } from '../../../shared/contract/app.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type AppInfoState = { readonly info: AppInfo | null; readonly error: AppError | null };

export function createAppInfoStore(bridge: Bridge): StoreApi<AppInfoState> {
  const store = createStore<AppInfoState>()(() => ({ info: null, error: null }));
  ask(bridge, 'app.info', {}).then(
    (info) => store.setState({ info }),
    (error: unknown) => store.setState({ error: asAppError(error) }),
  );
  return store;
}
