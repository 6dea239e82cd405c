import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Status } from '../../../shared/contract/app.ts';
import type { AppError } from '../../../shared/errors.ts';
import { asAppError, ask } from '../bridge.ts';
import type { Bridge } from '../bridge.ts';

export type StatusState = {
  /** Null until main has answered for the first time. */
  readonly status: Status | null;
  readonly error: AppError | null;
  readonly isChecking: boolean;
  /** Asks the service now. */
  check(): Promise<void>;
};

export function createStatusStore(bridge: Bridge): StoreApi<StatusState> {
  const store = createStore<StatusState>()((set) => ({
    status: null,
    error: null,
    isChecking: false,
    async check() {
      set({ isChecking: true });
      try {
        accept(await ask(bridge, 'app.checkConnection', {}));
      } catch (error) {
        set({ error: asAppError(error) });
      } finally {
        set({ isChecking: false });
      }
    },
  }));

  // Each event is a whole status, so a gap needs no reload: the newest wins.
  function accept(status: Status): void {
    const known = store.getState().status;
    if (known === null || status.revision >= known.revision) store.setState({ status, error: null });
  }

  bridge.subscribe('app.statusChanged', accept);
  ask(bridge, 'app.status', {}).then(accept, (error: unknown) =>
    store.setState({ error: asAppError(error) }),
  );
  return store;
}
