import { powerMonitor } from 'electron';

/** Calls back when the machine wakes up or is unlocked: clocks have jumped and answers may be waiting. */
export function onWake(wake: () => void): void {
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
}
