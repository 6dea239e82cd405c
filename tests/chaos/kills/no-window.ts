/**
 * In place of the stand-in's window: one that is nowhere. What is killed by the hundred is main; without a browser a start takes a
 * fraction of a second.
 */
import { EventEmitter } from 'node:events';
import { app } from '../../stand-in/app.ts';

const windows: BrowserWindow[] = [];

class NoContents extends EventEmitter {
  setWindowOpenHandler(): void {}
  send(): void {}
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new NoContents();

  static getAllWindows(): readonly BrowserWindow[] {
    return windows;
  }
  constructor() {
    super();
    windows.push(this);
  }
  loadURL(): Promise<void> {
    return Promise.resolve();
  }
  isMinimized(): boolean {
    return false;
  }
  isFocused(): boolean {
    return true;
  }
  isDestroyed(): boolean {
    return false;
  }
  isVisible(): boolean {
    return true;
  }
  show(): void {}
  focus(): void {}
  restore(): void {}
  setProgressBar(): void {}
  flashFrame(): void {}
}

app.useWindows({
  endBrowser: () => Promise.resolve(),
  closeAll: () => Promise.resolve('closed'),
  recordBadge() {},
});
