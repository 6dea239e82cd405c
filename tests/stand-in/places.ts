import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/** Where Electron keeps each program's data folder. */
function appDataFolder(): string {
  const home = homedir();
  if (process.platform === 'win32') return process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
  if (process.platform === 'darwin') return path.join(home, 'Library', 'Application Support');
  return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
}

/** The folders of app.getPath() that the studio asks for, by Electron's names. */
export function defaultPlaces(appName: string, userDataDir: string): Map<string, string> {
  const home = homedir();
  const appData = appDataFolder();
  const userData = userDataDir === '' ? path.join(appData, appName) : path.resolve(userDataDir);
  return new Map([
    ['home', home],
    ['appData', appData],
    ['userData', userData],
    ['temp', tmpdir()],
    ['logs', path.join(userData, 'logs')],
    ['desktop', path.join(home, 'Desktop')],
    ['documents', path.join(home, 'Documents')],
    ['downloads', path.join(home, 'Downloads')],
    ['videos', path.join(home, process.platform === 'darwin' ? 'Movies' : 'Videos')],
  ]);
}
