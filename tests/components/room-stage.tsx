import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, vi } from 'vitest';
import { BridgeProvider } from '../../renderer/src/stores/bound.ts';
import { ToastsProvider, createToasts } from '../../renderer/src/ui/toasts.tsx';
import { TooltipProvider } from '../../renderer/src/ui/tooltip.tsx';
import type { FakeBridge } from '../fakes/bridge.ts';

const size = { width: 1000, height: 700 };

/** What jsdom does not have and rooms lay themselves out by: sizes, and being told of them. */
export function withLayout(): void {
  beforeEach(() => {
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe(): void {}
        unobserve(): void {}
        disconnect(): void {}
      },
    );
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} }));
    for (const [name, value] of [
      ['clientWidth', size.width],
      ['clientHeight', size.height],
      ['offsetWidth', size.width],
      ['offsetHeight', size.height],
    ] as const)
      vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(value);
    vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => undefined);
    vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined);
    vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(() => Promise.resolve());
    Element.prototype.scrollTo = () => undefined;
  });
  afterEach(() => {
    cleanup();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    window.location.hash = '';
  });
}

/** A room as the app holds it, on this bridge. */
export function stage(bridge: FakeBridge, room: ReactElement) {
  return render(
    <BridgeProvider value={bridge}>
      <TooltipProvider>
        <ToastsProvider made={createToasts()} closeLabel="Close">
          {room}
        </ToastsProvider>
      </TooltipProvider>
    </BridgeProvider>,
  );
}
