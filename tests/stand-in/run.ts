/**
 * `node run.ts <app folder> [switches]`: what `electron <app folder> [switches]` does, in plain Node with a Chromium. A test and
 * fallback runtime for machines without Electron's binary; it is in no package.
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const electron = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
});

// Electron's argv has no script in it: the program, then the app's folder.
process.argv.splice(1, 1);
console.log('Stand-in runtime: Chromium driven from Node in place of Electron, for tests and as a fallback.');

const { app } = await import('./app.ts');
await import('./electron.ts');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
// Ready when the main module has been loaded, or waits for that itself with nothing else to do (NodeBindings::JoinAppCode).
process.once('beforeExit', () => app.becomeReady());
await import(pathToFileURL(app.mainFile).href);
app.becomeReady();
