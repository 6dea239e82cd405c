import type { WebUtils } from 'electron';
import { randomBytes } from 'node:crypto';
import { createBridgeLink } from './bridge-link.ts';
import type { LinkMessage } from './bridge-link.ts';
import { createDroppedFiles } from './dropped-files.ts';
import { createWire } from './wire.ts';

/** What the preload's world tells main. Values are encoded by `wire`. */
export type FromPreload =
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'open' | 'navigate'; readonly url: string }
  /** So many files were dropped; they are kept as `standInDropped`. */
  | { readonly kind: 'drop'; readonly drop: number; readonly files: number }
  | { readonly kind: 'focus'; readonly isFocused: boolean };

/** What main calls in the preload's world, and the page's world cannot see. */
export type PreloadDoor = {
  settle(id: number, isOk: boolean, values: string): void;
  push(channel: string, values: string): void;
  /** Answers a drop: the paths of its files as a JSON array. */
  found(drop: number, paths: string): void;
};

type Names = { readonly toPage: string; readonly toPreload: string };
type Preload = (require: (name: string) => unknown, module: object, exports: object) => void;

/** Runs in the preload's world, before any script of the page. Self-contained: its source is given to Chromium. */
function preloadWorld(
  names: Names,
  makeWire: typeof createWire,
  makeLink: typeof createBridgeLink,
  watchDrops: typeof createDroppedFiles,
  preload: Preload,
): void {
  if (window !== window.top) return;
  const world = globalThis as unknown as {
    standInTell(text: string): void;
    standInDoor: PreloadDoor;
    standInDropped: Map<number, readonly File[]>;
  };
  const tell = (message: FromPreload): void => world.standInTell(JSON.stringify(message));
  const { encode, decode } = makeWire();
  const exposed = new Map<string, unknown>();
  const link = makeLink(names.toPage, names.toPreload, (message) => {
    if (message.kind === 'open') tell({ kind: 'open', url: message.url });
    if (message.kind === 'hello') for (const [key, api] of exposed) offer(key, api);
  });
  const offer = (key: string, api: unknown): void => link.post({ kind: 'expose', key, api: link.pack(api) });

  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  let asked = 0;
  world.standInDropped = new Map();
  const dropped = watchDrops((drop, files) => {
    world.standInDropped.set(drop, files);
    tell({ kind: 'drop', drop, files: files.length });
  });
  world.standInDoor = {
    found(drop, paths) {
      world.standInDropped.delete(drop);
      dropped.found(drop, JSON.parse(paths) as string[]);
    },
    settle(id, isOk, values) {
      const [value] = decode(values);
      if (isOk) waiting.get(id)?.resolve(value);
      else waiting.get(id)?.reject(new Error(String(value)));
      waiting.delete(id);
    },
    push(channel, values) {
      // Lists are replaced and never changed, so a listener may leave while being called.
      for (const listener of listeners.get(channel) ?? []) listener({}, ...decode(values));
    },
  };

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = (asked += 1);
      const reply = Promise.withResolvers<unknown>();
      const encoded = encode(args);
      waiting.set(id, reply);
      tell({ kind: 'invoke', id, channel, args: encoded });
      return reply.promise;
    },
    send: (channel: string, ...args: unknown[]) => tell({ kind: 'send', channel, args: encode(args) }),
    on(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: (event: object, ...args: unknown[]) => void) {
      const left = (listeners.get(channel) ?? []).filter((one) => one !== listener);
      listeners.set(channel, left);
      return ipcRenderer;
    },
  } satisfies Record<'invoke' | 'send' | 'on' | 'removeListener', unknown>;
  const webUtils = { getPathForFile: dropped.getPathForFile } satisfies Pick<WebUtils, 'getPathForFile'>;
  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown) {
      exposed.set(key, api);
      offer(key, api);
    },
  };

  // Navigation to http is seen by main on the network; any other scheme is stopped here and decided there.
  navigation.addEventListener('navigate', (event) => {
    if (event.destination.sameDocument || event.downloadRequest !== null) return;
    if (/^https?:/.test(event.destination.url) || !event.cancelable) return;
    event.preventDefault();
    tell({ kind: 'navigate', url: event.destination.url });
  });
  const onClick = (event: MouseEvent): void => {
    const anchor = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '');
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
    if (!(anchor instanceof HTMLAnchorElement) || event.defaultPrevented || event.button > 1) return;
    if (!isElsewhere && anchor.target !== '_blank') return;
    event.preventDefault();
    tell({ kind: 'open', url: anchor.href });
  };
  window.addEventListener('click', onClick);
  window.addEventListener('auxclick', onClick);
  for (const name of ['focus', 'blur'] as const) {
    window.addEventListener(name, () => tell({ kind: 'focus', isFocused: name === 'focus' }));
  }

  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name !== 'electron') throw new Error(`module not found: ${name}`);
    return { contextBridge, ipcRenderer, webUtils };
  };
  preload(require, module, module.exports);
}

/** Runs in the page's own world, before its scripts: puts there what the preload exposed, and no more. */
function pageWorld(names: Names, makeLink: typeof createBridgeLink): void {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  };
  const page = window;
  const takeIn = (message: LinkMessage): void => {
    if (message.kind !== 'expose' || message.key in page) return;
    const value = freeze(link.unpack(message.api));
    Object.defineProperty(page, message.key, { value, enumerable: true });
  };
  const link = makeLink(names.toPreload, names.toPage, takeIn);
  window.open = (url) => {
    link.post({ kind: 'open', url: new URL(url ?? 'about:blank', document.baseURI).href });
    return null;
  };
  if (window === window.top) link.post({ kind: 'hello' });
}

/** The two scripts of one window, under names that no page can guess. */
export function worldScripts(preload: string): { readonly preload: string; readonly page: string } {
  const secret = randomBytes(16).toString('hex');
  const names = JSON.stringify({ toPage: `${secret}-page`, toPreload: `${secret}-preload` });
  const [wire, link, drops] = [createWire, createBridgeLink, createDroppedFiles].map(String);
  return {
    preload: `(${String(preloadWorld)})(${names}, ${wire}, ${link}, ${drops}, function (require, module, exports) {\n${preload}\n});`,
    page: `(${String(pageWorld)})(${names}, ${link});`,
  };
}
