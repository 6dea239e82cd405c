import { app, BrowserWindow, Notification, powerSaveBlocker } from 'electron';
import type { Signals } from '../services/ports.ts';

const appUserModelId = 'studio.dailies';

/** The desktop's own ways of telling: notification, taskbar, dock; and its sleep. */
export function createSignals(): Signals {
  /** Held until it is gone: a notification that is collected as garbage tells of no click. */
  const standing = new Set<Notification>();
  let blocker: number | null = null;
  // Windows shows notifications only of programs that have a name of their own.
  if (process.platform === 'win32') app.setAppUserModelId(appUserModelId);

  return {
    isFocused: () => BrowserWindow.getAllWindows().some((window) => window.isFocused()),
    onFocus: (listener) => app.on('browser-window-focus', listener),
    notify({ title, body }, onClick) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      const gone = (): void => void standing.delete(notification);
      standing.add(notification);
      notification.on('click', () => {
        gone();
        onClick();
      });
      notification.on('close', gone);
      notification.on('failed', gone);
      notification.show();
    },
    setProgress(progress) {
      // Below 0 takes the bar away; above 1 is a bar without a share where the desktop has one.
      const value = progress === null ? -1 : progress === 'busy' ? 2 : progress;
      for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(value);
    },
    setBadge: (count) => void app.setBadgeCount(count),
    keepAwake(isAwake) {
      if (isAwake) blocker ??= powerSaveBlocker.start('prevent-app-suspension');
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
}
