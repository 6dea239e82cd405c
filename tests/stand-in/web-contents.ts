import type {
  BrowserWindow,
  Event,
  IpcMainEvent,
  IpcMainInvokeEvent,
  Item,
  RenderProcessGoneDetails,
  WebContents,
  WebContentsWillNavigateEventParams,
} from 'electron';
import { EventEmitter } from 'node:events';
import { createEvent } from './events.ts';
import type { Emits } from './events.ts';
import { ipcMain } from './ipc-main.ts';
import { openPageLink } from './page-link.ts';
import type { Frame, OpenedPage, PageLink } from './page-link.ts';
import { record } from './recording.ts';
import { checkDrag } from './start-drag.ts';
import { wire } from './wire.ts';
import type { FromPreload } from './worlds.ts';

type Navigation = Event<WebContentsWillNavigateEventParams>;
type NavigationArguments = [Navigation, string, boolean, boolean, number, number];
type ContentsEvents = Emits<
  WebContents,
  {
    blur: [];
    'did-finish-load': [];
    focus: [];
    'render-process-gone': [Event, RenderProcessGoneDetails];
    'will-navigate': NavigationArguments;
    'will-redirect': NavigationArguments;
  }
>;
type Used = 'getURL' | 'send' | 'setWindowOpenHandler' | 'startDrag';
type WindowOpenHandler = Parameters<WebContents['setWindowOpenHandler']>[0];

export class StandInWebContents extends EventEmitter<ContentsEvents> implements Pick<WebContents, Used> {
  #link: PageLink | null = null;
  #onWindowOpen: WindowOpenHandler | null = null;

  /** Takes over the page that Chromium opened for this window. */
  async attach(opened: OpenedPage, preload: string): Promise<void> {
    this.#link = await openPageLink(opened, preload, {
      receive: (message, frame) => this.#receive(message, frame),
      mayNavigate: (name, url) => this.#mayNavigate(name, url),
      loaded: () => this.emit('did-finish-load'),
      gone: () => this.emit('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 1 }),
    });
  }
  load(url: string): Promise<void> {
    return this.#attached().load(url);
  }
  /** A page that opened by a way that could not be stopped beforehand. */
  denyOpened(url: string): void {
    this.#open(url);
  }

  getURL(): string {
    return this.#link?.frame()?.url ?? '';
  }
  send(channel: string, ...args: unknown[]): void {
    this.#link?.call('push', [channel, wire.encode(args)]);
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#onWindowOpen = handler;
  }
  startDrag(item: Item): void {
    const drag = checkDrag(item);
    if (drag !== null) record({ what: 'startDrag', ...drag });
  }

  #attached(): PageLink {
    if (this.#link === null) throw new Error('The page has not been opened yet');
    return this.#link;
  }

  #receive(message: FromPreload, frame: Frame): void {
    switch (message.kind) {
      case 'open':
        return this.#open(message.url);
      case 'focus':
        this.emit(message.isFocused ? 'focus' : 'blur');
        return;
      case 'navigate':
        if (this.#mayNavigate('will-navigate', message.url)) void this.load(message.url);
        return;
      case 'drop':
        void this.#tellDropped(message, frame);
        return;
      case 'send':
        ipcMain.receive(this.#ipcEvent(frame) as IpcMainEvent, message.channel, wire.decode(message.args));
        return;
      case 'invoke':
        void this.#invoke(message, frame);
    }
  }

  async #invoke(message: FromPreload & { kind: 'invoke' }, frame: Frame): Promise<void> {
    const link = this.#attached();
    const settle = (isOk: boolean, value: unknown): void =>
      link.callIn(frame, 'settle', [message.id, isOk, wire.encode([value])]);
    try {
      const event = this.#ipcEvent(frame);
      settle(true, await ipcMain.answer(event, message.channel, wire.decode(message.args)));
    } catch (error) {
      settle(false, error instanceof Error ? error.message : String(error));
    }
  }

  async #tellDropped({ drop, files }: FromPreload & { kind: 'drop' }, frame: Frame): Promise<void> {
    const link = this.#attached();
    try {
      const paths = await link.droppedPaths(frame, drop, files);
      link.callIn(frame, 'found', [drop, JSON.stringify(paths)]);
    } catch (error) {
      // The document was left while it was looked up: nobody waits for the drop any more.
      if (!frame.isDestroyed()) throw error;
    }
  }

  /** `senderFrame` is null as soon as the page that sent the message has been left, as in Electron. */
  #ipcEvent(frame: Frame): IpcMainInvokeEvent {
    const event = { ...createEvent({}), type: 'frame', sender: this, frameId: 1, processId: 1 };
    const senderFrame = { get: () => (frame.isDestroyed() ? null : frame), enumerable: true };
    return Object.defineProperty(event, 'senderFrame', senderFrame) as unknown as IpcMainInvokeEvent;
  }

  #mayNavigate(name: 'will-navigate' | 'will-redirect', url: string): boolean {
    const details = { url, isSameDocument: false, isMainFrame: true, frame: null };
    const event: Navigation = createEvent(details);
    this.emit(name, event, url, false, true, 1, 1);
    return !event.defaultPrevented;
  }

  #open(url: string): void {
    const referrer = { url: this.getURL(), policy: 'strict-origin-when-cross-origin' } as const;
    const details = { url, frameName: '', features: '', disposition: 'foreground-tab', referrer } as const;
    const { action } = this.#onWindowOpen?.(details) ?? { action: 'allow' };
    if (action === 'allow') console.error('The stand-in opens no windows for a page; Electron would have.');
  }
}

/** The typed object that the studio knows; the stand-in has of it what the studio uses. */
export function asWebContents(contents: StandInWebContents): BrowserWindow['webContents'] {
  return contents as unknown as WebContents;
}
