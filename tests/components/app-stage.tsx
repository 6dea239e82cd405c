import { render, screen, waitFor } from '@testing-library/react';
import { EditorView } from '@codemirror/view';
import { beforeEach, vi } from 'vitest';
import { App } from '../../renderer/src/app/app.tsx';
import { createFakeBridge } from '../fakes/bridge.ts';
import type { FakeBridge } from '../fakes/bridge.ts';
import type { World } from '../fakes/bridge/world.ts';
import { withLayout } from './room-stage.tsx';

// For good: a pause of typing may end after its test, and looks for them then.
Object.assign(globalThis, {
  requestIdleCallback: (work: () => void) => window.setTimeout(work),
  cancelIdleCallback: (id: number) => window.clearTimeout(id),
});

/** As `withLayout`, in a window this wide, and with what CodeMirror measures by. */
export function withWindow(width: number): void {
  withLayout();
  beforeEach(() => {
    vi.stubGlobal('matchMedia', (query: string) => {
      const [, kind, limit] = /\((min|max)-width: (\d+)px\)/.exec(query) ?? [];
      const matches = kind === 'min' ? width >= Number(limit) : kind === 'max' && width <= Number(limit);
      return { matches, addEventListener() {}, removeEventListener() {} };
    });
    Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
    Range.prototype.getBoundingClientRect = () => new DOMRect();
    Element.prototype.scrollIntoView = () => undefined;
    window.localStorage.clear();
  });
}

/** The whole app on a fake bridge, at an address. */
export function stageApp(
  world: World,
  hash: string,
  prepare: (bridge: FakeBridge) => void = () => undefined,
) {
  const bridge = createFakeBridge(world);
  prepare(bridge);
  window.location.hash = hash;
  return { bridge, world, ...render(<App bridge={bridge} nonce="test" />) };
}

function viewOf(name: string): EditorView {
  const view = EditorView.findFromDOM(screen.getByRole('textbox', { name }));
  if (view === null) throw new Error(`${name} is no editor`);
  return view;
}

export async function editor(name: string): Promise<EditorView> {
  await waitFor(() => viewOf(name));
  return viewOf(name);
}

/** Replaces the text of an editor as typing would; jsdom has no layout to type into. */
export async function typeInto(name: string, text: string): Promise<void> {
  const view = await editor(name);
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.type' });
}
