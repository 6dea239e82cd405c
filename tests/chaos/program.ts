import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Desktop, Http, Log, SecretStore, SettingsFile } from '../../electron/services/ports.ts';
import { openStudio, type Studio } from '../../electron/services/studio.ts';
import { isLoopback } from '../../electron/services/wavespeed/urls.ts';
import type { Dice } from './dice.ts';
import type { Life } from './life.ts';
import type { Volume } from './volume.ts';

/** Where the studio of one schedule keeps its things. */
export type Places = {
  readonly userData: string;
  readonly library: string;
  readonly outputs: string;
  readonly journal: string;
};

/** Nothing listens there: requests to it never leave the process. */
const apiBase = new URL('http://127.0.0.1:9/api/v3');

export function makePlaces(folder: string): Places {
  const userData = path.join(folder, 'user-data');
  const places = {
    userData,
    library: path.join(folder, 'library'),
    outputs: path.join(folder, 'outputs'),
    journal: path.join(userData, 'studio.sqlite'),
  };
  mkdirSync(places.outputs, { recursive: true });
  mkdirSync(userData, { recursive: true });
  return places;
}

/** The settings file of one schedule: outlives each life. */
export function createSettingsFile(): SettingsFile {
  let text = '{}';
  return {
    read: () => JSON.parse(text) as unknown,
    write: (value) => {
      text = JSON.stringify(value);
    },
  };
}

/** The real studio, whole, for one life of the program. */
export async function openProgram(parts: {
  readonly life: Life;
  readonly places: Places;
  readonly volume: Volume;
  readonly http: Http;
  readonly settingsFile: SettingsFile;
  readonly dice: Dice;
  readonly log: Log;
}): Promise<Studio> {
  const { life, places, volume, http, settingsFile, dice, log } = parts;
  const studio = await openStudio(
    {
      clock: life.clock,
      random: dice.random,
      log,
      http,
      secrets: noSecrets,
      settingsFile,
      desktop: noDesktop,
      disk: volume.diskOf(life),
    },
    { userData: places.userData, defaultLibrary: places.library, practiceClips: places.outputs },
    {
      apiBase,
      apiIsLoopback: isLoopback(apiBase),
      apiKey: 'wsk-chaos',
      libraryFolder: places.library,
      practiceSpeed: 1,
    },
    {
      onTakes() {},
      onDrafts() {},
      onLibrary() {},
      onWorks() {},
      onPhrasebook() {},
      onStills() {},
      onActs() {},
      onLists() {},
      onStatus() {},
      onSettings() {},
    },
  );
  if (!life.isDead()) studio.start();
  return studio;
}

const noSecrets: SecretStore = {
  protection: () => Promise.resolve('none'),
  load: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  erase: () => Promise.resolve(),
};

const noDesktop: Desktop = {
  reveal() {},
  openFolder: () => Promise.resolve(),
  openExternal: () => Promise.resolve(),
  trash: () => Promise.resolve(),
  copyFiles: () => Promise.resolve(),
  chooseFiles: () => Promise.resolve(null),
  chooseFolder: () => Promise.resolve(null),
  chooseSaveFile: () => Promise.resolve(null),
};
