import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { realBridge } from './bridge.ts';
import { applyRememberedTheme } from './features/shell/theme.ts';
import { startStillMaker } from './features/posters/still-maker.ts';
import './theme/base.css';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

applyRememberedTheme();
// The body itself: dialogs and menus are drawn into it, and React hears each event at every element it draws into.
createRoot(document.body).render(
  <StrictMode>
    <App bridge={realBridge()} nonce={nonce} />
  </StrictMode>,
);
startStillMaker(realBridge());
