import { CSPProvider } from '@base-ui/react/csp-provider';
import { useState } from 'react';
import type { Bridge } from '../bridge.ts';
import { Player } from '../features/player/player.tsx';
import { Shell } from '../features/shell/shell.tsx';
import { TransferLayer } from '../features/transfer/transfer-layer.tsx';
import { BridgeProvider } from '../stores/bound.ts';
import { shellText } from '../text/shell.ts';
import { NonceProvider } from '../ui/nonce.ts';
import { ToastsProvider, createToasts } from '../ui/toasts.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';

import { RoomView } from './room-view.tsx';

type AppProps = {
  readonly bridge: Bridge;
  /** Lets style elements made at run time (Base UI, CodeMirror) through the Content-Security-Policy. */
  readonly nonce: string;
};

export function App({ bridge, nonce }: AppProps) {
  const [toasts] = useState(createToasts);
  return (
    <CSPProvider nonce={nonce}>
      <NonceProvider value={nonce}>
        <BridgeProvider value={bridge}>
          <TooltipProvider delay={500}>
            <ToastsProvider made={toasts} closeLabel={shellText.close}>
              <Shell>
                <RoomView />
              </Shell>
              <Player />
              <TransferLayer />
            </ToastsProvider>
          </TooltipProvider>
        </BridgeProvider>
      </NonceProvider>
    </CSPProvider>
  );
}
