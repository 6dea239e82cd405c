import { app } from 'electron';
import path from 'node:path';
import type { StudioPlaces } from '../services/studio.ts';

/** Honours --user-data-dir on both runtimes. Must run before anything asks for a path. */
export function placeUserData(): void {
  const folder = app.commandLine.getSwitchValue('user-data-dir');
  if (folder !== '') app.setPath('userData', path.resolve(folder));
}

/** `assets`: what the build copied beside the bundle. */
export function findPlaces(assets: string): StudioPlaces {
  return {
    userData: app.getPath('userData'),
    defaultLibrary: path.join(app.getPath('videos'), 'Dailies'),
    practiceClips: path.join(assets, 'practice'),
  };
}
