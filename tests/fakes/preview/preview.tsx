import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/src/app/app.tsx';
import '../../../renderer/src/theme/base.css';
import { createFakeBridge } from '../bridge.ts';
import type { FakeBridge } from '../bridge.ts';
import { scenarios } from '../bridge/scenarios.ts';
import type { ScenarioName } from '../bridge/scenarios.ts';

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can extend the DOM's.
  interface Window {
    /** For scripts that take pictures: change the world, emit, fail. */
    fakeBridge: FakeBridge;
  }
}

/** `?scenario=busy&theme=light#/queue`. Times on the page are as if it were the samples' now. */
const query = new URLSearchParams(window.location.search);
const name = query.get('scenario') ?? 'studio';
if (!Object.hasOwn(scenarios, name)) throw new Error(`No scenario ${name}`);
const world = scenarios[name as ScenarioName]();
const theme = query.get('theme');
if (theme === 'dark' || theme === 'light') world.settings = { ...world.settings, theme };
window.fakeBridge = createFakeBridge(world);

createRoot(document.body).render(
  <StrictMode>
    <App bridge={window.fakeBridge} nonce="preview" />
  </StrictMode>,
);
