import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { realBridge } from './bridge.ts';
import { applyRememberedTheme } from './features/shell/theme.ts';
import { startStillMaker } from './features/posters/still-maker.ts';
import './theme/base.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root.');
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

applyRememberedTheme();
createRoot(root).render(
  <StrictMode>
    <App bridge={realBridge()} nonce={nonce} />
  </StrictMode>,
);
startStillMaker(realBridge());
