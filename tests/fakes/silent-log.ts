import type { Log } from '../../electron/services/ports.ts';

/** For tests that do not look at the log. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };
