import type { WebFrameMain } from 'electron';
import type { CDPSession } from 'playwright-core';
import type { Loopback } from './loopback.ts';
import { worldScripts } from './worlds.ts';
import type { FromPreload, PreloadDoor } from './worlds.ts';

export type OpenedPage = { readonly cdp: CDPSession; readonly loopback: Loopback };

/** One document in the window; replaced by every load. */
export type Frame = Pick<WebFrameMain, 'isDestroyed' | 'parent' | 'url'> & { readonly contextId: number };

export type PageLink = {
  frame(): Frame | null;
  load(url: string): Promise<void>;
  /** Calls into the preload's world of the present document; nobody hears it while there is none, as in Electron. */
  call<N extends keyof PreloadDoor>(name: N, args: Parameters<PreloadDoor[N]>): void;
  /** The same for the document that a message came from, if it is still there. */
  callIn<N extends keyof PreloadDoor>(frame: Frame, name: N, args: Parameters<PreloadDoor[N]>): void;
  /** Where the files of a drop on this document lie; '' for one that lies nowhere. */
  droppedPaths(frame: Frame, drop: number, files: number): Promise<string[]>;
};

type Listener = {
  receive(message: FromPreload, frame: Frame): void;
  mayNavigate(name: 'will-navigate' | 'will-redirect', url: string): boolean;
  loaded(): void;
  gone(): void;
};

const worldName = 'stand-in preload';
const droppedFile = 'function (drop, index) { return globalThis.standInDropped.get(drop)[index]; }';
const callDoor = 'function (name, ...values) { globalThis.standInDoor[name](...values); }';

/** Ties one page of Chromium to main over the DevTools protocol: the preload's own world, its messages, and every navigation. */
export async function openPageLink(
  opened: OpenedPage,
  preload: string,
  listener: Listener,
): Promise<PageLink> {
  const { cdp, loopback } = opened;
  let frame: Frame | null = null;
  let address = '';
  /** The address that main itself is about to load: not a navigation of the page. */
  let expected: string | null = null;

  await cdp.send('Page.enable');
  const mainFrameId = (await cdp.send('Page.getFrameTree')).frameTree.frame.id;

  cdp.on('Page.frameNavigated', (event) => {
    if (event.frame.id === mainFrameId) address = loopback.toApp(event.frame.url);
  });
  cdp.on('Page.navigatedWithinDocument', (event) => {
    if (event.frameId === mainFrameId) address = loopback.toApp(event.url);
  });
  cdp.on('Runtime.executionContextsCleared', () => (frame = null));
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId } = (context.auxData ?? {}) as { frameId?: string };
    if (context.name !== worldName || frameId !== mainFrameId) return;
    const created: Frame = {
      contextId: context.id,
      get url() {
        return address;
      },
      parent: null,
      isDestroyed: () => frame !== created,
    };
    frame = created;
  });
  cdp.on('Runtime.bindingCalled', ({ executionContextId, payload }) => {
    if (frame?.contextId !== executionContextId) return;
    listener.receive(JSON.parse(payload) as FromPreload, frame);
  });
  cdp.on('Page.loadEventFired', () => listener.loaded());
  cdp.on('Inspector.targetCrashed', () => {
    frame = null;
    listener.gone();
  });

  // Every document that the window asks for waits here for main's decision.
  cdp.on('Fetch.requestPaused', ({ requestId, request, frameId, redirectedRequestId }) => {
    const isRedirect = redirectedRequestId !== undefined;
    const isOurs = request.url === expected && !isRedirect;
    if (isOurs) expected = null;
    const name = isRedirect ? 'will-redirect' : 'will-navigate';
    const isAllowed =
      frameId !== mainFrameId || isOurs || listener.mayNavigate(name, loopback.toApp(request.url));
    const decision = isAllowed
      ? cdp.send('Fetch.continueRequest', { requestId })
      : cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    // The page may be gone by now.
    decision.catch(() => undefined);
  });

  await prepare(cdp, loopback, preload);

  function callIn(target: Frame, name: string, args: readonly (string | number | boolean)[]): void {
    if (frame === null || target !== frame) return;
    const values = [name, ...args].map((value) => ({ value }));
    cdp
      .send('Runtime.callFunctionOn', {
        functionDeclaration: callDoor,
        executionContextId: frame.contextId,
        arguments: values,
      })
      // The document was left while the call was on its way.
      .catch(() => undefined);
  }

  return {
    frame: () => frame,
    async load(url) {
      expected = loopback.toPage(new URL(url).href);
      // Not Playwright's own waiting: that gives up on a page that crashed before, and a load is the way out of a crash.
      const loaded = new Promise((resolve) => cdp.once('Page.loadEventFired', resolve));
      const { errorText } = await cdp.send('Page.navigate', { url: expected });
      if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
      await loaded;
    },
    call: (name, args) => frame !== null && callIn(frame, name, args),
    callIn,
    droppedPaths: ({ contextId }, drop, files) => pathsOf(cdp, contextId, drop, files),
  };
}

async function pathsOf(
  cdp: CDPSession,
  executionContextId: number,
  drop: number,
  files: number,
): Promise<string[]> {
  const objectGroup = `stand-in drop ${drop}`;
  const pathAt = async (index: number): Promise<string> => {
    const { result } = await cdp.send('Runtime.callFunctionOn', {
      functionDeclaration: droppedFile,
      executionContextId,
      objectGroup,
      arguments: [{ value: drop }, { value: index }],
    });
    if (result.objectId === undefined) return '';
    return (await cdp.send('DOM.getFileInfo', { objectId: result.objectId })).path;
  };
  const paths = await Promise.all(Array.from({ length: files }, (_, index) => pathAt(index)));
  await cdp.send('Runtime.releaseObjectGroup', { objectGroup });
  return paths;
}

async function prepare(cdp: CDPSession, loopback: Loopback, preload: string): Promise<void> {
  const scripts = worldScripts(preload);
  const { name, value } = loopback.cookie;
  await Promise.all([
    cdp.send('Runtime.enable'),
    cdp.send('Runtime.addBinding', { name: 'standInTell', executionContextName: worldName }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
    cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }),
    cdp.send('Network.setCookie', { name, value, url: loopback.origin, httpOnly: true, sameSite: 'Strict' }),
  ]);
}
