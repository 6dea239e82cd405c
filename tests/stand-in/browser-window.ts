import type { BrowserWindow as ElectronWindow, BrowserWindowConstructorOptions, Event } from 'electron';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { app } from './app.ts';
import { endBrowser, openBrowser } from './browser.ts';
import { createEvent } from './events.ts';
import type { Emits } from './events.ts';
import { nativeTheme } from './native-theme.ts';
import { record } from './recording.ts';
import { grantedPermissions } from './session.ts';
import { StandInWebContents, asWebContents } from './web-contents.ts';

type WindowEvents = Emits<
  ElectronWindow,
  { blur: []; close: [Event]; closed: []; focus: []; 'ready-to-show': [] }
>;
type Used =
  | 'close'
  | 'focus'
  | 'isFocused'
  | 'isMinimized'
  | 'loadURL'
  | 'restore'
  | 'setProgressBar'
  | 'show'
  | 'webContents';

const windows = new Set<BrowserWindow>();

/** A page of Chromium: a window with a display, unseen without. */
export class BrowserWindow extends EventEmitter<WindowEvents> implements Pick<ElectronWindow, Used> {
  readonly webContents: ElectronWindow['webContents'];
  readonly #contents = new StandInWebContents();
  #isFocused = true;
  readonly #opened: Promise<Page>;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    this.webContents = asWebContents(this.#contents);
    this.#contents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.#contents.on('focus', () => this.#focused(true));
    this.#contents.on('blur', () => this.#focused(false));
    windows.add(this);
    this.#opened = this.#open(options);
    this.#opened.catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
  }

  async loadURL(url: string): Promise<void> {
    const page = await this.#opened;
    const permissions = grantedPermissions(this.#contents, url);
    const { loopback } = await openBrowser({ width: 0, height: 0, background: '' });
    await page.context().grantPermissions(permissions, { origin: loopback.origin });
    await this.#contents.load(url);
  }
  /** The window is on the screen from the start; this brings it to the front. */
  show(): void {
    this.focus();
  }
  focus(): void {
    // A window that is closing needs no focus.
    void this.#opened.then((page) => page.bringToFront()).catch(() => undefined);
  }
  isFocused(): boolean {
    return this.#isFocused;
  }
  setProgressBar(progress: number): void {
    record({ what: 'setProgressBar', progress });
  }
  /** Chromium's window does not tell that it was minimised; focus() restores it. */
  isMinimized(): boolean {
    return false;
  }
  restore(): void {
    this.focus();
  }
  close(): void {
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) void this.#opened.then((page) => page.close());
  }

  async #open(options: BrowserWindowConstructorOptions): Promise<Page> {
    const { width = 800, height = 600, backgroundColor = '#ffffff', webPreferences } = options;
    const { context, loopback } = await openBrowser({ width, height, background: backgroundColor });
    const isFirst = windows.size === 1 && context.pages().length === 1;
    const page = (isFirst ? context.pages()[0] : undefined) ?? (await context.newPage());
    const cdp = await context.newCDPSession(page);
    const preload = webPreferences?.preload === undefined ? '' : readFileSync(webPreferences.preload, 'utf8');
    await nativeTheme.follow(page);
    await this.#contents.attach({ cdp, loopback }, preload);
    context.on('page', (other) => void this.#denyPopup(page, other, loopback.toApp(other.url())));
    page.once('close', () => this.#closed());
    return page;
  }

  /** A window that a page opened past the scripts that stop it. Pages without an opener are a test's own. */
  async #denyPopup(page: Page, popup: Page, url: string): Promise<void> {
    if ((await popup.opener()) !== page) return;
    await popup.close();
    this.#contents.denyOpened(url);
  }

  /** As the page tells it: Chromium's own window gains and loses the focus with its page. */
  #focused(isFocused: boolean): void {
    if (this.#isFocused === isFocused) return;
    this.#isFocused = isFocused;
    this.emit(isFocused ? 'focus' : 'blur');
    if (isFocused) app.emit('browser-window-focus', createEvent(), this as unknown as ElectronWindow);
  }

  #closed(): void {
    windows.delete(this);
    this.emit('closed');
    if (windows.size === 0) app.allWindowsClosed();
  }
}

app.useWindows({
  endBrowser,
  recordBadge: (count) => record({ what: 'app.setBadgeCount', count }),
  async closeAll() {
    for (const window of windows) {
      const closed = once(window, 'closed');
      let isKept = false;
      window.once('close', (event) => (isKept = event.defaultPrevented));
      window.close();
      if (isKept) return 'kept-open';
      await closed;
    }
    return 'closed';
  },
});
