import { appHandlers } from './app-handlers.ts';
import { curationHandlers } from './curation-handlers.ts';
import { doubleHandlers } from './double-handlers.ts';
import { draftHandlers } from './draft-handlers.ts';
import { ledgerHandlers } from './ledger-handlers.ts';
import { libraryHandlers } from './library-handlers.ts';
import { phrasebookHandlers } from './phrasebook-handlers.ts';
import { revisionHandlers } from './revision-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { stillHandlers } from './still-handlers.ts';
import { takeHandlers } from './take-handlers.ts';
import { transferHandlers } from './transfer-handlers.ts';
import { workHandlers } from './work-handlers.ts';
import type { Emit, FakeHandlers, World } from './world.ts';

export function fakeHandlers(world: World, emit: Emit): FakeHandlers {
  return {
    ...appHandlers(world, emit),
    ...curationHandlers(world, emit),
    ...doubleHandlers(world, emit),
    ...draftHandlers(world, emit),
    ...ledgerHandlers(world),
    ...libraryHandlers(world, emit),
    ...phrasebookHandlers(world, emit),
    ...revisionHandlers(world, emit),
    ...settingsHandlers(world, emit),
    ...stillHandlers(world, emit),
    ...takeHandlers(world, emit),
    ...transferHandlers(world, emit),
    ...workHandlers(world, emit),
  };
}
