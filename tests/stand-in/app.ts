import type { App, BrowserWindow as ElectronWindow, Event } from 'electron';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createEvent } from './events.ts';
import type { Emits } from './events.ts';
import { defaultPlaces } from './places.ts';
import { lockInstance } from './single-instance.ts';
import { commandLine } from './switches.ts';

type AppEvents = Emits<
  App,
  {
    'before-quit': [Event];
    'browser-window-focus': [Event, ElectronWindow];
    'will-quit': [Event];
    quit: [Event, number];
    'window-all-closed': [];
    'second-instance': [Event, string[], string, unknown];
  }
>;
type Used =
  | 'commandLine'
  | 'enableSandbox'
  | 'exit'
  | 'getName'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setBadgeCount'
  | 'setPath'
  | 'whenReady';

/** What the app needs of the windows, which need the app: given by the window module when it loads. */
type Windows = {
  closeAll(): Promise<'closed' | 'kept-open'>;
  endBrowser(): Promise<void>;
  recordBadge(count: number): void;
};

class StandInApp extends EventEmitter<AppEvents> implements Pick<App, Used> {
  readonly isPackaged = false;
  readonly commandLine = commandLine as App['commandLine'];
  readonly #folder: string;
  readonly #package: { name: string; productName?: string; version: string; main: string };
  readonly #places: Map<string, string>;
  readonly #ready = Promise.withResolvers<void>();
  #windows: Windows | null = null;
  #quitting: 'no' | 'asked' | 'agreed' = 'no';

  constructor(folder: string) {
    super();
    this.#folder = folder;
    this.#package = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    this.#places = defaultPlaces(this.getName(), commandLine.getSwitchValue('user-data-dir'));
  }

  get mainFile(): string {
    return path.join(this.#folder, this.#package.main);
  }
  get isQuitting(): boolean {
    return this.#quitting !== 'no';
  }
  useWindows(windows: Windows): void {
    this.#windows = windows;
  }
  becomeReady(): void {
    this.#ready.resolve();
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  getName(): string {
    return this.#package.productName ?? this.#package.name;
  }
  getVersion(): string {
    return this.#package.version;
  }
  getPath(name: Parameters<App['getPath']>[0]): string {
    const place = this.#places.get(name);
    if (place === undefined) throw new Error(`Failed to get '${name}' path`);
    return place;
  }
  setPath(name: string, place: string): void {
    if (!path.isAbsolute(place)) throw new Error('Path must be absolute');
    this.#places.set(name, place);
  }
  requestSingleInstanceLock(): boolean {
    return lockInstance(this.getPath('userData'), ({ argv, workingDirectory }) =>
      this.emit('second-instance', createEvent(), argv, workingDirectory, null),
    );
  }
  setAppUserModelId(): void {}
  setBadgeCount(count = 0): boolean {
    this.#windows?.recordBadge(count);
    return true;
  }
  /** The page is always in Chromium's own sandbox, as far as the machine has one. */
  enableSandbox(): void {}

  /** before-quit, every window closed, will-quit, quit: each of the first three may stop it. */
  quit(): void {
    if (this.#quitting !== 'no') return;
    this.#quitting = 'asked';
    void this.#quit();
  }
  exit(exitCode = 0): void {
    const end = (): never => process.exit(exitCode);
    this.emit('quit', createEvent(), exitCode);
    if (this.#windows === null) end();
    else void this.#windows.endBrowser().then(end, end);
  }
  /** Called when the last window has closed. */
  allWindowsClosed(): void {
    if (this.#quitting !== 'no') return;
    if (!this.emit('window-all-closed')) this.quit();
  }

  async #quit(): Promise<void> {
    const before = createEvent();
    this.emit('before-quit', before);
    if (before.defaultPrevented || (await this.#windows?.closeAll()) === 'kept-open') {
      this.#quitting = 'no';
      return;
    }
    const will = createEvent();
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.#quitting = 'no';
      return;
    }
    this.exit(0);
  }
}

/** `electron <folder> …`: the folder with the package.json is the first argument. */
export const app = new StandInApp(path.resolve(process.argv[1] ?? '.'));
